import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Cloud } from '../../../src/main/clouds/cloud.ts';
import { CloudError } from '../../../src/main/clouds/cloud-error.ts';
import type { Http } from '../../../src/main/clouds/http/http.ts';
import { clouds } from '../../../src/main/clouds/registry.ts';
import { uinOf } from '../../clouds/tencent/actions.ts';
import { startTencentCloud, type TencentCloud } from '../../clouds/tencent/cloud.ts';
import { tencentKind } from '../../clouds/tencent/kind.ts';
import { contextFor, failureOf, keyOf, testHttp } from './support.ts';
import { describeVerify } from './verify-suite.ts';

describeVerify(tencentKind);

const tencent: Cloud = clouds.tencent;
const ACCOUNT = '100000000001';
const [MADE, USED] = [Date.UTC(2026, 2, 4, 20, 6, 7), Date.UTC(2026, 10, 1, 2, 3, 4)];
const OWN = ['cam:ListAccessKeys@self', 'cam:GetSecurityLastUsed@self'];

let cloud: TencentCloud;
let http: Http;

beforeEach(async () => {
  cloud = await startTencentCloud();
  http = testHttp();
});
afterEach(async () => {
  await http.close();
  await cloud.close();
});

const context = () => {
  const endpoints = { sts: cloud.url, cam: cloud.url };
  return { ...contextFor('tencent', cloud.url, { http }), endpoints };
};

function addUser(name: string, allow: readonly string[] = OWN) {
  const owner = cloud.store.addPrincipal({ kind: 'user', accountId: ACCOUNT, name, allow });
  return cloud.store.addKey(owner, {
    publicId: `AKIDz8krbsJ5yKBZQpn74WFkmLP${name}`,
    secret: 'Gu5t9xGARNpq86cd98joQYCN3EXAMPLE',
    createdAt: MADE,
    lastUsed: { at: USED, service: 'cvm', region: '' },
  });
}

function addRoot() {
  const owner = cloud.store.addPrincipal({ kind: 'root', accountId: ACCOUNT, name: 'root' });
  return cloud.store.addKey(owner, { publicId: 'AKIDroot', secret: 'rootsecret' });
}

function addRole(expiresAt = Date.now() + 3_600_000) {
  const owner = cloud.store.addPrincipal({ kind: 'role', accountId: ACCOUNT, name: 'deploy' });
  const token = { text: 'exampletoken+/=', expiresAt };
  return cloud.store.addKey(owner, { publicId: 'AKIDtemporary', secret: 'temporary=', token });
}

const actionsSeen = () => cloud.store.seen.map(({ action }) => action);

describe('verify at Tencent Cloud', () => {
  it('tells the root account and a role', async () => {
    expect(await tencent.verify(keyOf(addRoot()), context())).toMatchObject({
      principalKind: 'root',
      principal: ACCOUNT,
    });
    expect(await tencent.verify(keyOf(addRole()), context())).toMatchObject({
      accountId: ACCOUNT,
      principalKind: 'role',
      principal: expect.stringMatching(/^4611686018427\d+$/),
    });
  });

  it('reads errors out of answers of status 200, request id included', async () => {
    const key = keyOf(addUser('a'));
    expect(await failureOf(tencent.verify({ ...key, publicId: 'AKIDunknown' }, context()))).toEqual({
      kind: 'unknown-or-disabled',
      vendorCode: 'AuthFailure.SecretIdNotFound',
      requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      httpStatus: 200,
      host: new URL(cloud.url).host,
      clockAheadMs: expect.any(Number),
    });
  });

  it('tells a token that is over, wrong or missing, by one code', async () => {
    const over = keyOf(addRole(Date.now() - 1000));
    const other = { ...over, token: { reveal: () => 'other' } };
    for (const key of [over, other, { ...over, token: null }]) {
      expect(await failureOf(tencent.verify(key, context()))).toMatchObject({
        kind: 'expired-token',
        vendorCode: 'AuthFailure.TokenFailure',
      });
    }
  });

  it.each(['IpNotInWhitelist', 'IpInBlacklist'] as const)('tells of %s that the key works', async (code) => {
    cloud.setNetworkRefusal(code);
    expect(await failureOf(tencent.verify(keyOf(addUser('a')), context()))).toMatchObject({
      kind: 'valid-but-not-from-this-address',
      vendorCode: code,
    });
  });

  it('asks again when throttled, with a signature for each moment', async () => {
    const key = keyOf(addUser('a'));
    cloud.store.settings.throttle = { capacity: 0, perSecond: 0 };
    expect((await failureOf(tencent.verify(key, context()))).vendorCode).toBe('RequestLimitExceeded');
    expect(cloud.store.seen).toHaveLength(3);
    cloud.store.settings.throttle = null;
    cloud.weather({ drop: 1, fail: 1 });
    expect(await tencent.verify(key, context())).toMatchObject({ accountId: ACCOUNT });
  });

  it('counts a refusal in an answer of status 200 as one, and a failure of the service as unclear', async () => {
    const thrownBy = (call: Promise<unknown>) => call.catch((error: unknown) => error);
    const refused = await thrownBy(tencent.verify({ ...keyOf(addUser('a')), publicId: 'AKIDno' }, context()));
    expect(refused instanceof CloudError && refused.outcome).toBe('refused');
    cloud.weather({ fail: 3 });
    const failed = await thrownBy(tencent.verify(keyOf(addRoot()), context()));
    expect(failed instanceof CloudError && failed.outcome).toBe('unclear');
  });
});

