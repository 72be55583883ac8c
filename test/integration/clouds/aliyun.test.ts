import { afterEach, describe, expect, it } from 'vitest';
import { clouds } from '../../../src/main/clouds/registry.ts';
import { aliyunKind } from '../../clouds/aliyun/kind.ts';
import { type AliyunCloud, type ServerOptions, startAliyunCloud } from '../../clouds/index.ts';
import { contextFor, failureOf, keyOf, testClock, testHttp } from './support.ts';
import { describeVerify } from './verify-suite.ts';

describeVerify(aliyunKind);

const { aliyun } = clouds;
const ACCOUNT = '1968132000128888';
const READS = ['ram:ListAccessKeys', 'ram:GetAccessKeyLastUsed'];
const [MADE, USED] = [Date.UTC(2026, 2, 4, 5, 6, 7), Date.UTC(2026, 10, 1)];

const cleanUps: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

async function setUp(options: ServerOptions = {}) {
  const cloud = await startAliyunCloud(options);
  const http = testHttp();
  cleanUps.push(
    () => cloud.close(),
    () => http.close(),
  );
  const ctx = contextFor('aliyun', cloud.url, { http });
  const user = cloud.store.addPrincipal({ kind: 'user', accountId: ACCOUNT, name: 'alice', allow: READS });
  const stored = cloud.store.addKey(user, {
    publicId: 'LTAI5tExampleExample1234',
    secret: 'exampleSecretExampleSecret1234',
    createdAt: MADE,
    lastUsed: { at: USED, service: 'Oss', region: '' },
  });
  return { cloud, http, ctx, user, stored, key: keyOf(stored) };
}

const addRole = (cloud: AliyunCloud, expiresAt: number) => {
  const role = cloud.store.addPrincipal({ kind: 'role', accountId: ACCOUNT, name: 'deploy' });
  const token = { text: 'CAISexampletoken+/=', expiresAt };
  return cloud.store.addKey(role, { publicId: 'STS.NUexampleexample', secret: 'temporary', token });
};

describe('verify', () => {
  it('tells a RAM user', async () => {
    const { ctx, key } = await setUp();
    expect(await aliyun.verify(key, ctx)).toEqual({
      accountId: ACCOUNT,
      principalKind: 'user',
      principal: 'alice',
      arn: `acs:ram::${ACCOUNT}:user/alice`,
      at: expect.any(Number),
    });
  });

  it('tells the account itself', async () => {
    const { cloud, ctx } = await setUp();
    const root = cloud.store.addPrincipal({ kind: 'root', accountId: ACCOUNT, name: 'root' });
    const stored = cloud.store.addKey(root, { publicId: 'LTAIroot', secret: 'root' });
    expect(await aliyun.verify(keyOf(stored), ctx)).toMatchObject({
      principalKind: 'root',
      principal: ACCOUNT,
    });
  });

  it('tells the role of a temporary key', async () => {
    const { cloud, ctx } = await setUp();
    const stored = addRole(cloud, Date.now() + 3_600_000);
    expect(await aliyun.verify(keyOf(stored), ctx)).toMatchObject({
      principalKind: 'role',
      principal: 'deploy',
    });
  });
});

