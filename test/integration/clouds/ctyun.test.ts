import { describe, expect, it } from 'vitest';
import { signedRequest } from '../../../src/main/clouds/ctyun/client.ts';
import { userIdOf } from '../../clouds/ctyun/actions.ts';
import { ctyunKind } from '../../clouds/ctyun/kind.ts';
import { answeringAlike, atKind } from './at-kind.ts';
import { failureOf } from './support.ts';
import { describeVerify } from './verify-suite.ts';

describeVerify(ctyunKind);

const NOTHING = { createdAt: null, expiresAt: null, lastUsed: null, state: null };
const NOBODY = { accountId: null, principalKind: 'other', principal: null, arn: null, details: {} };
const proven = { at: expect.any(Number) };

describe('a key of Ctyun', () => {
  it('of the main user is one of root', async () => {
    await using at = await atKind(ctyunKind);
    const key = at.there.newKey();
    const { store } = at.there;
    const root = store.addPrincipal({ kind: 'root', accountId: 'account', name: 'main' });
    store.addKey(root, { publicId: 'e'.repeat(32), secret: key.stored.secret });
    expect(await at.verify({ ...key, publicId: 'e'.repeat(32) })).toMatchObject({
      accountId: 'account',
      principalKind: 'root',
      principal: 'main',
    });
  });

  it('is proven without a right in IAM, and tells no more then', async () => {
    await using at = await atKind(ctyunKind);
    const key = at.there.newKey();
    const { owner } = key.stored;
    owner.allow = ['ecs:list-regions'];
    expect(await at.verify(key)).toEqual({ ...NOBODY, ...proven });
    expect(await at.facts(key)).toEqual(NOTHING);
    owner.allow = ['ecs:list-regions', 'iam:getUsers'];
    expect(await at.verify(key)).toEqual({ ...NOBODY, ...proven, accountId: owner.accountId });
  });

  it('tells its user by the id that its fields name, where users cannot be listed', async () => {
    await using at = await atKind(ctyunKind);
    const made = at.there.newKey();
    const { owner } = made.stored;
    owner.allow = ['ecs:list-regions', 'iam:queryAk'];
    const key = { ...made, fields: { user_id: userIdOf(owner) } };
    expect(await at.verify(key)).toEqual({
      ...NOBODY,
      ...proven,
      accountId: owner.accountId,
      principal: userIdOf(owner),
      details: { user_id: userIdOf(owner) },
    });
    expect(await at.facts(key)).toMatchObject({ createdAt: made.stored.createdAt, state: 'active' });
    const other = { ...made, fields: { user_id: userIdOf(at.there.newKey().stored.owner) } };
    expect(await at.verify(other)).toEqual({ ...NOBODY, ...proven });
  });

  it('is proven where IAM cannot be reached, or was left out', async () => {
    await using at = await atKind(ctyunKind);
    await using portal = await answeringAlike({ status: 200, body: '<html>Sign in</html>' });
    const key = at.there.newKey();
    const api = at.there.url;
    expect(await at.verify(key, { endpoints: { api, iam: portal.url } })).toEqual({ ...NOBODY, ...proven });
    expect(await at.verify(key, { endpoints: { api } })).toEqual({ ...NOBODY, ...proven });
  });

  it('works, but not from this address', async () => {
    await using at = await atKind(ctyunKind);
    at.there.store.settings.addressRefused = true;
    expect(await failureOf(at.verify(at.there.newKey()))).toMatchObject({
      kind: 'valid-but-not-from-this-address',
      vendorCode: 'CTAPI_10013',
      httpStatus: 403,
      requestId: expect.stringMatching(/^[0-9a-f]{32}$/),
    });
  });

  it('signs both services’ requests at their own paths', async () => {
    await using at = await atKind(ctyunKind);
    const asked = at.asked(at.there.newKey());
    const get = signedRequest({ service: 'api', path: '/v4/region/list-regions' }, ...asked);
    expect([get.method, get.url.pathname, get.body]).toEqual(['GET', '/v4/region/list-regions', null]);
    expect(get.headers['eop-date']).toMatch(/^\d{8}T\d{6}Z$/);
    const body = { userIdList: ['中'] };
    const post = signedRequest({ service: 'iam', path: '/v1/credential/queryAk', body }, ...asked);
    expect([post.method, post.body]).toEqual(['POST', '{"userIdList":["中"]}']);
  });

  it('keeps what an address of one’s own begins with', async () => {
    await using at = await atKind(ctyunKind);
    const asked = at.asked(at.there.newKey(), { endpoints: { api: 'https://proxy.example/ctyun/' } });
    const get = signedRequest({ service: 'api', path: '/v4/region/list-regions' }, ...asked);
    expect(get.url.href).toBe('https://proxy.example/ctyun/v4/region/list-regions');
  });

  it.each([
    ['a portal', 200, '<html>Sign in</html>', 'wrong-endpoint', null],
    ['an error in a success', 200, '{"statusCode":900,"errorCode":"Openapi.X"}', 'unexpected', 'Openapi.X'],
    ['a success without its list', 200, '{"statusCode":800,"returnObj":{}}', 'wrong-endpoint', null],
    ['a failing gateway', 503, '{"statusCode":"CTAPI_10001","message":""}', 'unexpected', 'CTAPI_10001'],
  ])('is told of %s', async (_what, status, body, kind, vendorCode) => {
    await using at = await atKind(ctyunKind);
    await using odd = await answeringAlike({ status, body });
    const failure = await failureOf(at.verify(at.there.newKey(), { endpoints: { api: odd.url } }));
    expect(failure).toMatchObject({ kind, vendorCode });
  });

  it('is proven by a list of resource pools under the code 900', async () => {
    await using at = await atKind(ctyunKind);
    const body = '{"statusCode":900,"returnObj":{"regionList":[]}}';
    await using other = await answeringAlike({ status: 200, body });
    expect(await at.verify(at.there.newKey(), { endpoints: { api: other.url } })).toMatchObject(proven);
  });
});