describe('key facts at Tencent Cloud', () => {
  const factsOf = async (stored: ReturnType<typeof addUser>) => {
    const key = keyOf(stored);
    return tencent.keyFacts?.(key, await tencent.verify(key, context()), context());
  };

  it('tells when a key was made, in China’s time, and when it was used', async () => {
    expect(await factsOf(addUser('a'))).toEqual({
      createdAt: MADE,
      expiresAt: null,
      lastUsed: { kind: 'used', at: USED, service: null, region: null },
      state: 'active',
    });
  });

  it('tells what it may, and nothing of what it may not', async () => {
    expect(await factsOf(addUser('a', ['cam:ListAccessKeys@self']))).toMatchObject({
      createdAt: MADE,
      lastUsed: null,
    });
    expect(await factsOf(addUser('b', ['cam:GetSecurityLastUsed']))).toMatchObject({
      createdAt: null,
      state: null,
      lastUsed: { kind: 'used' },
    });
  });

  it('asks nothing for a temporary key', async () => {
    expect(await factsOf(addRole())).toMatchObject({ createdAt: null, lastUsed: null, state: null });
    expect(actionsSeen()).toEqual(['GetCallerIdentity']);
  });

  it('tells of a key that was never used', async () => {
    const stored = addUser('a');
    stored.lastUsed = null;
    expect(await factsOf(stored)).toMatchObject({ lastUsed: { kind: 'never' } });
  });
});

describe('an administrator’s look-up at Tencent Cloud', () => {
  const ADMIN = ['cam:*'];
  const lookUp = (publicId: string, admin = addUser('admin', ADMIN)) =>
    tencent.lookUp?.(keyOf(admin), { publicId, fields: {} }, context());

  it('tells a disabled key from one that is not there', async () => {
    const stored = addUser('a');
    expect(await lookUp(stored.publicId)).toBe('active');
    cloud.store.setStatus(stored, 'Inactive');
    expect(await lookUp(stored.publicId)).toBe('disabled');
    expect(await lookUp('AKIDunknown')).toBe('absent');
  });

  it('finds its own keys and those of the root account', async () => {
    const admin = addUser('admin', ADMIN);
    expect(await lookUp(admin.publicId, admin)).toBe('active');
    expect(actionsSeen()).toEqual(['GetCallerIdentity', 'ListAccessKeys']);
    expect(await lookUp(addRoot().publicId, admin)).toBe('active');
  });

  it('finds the key of the last of many users', async () => {
    for (let n = 0; n < 9; n++) addUser(`user-${n}`);
    const last = addUser('last');
    expect(await lookUp(last.publicId)).toBe('active');
    expect(cloud.store.seen.some(({ params }) => params.TargetUin === uinOf(last.owner))).toBe(true);
  });

  it('says that it may not look rather than that there is none', async () => {
    const denied = { kind: 'denied-but-valid', vendorCode: 'AuthFailure.UnauthorizedOperation' };
    expect(await failureOf(Promise.resolve(lookUp('AKIDno', addUser('a'))))).toMatchObject(denied);
    const mayList = addUser('b', ['cam:ListUsers', 'cam:ListAccessKeys@self']);
    expect(await failureOf(Promise.resolve(lookUp('AKIDno', mayList)))).toMatchObject(denied);
  });

  it('ends with the trouble of the administrator’s own key', async () => {
    const admin = addUser('admin', ADMIN);
    cloud.store.setStatus(admin, 'Inactive');
    expect((await failureOf(Promise.resolve(lookUp('AKIDno', admin)))).kind).toBe('unknown-or-disabled');
  });
});