describe('failures', () => {
  it('tells a key that never was from one that is disabled', async () => {
    const { cloud, ctx, stored, key } = await setUp();
    expect(await failureOf(aliyun.verify({ ...key, publicId: 'LTAI5tUnknown' }, ctx))).toEqual({
      kind: 'unknown-key',
      vendorCode: 'InvalidAccessKeyId.NotFound',
      requestId: expect.stringMatching(/^[0-9A-F-]{36}$/),
      httpStatus: 404,
      host: new URL(cloud.url).host,
      clockAheadMs: expect.any(Number),
    });
    stored.status = 'Inactive';
    expect(await failureOf(aliyun.verify(key, ctx))).toMatchObject({
      kind: 'disabled',
      vendorCode: 'InvalidAccessKeyId.Inactive',
    });
  });

  it('tells a wrong secret, and keeps nothing of the text that came back', async () => {
    const { ctx, key } = await setUp();
    const wrong = { ...key, secret: { reveal: () => 'exampleSecretExampleSecret1235' } };
    const failure = await failureOf(aliyun.verify(wrong, ctx));
    expect(failure).toMatchObject({ kind: 'wrong-secret', vendorCode: 'SignatureDoesNotMatch' });
    expect(JSON.stringify(failure)).not.toContain('ACS3');
  });

  it('tells an expired token, and a token that is missing or does not belong', async () => {
    const { cloud, ctx } = await setUp();
    const expired = keyOf(addRole(cloud, Date.now() - 1000));
    expect(await failureOf(aliyun.verify(expired, ctx))).toMatchObject({
      kind: 'expired-token',
      vendorCode: 'InvalidSecurityToken.Expired',
    });
    expect((await failureOf(aliyun.verify({ ...expired, token: null }, ctx))).vendorCode).toBe(
      'MissingSecurityToken',
    );
    const other = { ...expired, token: { reveal: () => 'other' } };
    expect(await failureOf(aliyun.verify(other, ctx))).toMatchObject({
      kind: 'wrong-secret',
      vendorCode: 'InvalidSecurityToken.Malformed',
    });
  });

  it.each([
    ['ahead', 2 * 86_400_000],
    ['behind', -2 * 86_400_000],
  ])('tells a clock that is %s, and by how much', async (_word, aheadMs) => {
    const { cloud, ctx, key } = await setUp();
    const clock = testClock(aheadMs);
    const http = testHttp({ clock });
    cleanUps.push(() => http.close());
    const failure = await failureOf(aliyun.verify(key, { ...ctx, clock, http }));
    expect(failure).toMatchObject({ kind: 'clock-skew', vendorCode: 'InvalidTimeStamp.Expired' });
    expect(Math.abs((failure.clockAheadMs ?? 0) - aheadMs)).toBeLessThan(60_000);
    expect(cloud.store.seen).toHaveLength(1);
  });

  it('tells a denial of a key that works', async () => {
    const { cloud, ctx, key } = await setUp();
    cloud.store.settings.deniedOnThisPath = ['sts:GetCallerIdentity'];
    expect(await failureOf(aliyun.verify(key, ctx))).toMatchObject({
      kind: 'denied-but-valid',
      vendorCode: 'NoPermission',
    });
  });

  it('tells throttling after three attempts, and gets through once there is room', async () => {
    const { cloud, ctx, key } = await setUp();
    cloud.store.settings.throttle = { capacity: 0, perSecond: 0 };
    expect(await failureOf(aliyun.verify(key, ctx))).toMatchObject({
      kind: 'throttled',
      vendorCode: 'Throttling.User',
    });
    expect(new Set(cloud.store.seen.map((entry) => entry.signature)).size).toBe(3);
    cloud.store.settings.throttle = { capacity: 1, perSecond: 0 };
    expect(await aliyun.verify(key, ctx)).toMatchObject({ principal: 'alice' });
  });

  it('gets past a server error and a lost connection', async () => {
    const { cloud, ctx, key } = await setUp();
    cloud.weather({ fail: 1, drop: 1 });
    expect(await aliyun.verify(key, ctx)).toMatchObject({ principal: 'alice' });
    cloud.weather({ fail: 3 });
    expect(await failureOf(aliyun.verify(key, ctx))).toMatchObject({
      kind: 'unexpected',
      vendorCode: 'ServiceUnavailable',
      httpStatus: 503,
    });
    cloud.weather({ fail: 0, drop: 3 });
    expect(await failureOf(aliyun.verify(key, ctx))).toMatchObject({ kind: 'network', httpStatus: null });
  });

  it('sends nothing to a plain-http address elsewhere', async () => {
    const { ctx, key } = await setUp();
    const endpoints = { sts: 'http://sts.invalid' };
    await expect(aliyun.verify(key, { ...ctx, endpoints })).rejects.toMatchObject({
      code: 'insecure-endpoint',
    });
  });
});

describe('keyFacts', () => {
  it('tells when a key was made and used', async () => {
    const { ctx, key } = await setUp();
    const identity = await aliyun.verify(key, ctx);
    expect(await aliyun.keyFacts?.(key, identity, ctx)).toEqual({
      createdAt: MADE,
      expiresAt: null,
      state: 'active',
      lastUsed: { kind: 'used', at: USED, service: 'Oss', region: null },
    });
  });

  it('says "never" of a key that was never used', async () => {
    const { ctx, stored, key } = await setUp();
    stored.lastUsed = null;
    const identity = await aliyun.verify(key, ctx);
    expect((await aliyun.keyFacts?.(key, identity, ctx))?.lastUsed).toEqual({ kind: 'never' });
  });

  it('reads the keys of the account itself', async () => {
    const { cloud, ctx } = await setUp();
    const root = cloud.store.addPrincipal({ kind: 'root', accountId: ACCOUNT, name: 'root' });
    const key = keyOf(cloud.store.addKey(root, { publicId: 'LTAIroot', secret: 'x', createdAt: MADE }));
    const identity = await aliyun.verify(key, ctx);
    expect(await aliyun.keyFacts?.(key, identity, ctx)).toMatchObject({ createdAt: MADE, state: 'active' });
  });

  it('takes each denial for "not told"', async () => {
    const { ctx, user, key } = await setUp();
    const identity = await aliyun.verify(key, ctx);
    user.allow = ['ram:ListAccessKeys'];
    expect(await aliyun.keyFacts?.(key, identity, ctx)).toEqual({
      createdAt: MADE,
      expiresAt: null,
      state: 'active',
      lastUsed: null,
    });
    user.allow = ['ram:GetAccessKeyLastUsed'];
    expect(await aliyun.keyFacts?.(key, identity, ctx)).toMatchObject({
      createdAt: null,
      state: null,
      lastUsed: { kind: 'used' },
    });
  });

  it('asks nothing for a temporary key', async () => {
    const { cloud, ctx } = await setUp();
    const temporary = keyOf(addRole(cloud, Date.now() + 3_600_000));
    const role = await aliyun.verify(temporary, ctx);
    expect(await aliyun.keyFacts?.(temporary, role, ctx)).toEqual({
      createdAt: null,
      expiresAt: null,
      state: null,
      lastUsed: null,
    });
    expect(cloud.store.seen).toHaveLength(1);
  });
});
