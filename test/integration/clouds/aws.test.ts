import { afterEach, describe, expect, it } from 'vitest';
import { NO_KEY_FACTS } from '../../../src/main/clouds/cloud.ts';
import { clouds } from '../../../src/main/clouds/registry.ts';
import { awsKind } from '../../clouds/aws/kind.ts';
import { type AwsCloud, type AwsCloudOptions, startAwsCloud } from '../../clouds/index.ts';
import { contextFor, failureOf, keyOf, testClock, testHttp } from './support.ts';
import { describeVerify } from './verify-suite.ts';

const { aws } = clouds;
const ACCOUNT = '123456789012';
const READS = ['iam:ListAccessKeys', 'iam:GetAccessKeyLastUsed'];
const [MADE, USED] = [Date.UTC(2026, 2, 4, 5, 6, 7), Date.UTC(2026, 10, 1)];

const cleanUps: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

async function setUp(options: AwsCloudOptions = {}) {
  const cloud = await startAwsCloud(options);
  const http = testHttp();
  cleanUps.push(
    () => cloud.close(),
    () => http.close(),
  );
  const ctx = contextFor('aws', cloud.url, { http });
  const user = cloud.store.addPrincipal({ kind: 'user', accountId: ACCOUNT, name: 'alice', allow: READS });
  const stored = cloud.store.addKey(user, {
    publicId: 'AKIAIOSFODNN7EXAMPLE',
    secret: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
    createdAt: MADE,
    lastUsed: { at: USED, service: 's3', region: 'eu-west-1' },
  });
  return { cloud, http, ctx, user, stored, key: keyOf(stored) };
}

const addRole = (cloud: AwsCloud, expiresAt: number) => {
  const role = cloud.store.addPrincipal({ kind: 'role', accountId: ACCOUNT, name: 'Deploy' });
  const token = { text: 'FwoGZXIvYXdzEXAMPLETOKEN//////////', expiresAt };
  return cloud.store.addKey(role, { publicId: 'ASIAIOSFODNN7EXAMPLE', secret: 'temporary', token });
};

describeVerify(awsKind);

describe('verify', () => {
  it('tells a user', async () => {
    const { ctx, key } = await setUp();
    expect(await aws.verify(key, ctx)).toEqual({
      accountId: ACCOUNT,
      principalKind: 'user',
      principal: 'alice',
      arn: `arn:aws:iam::${ACCOUNT}:user/alice`,
      at: expect.any(Number),
    });
  });

  it('tells the root user', async () => {
    const { cloud, ctx } = await setUp();
    const root = cloud.store.addPrincipal({ kind: 'root', accountId: ACCOUNT, name: 'root' });
    const stored = cloud.store.addKey(root, { publicId: 'AKIAROOTROOTROOTROOT', secret: 'root' });
    expect(await aws.verify(keyOf(stored), ctx)).toMatchObject({ principalKind: 'root', principal: ACCOUNT });
  });

  it('tells the role of a temporary key', async () => {
    const { cloud, ctx } = await setUp();
    const stored = addRole(cloud, Date.now() + 3_600_000);
    expect(await aws.verify(keyOf(stored), ctx)).toMatchObject({
      principalKind: 'role',
      principal: 'Deploy',
    });
  });

  it('signs for the region of the key at an address that names none', async () => {
    const { ctx, key } = await setUp({ region: 'cn-north-1', partition: 'aws-cn' });
    const identity = await aws.verify(key, { ...ctx, region: 'cn-north-1' });
    expect(identity.arn).toBe(`arn:aws-cn:iam::${ACCOUNT}:user/alice`);
    expect((await failureOf(aws.verify(key, ctx))).kind).toBe('wrong-endpoint');
  });
});