describe('an administrator’s look at keys of Ctyun', () => {
  it('tells their state, page after page', async () => {
    await using at = await atKind(ctyunKind);
    const [admin, ...others] = Array.from({ length: 101 }, () => at.there.newKey());
    const last = others.at(-1);
    if (admin === undefined || last === undefined) throw new Error('No keys');
    expect(await at.lookUp(admin, last)).toBe('active');
    last.stored.status = 'Inactive';
    expect(await at.lookUp(admin, last)).toBe('disabled');
    expect(await at.lookUp(admin, { publicId: 'f'.repeat(32), fields: {} })).toBe('absent');
  });

  it('may be refused', async () => {
    await using at = await atKind(ctyunKind);
    const key = at.there.newKey();
    key.stored.owner.allow = ['ecs:list-regions'];
    expect(await failureOf(at.lookUp(key, key))).toMatchObject({
      kind: 'denied-but-valid',
      vendorCode: 'CTIAM_0101',
    });
  });

  it('ends at a service that repeats itself', async () => {
    await using at = await atKind(ctyunKind);
    const result = Array.from({ length: 100 }, (_, n) => ({ userId: `u${n}` }));
    const returnObj = { result, accessKeyUserList: [] };
    await using odd = await answeringAlike({
      status: 200,
      body: JSON.stringify({ statusCode: 800, returnObj }),
    });
    const [opened, ctx] = at.asked(at.there.newKey(), { endpoints: { api: odd.url, iam: odd.url } });
    const { ctyun } = await import('../../../src/main/clouds/ctyun/ctyun.ts');
    expect(await failureOf(ctyun.lookUp(opened, opened, ctx))).toMatchObject({ kind: 'unexpected' });
  });
});
