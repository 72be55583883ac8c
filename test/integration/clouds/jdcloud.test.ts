import { describe, expect, it } from 'vitest';
import { signedRequest } from '../../../src/main/clouds/jdcloud/client.ts';
import { jdcloudKind } from '../../clouds/jdcloud/kind.ts';
import { readAuthorization, signatureFits } from '../../clouds/jdcloud/signature.ts';
import { typingFor } from '../../clouds/shared/typed-key.ts';
import { answeringAlike, atKind } from './at-kind.ts';
import { failureOf } from './support.ts';
import { describeVerify } from './verify-suite.ts';

describeVerify(jdcloudKind);

const NOTHING = { createdAt: null, expiresAt: null, lastUsed: null, state: null };
const MADE = Date.UTC(2026, 2, 4, 5, 6, 7);
const USED = Date.UTC(2026, 10, 1, 20);
const { typed } = typingFor('jdcloud');

type At = Awaited<ReturnType<typeof atKind>>;

function rootKey({ there }: At) {
  const root = there.store.addPrincipal({ kind: 'root', accountId: 'example_main', name: 'main' });
  const lastUsed = { at: USED, service: 'vm', region: '' };
  return typed(
    there.store.addKey(root, { publicId: 'A'.repeat(32), secret: 'main', createdAt: MADE, lastUsed }),
  );
}

describe('a key of JD Cloud', () => {
  it('of the main account is one of root, and tells all that its list holds', async () => {
    await using at = await atKind(jdcloudKind);
    const key = rootKey(at);
    expect(await at.verify(key)).toMatchObject({
      principalKind: 'root',
      accountId: 'example_main',
      principal: 'example_main',
      details: {},
    });
    expect(await at.facts(key)).toEqual({
      ...NOTHING,
      createdAt: MADE,
      lastUsed: { kind: 'used', at: USED, service: null, region: null },
      state: 'active',
    });
  });

  it('of a sub-user is looked for by the sub-user’s name', async () => {
    await using at = await atKind(jdcloudKind);
    const key = at.there.newKey();
    const createdAt = Math.floor(key.stored.createdAt / 1000) * 1000;
    expect(await at.facts(key)).toEqual({ ...NOTHING, createdAt, state: 'active' });
    const misnamed = { ...key, fields: { ...key.fields, sub_user: 'nobody' } };
    key.stored.owner.allow = ['iam:*'];
    expect(await at.facts(misnamed)).toEqual(NOTHING);
    key.stored.owner.allow = ['iam:describeUserPin'];
    expect(await at.facts(key)).toEqual(NOTHING);
  });

  it('works, but not from this address', async () => {
    await using at = await atKind(jdcloudKind);
    at.there.store.settings.addressRefused = true;
    expect(await failureOf(at.verify(at.there.newKey()))).toMatchObject({
      kind: 'valid-but-not-from-this-address',
      vendorCode: 'HTTP_FORBIDDEN',
      httpStatus: 403,
      requestId: expect.stringMatching(/^c/),
    });
  });

  it('signs for its own region, or for the site’s where it names none', async () => {
    await using at = await atKind(jdcloudKind);
    const key = at.there.newKey();
    const read = { regional: true, path: ['user:describeUserPin'], query: { accessKey: key.publicId } };
    const ask = signedRequest(read, ...at.asked(key));
    expect(ask.url.pathname).toBe('/v1/regions/cn-east-2/user%3AdescribeUserPin');
    expect(ask.headers.authorization).toContain('/cn-east-2/iam/jdcloud2_request');
    const elsewhere = { ...key, fields: {} };
    expect(signedRequest(read, ...at.asked(elsewhere)).headers.authorization).toContain(
      '/cn-north-1/iam/jdcloud2_request',
    );
    expect(await at.verify(elsewhere)).toMatchObject({ principal: key.stored.owner.name });
  });

  it('keeps what an address of one’s own begins with, and signs it', async () => {
    await using at = await atKind(jdcloudKind);
    const key = at.there.newKey();
    const from = (iam: string) =>
      signedRequest({ regional: false, path: ['subUsers'] }, ...at.asked(key, { endpoints: { iam } }));
    expect(from('https://proxy.example').url.pathname).toBe('/v1/subUsers');
    const { url, method, headers } = from('https://proxy.example/jd/');
    expect(url.pathname).toBe('/jd/v1/subUsers');
    const { pathname: path, searchParams: query } = url;
    const sent = { method, path, query, target: path, headers, body: '' };
    const signed = readAuthorization(sent);
    expect(signed && signatureFits(sent, signed, key.stored.secret)).toBe(true);
  });

  it('signs anew for each attempt', async () => {
    await using at = await atKind(jdcloudKind);
    at.there.weather({ fail: 1, drop: 1 });
    expect(await at.verify(at.there.newKey())).toMatchObject({ principalKind: 'user' });
    expect(new Set(at.there.store.seen.map(({ signature }) => signature)).size).toBe(2);
  });

  it.each([
    ['a portal', 200, '<html>Sign in</html>', 'wrong-endpoint'],
    ['an answer without a pin', 200, '{"requestId":"1","result":{}}', 'wrong-endpoint'],
    ['a broken proxy', 502, 'Bad gateway', 'unexpected'],
  ])('is not told wrong by %s', async (_who, status, body, kind) => {
    await using at = await atKind(jdcloudKind);
    await using portal = await answeringAlike({ status, body });
    const failure = await failureOf(at.verify(at.there.newKey(), { endpoints: { iam: portal.url } }));
    expect(failure).toMatchObject({ kind, vendorCode: null });
  });
});

