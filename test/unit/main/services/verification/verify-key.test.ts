import { describe, expect, it } from 'vitest';
import { type AwsCloud, startAwsCloud } from '../../../../clouds/index.ts';
import { accountDraft, awsKey } from '../../../../support/sample-keys.ts';
import { openTestApp, type TestApp } from '../../../../support/test-app.ts';

const PUBLIC_ID = 'AKIAQ3EGRIMWKEYTURN7';
const SECRET = 'wJalrXUtnFEMIK7MDENGbPxRfiCYKEYTURNtest0';
const DAY = 86_400_000;

async function world(): Promise<{ made: TestApp; cloud: AwsCloud; id: never } & AsyncDisposable> {
  // The clock stands still here, so a retry would wait for ever; retries have tests of their own.
  const made = await openTestApp({ options: { http: { retry: { maxAttempts: 1 } } } });
  const cloud = await startAwsCloud({ now: made.clock.now });
  const owner = cloud.store.addPrincipal({
    kind: 'user',
    accountId: '123456789012',
    name: 'deployer',
    allow: ['iam:ListAccessKeys', 'iam:GetAccessKeyLastUsed'],
  });
  cloud.store.addKey(owner, { publicId: PUBLIC_ID, secret: SECRET, createdAt: made.clock.now() - 100 * DAY });
  const draft = accountDraft({ endpoints: { sts: cloud.url, iam: cloud.url } });
  const { id } = await made.call('credentials.add', awsKey({ account: { kind: 'new', draft } }));
  const end = async (): Promise<void> => {
    await made.close();
    await cloud.close();
  };
  return { made, cloud, id: id as never, [Symbol.asyncDispose]: end };
}

describe('verifying a key', () => {
  it('stores whose it is and how old the cloud says it is', async () => {
    await using there = await world();
    const { made, id } = there;
    const verdict = await made.call('credentials.verify', { id });
    expect(verdict).toMatchObject({
      kind: 'proven',
      identity: { accountId: '123456789012', principalKind: 'user', principal: 'deployer' },
    });
    const detail = await made.call('credentials.get', { id });
    expect(detail).toMatchObject({
      health: { kind: 'proven', at: made.clock.now() },
      createdAt: made.clock.now() - 100 * DAY,
      lastUsed: { kind: 'never' },
    });
    expect(await made.call('credentials.counts', {})).toMatchObject({ overdue: 1, unverified: 0 });
    const found = await made.call('credentials.list', { view: { kind: 'all' }, search: 'deployer' });
    expect(found.total).toBe(1);
  });

  it('keeps what was known when a later check fails, and says why', async () => {
    await using there = await world();
    const { made, cloud, id } = there;
    await made.call('credentials.verify', { id });
    const key = cloud.store.keys.get(PUBLIC_ID);
    if (key !== undefined) key.status = 'Inactive';
    const verdict = await made.call('credentials.verify', { id });
    expect(verdict).toMatchObject({ kind: 'failed', failure: { kind: 'unknown-or-disabled' } });
    const detail = await made.call('credentials.get', { id });
    expect(detail).toMatchObject({
      health: { kind: 'failed', failure: { vendorCode: 'InvalidClientTokenId' } },
      identity: { principal: 'deployer' },
      createdAt: made.clock.now() - 100 * DAY,
    });
  });

  it('proves a key that may not read its own dates, whose age stays unknown', async () => {
    await using there = await world();
    const { made, cloud, id } = there;
    const owner = cloud.store.keys.get(PUBLIC_ID)?.owner;
    if (owner !== undefined) owner.allow = [];
    expect(await made.call('credentials.verify', { id })).toMatchObject({ kind: 'proven' });
    expect(await made.call('credentials.get', { id })).toMatchObject({ createdAt: null, lastUsed: null });
    expect(await made.call('credentials.counts', {})).toMatchObject({ due: 1, overdue: 0 });
  });

  it('drops a verdict about a secret that was replaced meanwhile', async () => {
    await using there = await world();
    const { made, cloud, id } = there;
    cloud.weather({ delayMs: 60 });
    const asked = made.call('credentials.verify', { id });
    await made.call('credentials.edit', { id, changes: { secrets: { secret_access_key: 'x'.repeat(40) } } });
    await asked;
    expect(await made.call('credentials.get', { id })).toMatchObject({ health: { kind: 'unverified' } });
  });

  it('is given up at lock, and nothing is written', async () => {
    await using there = await world();
    const { made, cloud, id } = there;
    cloud.weather({ delayMs: 5000 });
    const asked = made.app.handle('credentials.verify', { id });
    await made.call('vault.lock', {});
    expect(await asked).toEqual({ ok: false, error: { code: 'vault-locked', params: {} } });
  });

  it('forgets the proof when the account is reached elsewhere', async () => {
    await using there = await world();
    const { made, id } = there;
    await made.call('credentials.verify', { id });
    const { accountId } = await made.call('credentials.get', { id });
    await made.call('accounts.edit', {
      id: accountId,
      changes: { endpoints: { sts: 'http://127.0.0.1:9' } },
    });
    expect(await made.call('credentials.get', { id })).toMatchObject({
      health: { kind: 'unverified' },
      identity: null,
    });
    const verdict = await made.call('credentials.verify', { id });
    expect(verdict).toMatchObject({ kind: 'failed', failure: { kind: 'network' } });
  });

  it('sends nothing over plain http beyond this computer', async () => {
    await using there = await world();
    const { made, id } = there;
    const { accountId } = await made.call('credentials.get', { id });
    await made.call('accounts.edit', {
      id: accountId,
      changes: { endpoints: { sts: 'http://example.com' } },
    });
    expect(await made.refusal('credentials.verify', { id })).toBe('insecure-endpoint');
  });
});
