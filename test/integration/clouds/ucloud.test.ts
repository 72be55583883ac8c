import { describe, expect, it } from 'vitest';
import { signedRequest } from '../../../src/main/clouds/ucloud/client.ts';
import { typingFor } from '../../clouds/shared/typed-key.ts';
import { ucloudKind } from '../../clouds/ucloud/kind.ts';
import { answeringAlike, atKind } from './at-kind.ts';
import { failureOf } from './support.ts';
import { describeVerify } from './verify-suite.ts';

describeVerify(ucloudKind);

const NOTHING = { createdAt: null, expiresAt: null, lastUsed: null, state: null };
const { typed } = typingFor('ucloud');

describe('a key of UCloud', () => {
  it('of the main account is one of root, and has no facts of its own', async () => {
    await using at = await atKind(ucloudKind);
    const root = at.there.store.addPrincipal({ kind: 'root', accountId: '56000001', name: 'owner' });
    const key = typed(at.there.store.addKey(root, { publicId: 'root', secret: 'secret' }));
    expect(await at.verify(key)).toMatchObject({
      principalKind: 'root',
      principal: 'owner',
      accountId: null,
    });
    expect(await at.facts(key)).toEqual(NOTHING);
  });

  it('tells when it was made, where IAM lets it', async () => {
    await using at = await atKind(ucloudKind);
    const key = at.there.newKey();
    const createdAt = Math.floor(key.stored.createdAt / 1000) * 1000;
    expect(await at.facts(key)).toEqual({ ...NOTHING, createdAt, state: 'active' });
    key.stored.owner.allow = ['uaccount:GetUserInfo'];
    expect(await at.facts(key)).toEqual(NOTHING);
  });

  it('works, but not from this address', async () => {
    await using at = await atKind(ucloudKind);
    at.there.store.settings.addressRefused = true;
    expect(await failureOf(at.verify(at.there.newKey()))).toMatchObject({
      kind: 'valid-but-not-from-this-address',
      vendorCode: '294',
      httpStatus: 200,
      requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
  });

  it('is asked about in a body, with its project, and leaves nothing in the address', async () => {
    await using at = await atKind(ucloudKind);
    const [key, ctx] = at.asked(at.there.newKey());
    const { method, url, body } = signedRequest('GetUserInfo', {}, key, ctx);
    expect([method, url.pathname, url.search]).toEqual(['POST', '/', '']);
    const form = new URLSearchParams(String(body));
    expect([...form.keys()]).toEqual(['Action', 'PublicKey', 'ProjectId', 'Signature']);
    expect(form.get('ProjectId')).toBe('org-example');
    expect(String(body)).not.toContain(key.secret.reveal());
  });

  it('gets past a lost connection', async () => {
    await using at = await atKind(ucloudKind);
    at.there.weather({ drop: 2 });
    expect(await at.verify(at.there.newKey())).toMatchObject({ principalKind: 'user' });
  });

  it.each([
    ['a portal', 200, '<html>Sign in</html>'],
    ['another API', 200, '{"code":0,"data":{}}'],
    ['nothing', 404, ''],
  ])('is not told wrong by %s', async (_who, status, body) => {
    await using at = await atKind(ucloudKind);
    await using portal = await answeringAlike({ status, body });
    const failure = await failureOf(at.verify(at.there.newKey(), { endpoints: { api: portal.url } }));
    expect(failure).toMatchObject({ kind: 'wrong-endpoint', vendorCode: null });
  });
});

describe('an administrator’s look at keys of UCloud', () => {
  it('tells their state, page after page', async () => {
    await using at = await atKind(ucloudKind);
    const keys = Array.from({ length: 101 }, () => at.there.newKey());
    const [first, last] = [keys[0], keys.at(-1)];
    if (first === undefined || last === undefined) throw new Error('No keys');
    first.stored.owner.allow = ['iam:*'];
    last.stored.status = 'Inactive';
    expect(await at.lookUp(first, first)).toBe('active');
    expect(await at.lookUp(first, last)).toBe('disabled');
  });

  it('never takes a key for absent, because main accounts’ are in no list', async () => {
    await using at = await atKind(ucloudKind);
    const admin = at.there.newKey();
    admin.stored.owner.allow = ['iam:*'];
    const looked = at.lookUp(admin, { publicId: 'other', fields: {} });
    expect(await failureOf(looked)).toMatchObject({ kind: 'denied-but-valid', vendorCode: null });
  });

  it('may be refused', async () => {
    await using at = await atKind(ucloudKind);
    const key = at.there.newKey();
    expect(await failureOf(at.lookUp(key, key))).toMatchObject({
      kind: 'denied-but-valid',
      vendorCode: '299',
    });
  });

  it('throws no private key on, whatever the list looks like', async () => {
    await using at = await atKind(ucloudKind);
    const secret = 'private-key-in-an-answer';
    const body = JSON.stringify({ RetCode: 0, Users: [{ UserName: 'a' }], AccessKey: secret });
    await using odd = await answeringAlike({ status: 200, body });
    const [key, ctx] = at.asked(at.there.newKey(), { endpoints: { api: odd.url } });
    const { ucloud } = await import('../../../src/main/clouds/ucloud/ucloud.ts');
    const thrown = await ucloud.lookUp(key, key, ctx).catch((error: unknown) => error);
    expect(thrown).toMatchObject({ failure: { kind: 'wrong-endpoint' } });
    expect(JSON.stringify(thrown, Object.getOwnPropertyNames(thrown))).not.toContain(secret);
  });
});