describe('an administrator’s look at keys of JD Cloud', () => {
  it('finds those of the main account and of its sub-users', async () => {
    await using at = await atKind(jdcloudKind);
    const [admin, key] = [rootKey(at), at.there.newKey()];
    expect(await at.lookUp(admin, admin)).toBe('active');
    expect(await at.lookUp(admin, key)).toBe('active');
    key.stored.status = 'Inactive';
    expect(await at.lookUp(admin, key)).toBe('disabled');
    expect(await at.lookUp(admin, { publicId: 'B'.repeat(32), fields: {} })).toBe('absent');
  });

  it('asks for one sub-user alone where the key names it', async () => {
    await using at = await atKind(jdcloudKind);
    const [admin, key] = [rootKey(at), at.there.newKey()];
    const fields = { sub_user: key.stored.owner.name };
    expect(await at.lookUp(admin, { ...key, fields })).toBe('active');
    expect(at.there.store.seen.map(({ action }) => action)).toEqual(['getSubUserAccessKeys']);
    expect(await at.lookUp(admin, { publicId: 'B'.repeat(32), fields })).toBe('absent');
  });

  it('may be refused', async () => {
    await using at = await atKind(jdcloudKind);
    const key = at.there.newKey();
    expect(await failureOf(at.lookUp(key, key))).toMatchObject({ kind: 'denied-but-valid' });
  });

  it('says nothing of a state that it cannot read', async () => {
    await using at = await atKind(jdcloudKind);
    const key = at.there.newKey();
    const list = {
      userAccessKeys: [{ accessKey: key.publicId, accessKeySecret: 'secret-of-a-key', state: 7 }],
    };
    await using odd = await answeringAlike({ status: 200, body: JSON.stringify({ result: list }) });
    const [opened, ctx] = at.asked(key, { endpoints: { iam: odd.url } });
    const { jdcloud } = await import('../../../src/main/clouds/jdcloud/jdcloud.ts');
    const thrown = await jdcloud.lookUp(opened, opened, ctx).catch((error: unknown) => error);
    expect(thrown).toMatchObject({ failure: { kind: 'unexpected' } });
    expect(JSON.stringify(thrown, Object.getOwnPropertyNames(thrown))).not.toContain('secret-of-a-key');
  });
});