describe('failures', () => {
  it('cannot tell a key that never was from one that is inactive', async () => {
    const { cloud, ctx, stored, key } = await setUp();
    const unknown = await failureOf(aws.verify({ ...key, publicId: 'AKIAUNKNOWNUNKNOWN22' }, ctx));
    expect(unknown).toEqual({
      kind: 'unknown-or-disabled',
      vendorCode: 'InvalidClientTokenId',
      requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      httpStatus: 403,
      host: new URL(cloud.url).host,
      clockAheadMs: expect.any(Number),
    });
    stored.status = 'Inactive';
    expect(await failureOf(aws.verify(key, ctx))).toMatchObject({
      kind: 'unknown-or-disabled',
      vendorCode: 'InvalidClientTokenId',
    });
  });

  it('tells a wrong secret', async () => {
    const { ctx, key } = await setUp();
    const wrong = { ...key, secret: { reveal: () => 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEZ' } };
    expect(await failureOf(aws.verify(wrong, ctx))).toMatchObject({
      kind: 'wrong-secret',
      vendorCode: 'SignatureDoesNotMatch',
    });
  });

  it('tells an expired token from one that does not belong', async () => {
    const { cloud, ctx } = await setUp();
    const stored = addRole(cloud, Date.now() - 1000);
    expect(await failureOf(aws.verify(keyOf(stored), ctx))).toMatchObject({
      kind: 'expired-token',
      vendorCode: expect.stringMatching(/^ExpiredToken/),
    });
    const without = { ...keyOf(stored), token: null };
    expect((await failureOf(aws.verify(without, ctx))).kind).toBe('unknown-or-disabled');
  });

  it.each([
    ['ahead', 2 * 86_400_000],
    ['behind', -2 * 86_400_000],
  ])('tells a clock that is %s, by how much, and corrects nothing in secret', async (_word, aheadMs) => {
    const { cloud, ctx, key } = await setUp();
    const clock = testClock(aheadMs);
    const http = testHttp({ clock });
    cleanUps.push(() => http.close());
    const failure = await failureOf(aws.verify(key, { ...ctx, clock, http }));
    expect(failure).toMatchObject({
      kind: 'clock-skew',
      vendorCode: 'SignatureDoesNotMatch',
      httpStatus: 403,
    });
    expect(Math.abs((failure.clockAheadMs ?? 0) - aheadMs)).toBeLessThan(60_000);
    expect(cloud.store.seen).toHaveLength(1);
  });

  it('tells a denial of a key that works', async () => {
    const { cloud, ctx, key } = await setUp();
    cloud.store.settings.deniedOnThisPath = ['sts:GetCallerIdentity'];
    expect(await failureOf(aws.verify(key, ctx))).toMatchObject({
      kind: 'denied-but-valid',
      vendorCode: 'AccessDenied',
    });
  });

  it('tells throttling after three attempts, and gets through once there is room', async () => {
    const { cloud, ctx, key } = await setUp();
    cloud.store.settings.throttle = { capacity: 0, perSecond: 0 };
    expect(await failureOf(aws.verify(key, ctx))).toMatchObject({
      kind: 'throttled',
      vendorCode: 'Throttling',
    });
    expect(cloud.store.seen).toHaveLength(3);
    cloud.store.settings.throttle = { capacity: 1, perSecond: 0 };
    expect(await aws.verify(key, ctx)).toMatchObject({ principal: 'alice' });
  });

  it('gets past a server error and a lost connection, with a new signature for each attempt', async () => {
    const { cloud, ctx, key } = await setUp();
    cloud.weather({ fail: 1, drop: 1 });
    expect(await aws.verify(key, ctx)).toMatchObject({ principal: 'alice' });
    cloud.weather({ fail: 3 });
    expect(await failureOf(aws.verify(key, ctx))).toMatchObject({
      kind: 'unexpected',
      vendorCode: 'InternalFailure',
      httpStatus: 500,
    });
    cloud.weather({ fail: 0, drop: 3 });
    expect(await failureOf(aws.verify(key, ctx))).toMatchObject({ kind: 'network', httpStatus: null });
  });

  it('tells a cloud that hangs', async () => {
    const { cloud, ctx, key } = await setUp();
    cloud.weather({ delayMs: 60_000 });
    const http = testHttp({ limits: { totalMs: 60 } });
    cleanUps.push(() => http.close());
    expect(await failureOf(aws.verify(key, { ...ctx, http }))).toMatchObject({
      kind: 'network',
      vendorCode: 'TIMEOUT',
    });
  });

  it('gives up with the caller', async () => {
    const { cloud, ctx, key } = await setUp();
    cloud.weather({ delayMs: 60_000 });
    const controller = new AbortController();
    const call = aws.verify(key, { ...ctx, signal: controller.signal });
    controller.abort('locked');
    await expect(call).rejects.toBe('locked');
  });

  it('sends nothing to a plain-http address elsewhere', async () => {
    const { ctx, key } = await setUp();
    const endpoints = { sts: 'http://sts.invalid' };
    await expect(aws.verify(key, { ...ctx, endpoints })).rejects.toMatchObject({ code: 'insecure-endpoint' });
  });
});

describe('keyFacts', () => {
  it('tells when a key was made and used', async () => {
    const { ctx, key } = await setUp();
    const identity = await aws.verify(key, ctx);
    expect(await aws.keyFacts?.(key, identity, ctx)).toEqual({
      createdAt: MADE,
      expiresAt: null,
      state: 'active',
      lastUsed: { kind: 'used', at: USED, service: 's3', region: 'eu-west-1' },
    });
  });

  it('finds the key on a later page', async () => {
    const { cloud, ctx, user } = await setUp();
    const later = cloud.store.addKey(user, {
      publicId: 'AKIALATERLATERLATER2',
      secret: 'x',
      createdAt: USED,
    });
    cloud.store.settings.pageSize = 1;
    const identity = await aws.verify(keyOf(later), ctx);
    expect(await aws.keyFacts?.(keyOf(later), identity, ctx)).toMatchObject({ createdAt: USED });
  });

  it('says "never" of a key that was never used', async () => {
    const { ctx, stored, key } = await setUp();
    stored.lastUsed = null;
    const identity = await aws.verify(key, ctx);
    expect((await aws.keyFacts?.(key, identity, ctx))?.lastUsed).toEqual({ kind: 'never' });
  });

  it('reads the keys of the root user', async () => {
    const { cloud, ctx } = await setUp();
    const root = cloud.store.addPrincipal({ kind: 'root', accountId: ACCOUNT, name: 'root' });
    const key = keyOf(
      cloud.store.addKey(root, { publicId: 'AKIAROOTROOTROOTROOT', secret: 'x', createdAt: MADE }),
    );
    const identity = await aws.verify(key, ctx);
    expect(await aws.keyFacts?.(key, identity, ctx)).toMatchObject({ createdAt: MADE, state: 'active' });
  });

  it('takes each denial for "not told"', async () => {
    const { ctx, user, key } = await setUp();
    const identity = await aws.verify(key, ctx);
    user.allow = ['iam:ListAccessKeys'];
    expect(await aws.keyFacts?.(key, identity, ctx)).toEqual({
      createdAt: MADE,
      expiresAt: null,
      state: 'active',
      lastUsed: null,
    });
    user.allow = ['iam:GetAccessKeyLastUsed'];
    expect(await aws.keyFacts?.(key, identity, ctx)).toMatchObject({
      createdAt: null,
      state: null,
      lastUsed: { kind: 'used' },
    });
    user.allow = [];
    expect(await aws.keyFacts?.(key, identity, ctx)).toEqual(NO_KEY_FACTS);
  });

  it('asks nothing for a temporary key, and nothing where there is no address', async () => {
    const { cloud, ctx, key } = await setUp();
    const temporary = keyOf(addRole(cloud, Date.now() + 3_600_000));
    const role = await aws.verify(temporary, ctx);
    const user = await aws.verify(key, ctx);
    const before = cloud.store.seen.length;
    expect(await aws.keyFacts?.(temporary, role, ctx)).toEqual(NO_KEY_FACTS);
    expect(await aws.keyFacts?.(key, user, { ...ctx, endpoints: { sts: cloud.url } })).toEqual(NO_KEY_FACTS);
    expect(cloud.store.seen).toHaveLength(before);
  });

  it('throws what is no denial', async () => {
    const { cloud, ctx, key } = await setUp();
    const identity = await aws.verify(key, ctx);
    cloud.weather({ fail: 9 });
    expect((await failureOf(aws.keyFacts?.(key, identity, ctx) ?? Promise.resolve())).kind).toBe(
      'unexpected',
    );
  });
});
