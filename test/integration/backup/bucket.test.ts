import { cp, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createClock } from '../../../src/main/node/clock.ts';
import type { BucketKey, BucketPlace } from '../../../src/shared/model/backup.ts';
import { currentOf, type StorageCloud, startStorageCloud } from '../../clouds/storage/index.ts';
import { appWithKey } from '../../support/backup/app.ts';
import { awsKey } from '../../support/sample-keys.ts';
import { TEST_PASSWORD, type TestApp } from '../../support/test-app.ts';

const PUBLIC_ID = 'AKIAIOSFODNN7EXAMPLE';
const SECRET = 'SENTINEL/K7MDENG/bPxRfiCYEXAMPLEKEYsentinel';
const BUCKET = 'keyturn-backups';
const MINUTE = 60_000;

let cloud: StorageCloud;
/** The server's clock, which may be wrong. */
let serverTime: () => number = Date.now;

beforeEach(async () => {
  cloud = await startStorageCloud({ region: 'eu-north-1', now: () => serverTime() });
  cloud.addBucket(BUCKET);
  cloud.addKey(PUBLIC_ID, SECRET);
});
afterEach(() => cloud.close());

type Service = BucketPlace['service'];

async function appAtBucket() {
  serverTime = Date.now;
  return appWithKey({
    // Reads are repeated after pauses that nobody advances.
    ports: { clock: createClock() },
    options: { http: { retry: { firstPauseMs: 1, longestPauseMs: 2 } } },
  });
}

function addBucket(
  { call }: Pick<TestApp, 'call'>,
  service: Service = 's3',
  key: BucketKey = { kind: 'typed', publicId: PUBLIC_ID, secret: SECRET },
) {
  const place: BucketPlace = {
    ...{ service, endpoint: cloud.url, region: 'eu-north-1', bucket: BUCKET },
    ...{ prefix: 'vaults', pathStyle: true },
  };
  return call('backup.addTarget', { target: { kind: 'bucket', label: 'Bucket', place, key } });
}

/** Names of what lies in the bucket now. */
const lying = (): string[] => {
  const bucket = cloud.buckets.get(BUCKET);
  if (bucket === undefined) return [];
  return [...bucket.objects.keys()].filter((name) => currentOf(bucket, name) !== undefined);
};

describe.each(['s3', 'oss'] as const)('a bucket of %s', (service) => {
  it('takes a backup, lists it and leaves nothing else', async () => {
    await using made = await appAtBucket();
    const target = await addBucket(made, service);
    expect(target).toMatchObject({ kind: service, publicId: PUBLIC_ID, here: true });
    expect(lying()).toEqual([]);
    const run = await made.call('backup.run', { id: target.id });
    expect(lying()).toEqual([`vaults/${run.name}`]);
    const [version] = await made.call('backup.versions', { id: target.id });
    expect(version?.name).toBe(run.name);
    // The name tells the second in which the backup was begun.
    expect(run.at - (version?.at ?? 0)).toBeGreaterThanOrEqual(0);
    expect(run.at - (version?.at ?? 0)).toBeLessThan(MINUTE);
  });

  it('never shows the typed secret', async () => {
    await using made = await appAtBucket();
    const { id } = await addBucket(made, service);
    await made.call('backup.run', { id });
    cloud.addKey(PUBLIC_ID, 'another');
    await made.refusal('backup.run', { id });
    const shown = [
      await made.call('backup.targets', {}),
      await made.call('backup.status', {}),
      await made.call('audit.list', {}),
      made.logger.lines,
    ];
    expect(JSON.stringify(shown)).not.toMatch(/sentinel/i);
    for (const file of ['vault.db', 'vault.db-wal', 'vault.keys.json']) {
      const bytes = await readFile(join(made.folder, file)).catch(() => Buffer.alloc(0));
      expect(bytes.toString('latin1')).not.toMatch(/sentinel/i);
    }
  });

  it('is refused with a wrong secret, and nothing is kept of it', async () => {
    await using made = await appAtBucket();
    const wrong = { kind: 'typed', publicId: PUBLIC_ID, secret: 'not it' } as const;
    await expect(addBucket(made, service, wrong)).rejects.toThrow(/target-refused.*"reason":"key"/);
    expect(await made.call('backup.targets', {})).toEqual([]);
  });

  it('says that it is gone, that the clock is off, that the server does not answer', async () => {
    await using made = await appAtBucket();
    const { id } = await addBucket(made, service);
    const { name } = await made.call('backup.run', { id });
    serverTime = () => Date.now() + 40 * MINUTE;
    expect(await made.refusal('backup.run', { id })).toBe('target-clock');
    serverTime = Date.now;
    cloud.disturb({ what: 'fail', phase: 'before', action: 'PutObject' });
    expect(await made.refusal('backup.run', { id })).toBe('target-unreachable');
    expect(lying()).toEqual([`vaults/${name}`]);
    cloud.buckets.delete(BUCKET);
    expect(await made.refusal('backup.run', { id })).toBe('target-gone');
    expect((await made.call('backup.targets', {}))[0]).toMatchObject({
      lastRun: { outcome: { kind: 'failed', code: 'target-gone' } },
    });
  });

  it('counts nothing that comes back changed', async () => {
    await using made = await appAtBucket();
    const { id } = await addBucket(made, service);
    const first = await made.call('backup.run', { id });
    cloud.disturb({ what: 'garble', action: 'GetObject', times: 20 });
    expect(await made.refusal('backup.run', { id })).toBe('backup-damaged');
    const [target] = await made.call('backup.targets', {});
    expect(target?.lastGood).toBe(first.at);
    expect(lying()).toContain(`vaults/${first.name}`);
  });

  it('lists what is there for a key, and at a server, that tell of no versions', async () => {
    await using made = await appAtBucket();
    const { id } = await addBucket(made, service);
    const { name } = await made.call('backup.run', { id });
    const known = cloud.keys.get(PUBLIC_ID);
    const bucket = cloud.buckets.get(BUCKET);
    if (known === undefined || bucket === undefined) throw new Error('no key or no bucket');
    const listed = async () =>
      (await made.call('backup.versions', { id })).map((one) => [one.name, one.version]);
    known.denied = ['ListObjectVersions'];
    expect(await listed()).toEqual([[name, null]]);
    known.denied = [];
    bucket.overlooksVersions = true;
    expect(await listed()).toEqual([[name, null]]);
    // Whoever cannot be asked did not say that there are none.
    bucket.overlooksVersions = false;
    cloud.disturb({ what: 'drop', phase: 'before', action: 'ListObjectVersions', times: 20 });
    expect(await made.refusal('backup.versions', { id })).toBe('target-unreachable');
  });

  it('keeps a backup whose answer was lost', async () => {
    await using made = await appAtBucket();
    const { id } = await addBucket(made, service);
    cloud.disturb({ what: 'drop', phase: 'after', action: 'PutObject' });
    const run = await made.call('backup.run', { id });
    expect(lying()).toEqual([`vaults/${run.name}`]);
  });
});

it('takes the key of the vault, whatever secret it has by then', async () => {
  await using made = await appAtBucket();
  const key = await made.call(
    'credentials.add',
    awsKey({
      label: 'bucket key',
      fields: { access_key_id: PUBLIC_ID },
      secrets: { secret_access_key: SECRET },
    }),
  );
  const { id, publicId } = await addBucket(made, 's3', { kind: 'credential', id: key.id });
  expect(publicId).toBe(PUBLIC_ID);
  await made.call('backup.run', { id });
  cloud.addKey(PUBLIC_ID, 'renewed');
  await made.call('credentials.edit', { id: key.id, changes: { secrets: { secret_access_key: 'renewed' } } });
  const { name } = await made.call('backup.run', { id });
  expect(lying()).toEqual([`vaults/${name}`]);
  await made.call('credentials.remove', { ids: [key.id] });
  await made.call('vault.lock', {});
  await made.call('vault.unlock', { kind: 'password', password: TEST_PASSWORD });
  await made.call('credentials.purge', { ids: [key.id] });
  await expect(made.call('backup.run', { id })).rejects.toThrow(/target-refused.*key-gone/);
});

it('keeps the backups that two machines with copies of one vault make of it', async () => {
  await using made = await appAtBucket();
  const { id } = await addBucket(made);
  await made.call('backup.editTarget', { id, retention: { daily: 1, monthly: 0 } });
  const common = await made.call('backup.run', { id });
  await made.app.lock('quit');
  const folder = join(made.folder, '..', 'copy');
  await cp(made.folder, folder, { recursive: true });
  const other = await made.another({
    ports: { clock: createClock() },
    options: { folder, device: 'other-machine' },
  });
  for (const each of [made, other])
    await each.call('vault.unlock', { kind: 'password', password: TEST_PASSWORD });
  const [here, there] = await Promise.all([
    made.call('backup.run', { id }),
    other.call('backup.run', { id }),
  ]);
  // Each knows the common one and removes it; neither knows the other's.
  expect(lying().sort()).toEqual([`vaults/${here.name}`, `vaults/${there.name}`].sort());
  expect([here.name, there.name]).not.toContain(common.name);
  const again = await made.call('backup.run', { id });
  expect(lying().sort()).toEqual([`vaults/${again.name}`, `vaults/${there.name}`].sort());
});

it('has two processes of one vault take turns', async () => {
  await using made = await appAtBucket();
  const { id } = await addBucket(made);
  const other = await made.another();
  await other.call('vault.unlock', { kind: 'password', password: TEST_PASSWORD });
  const both = await Promise.all([made.call('backup.run', { id }), other.call('backup.run', { id })]);
  expect(both.map(({ outcome }) => outcome.kind)).toEqual(['made', 'made']);
  expect(lying()).toHaveLength(1);
});

it('gives up cleanly when the vault is locked in the middle', async () => {
  await using made = await appAtBucket();
  const { id } = await addBucket(made);
  cloud.disturb({ what: 'hold', phase: 'after', action: 'PutObject' });
  const answer = made.app.handle('backup.run', { id });
  await expect.poll(() => cloud.held()).toBe(1);
  await made.call('vault.lock', {});
  expect(await answer).toMatchObject({ ok: false, error: { code: 'vault-locked' } });
  cloud.release();
  await made.call('vault.unlock', { kind: 'password', password: TEST_PASSWORD });
  const [target] = await made.call('backup.targets', {});
  expect(target).toMatchObject({ lastGood: null, lastRun: null });
  const run = await made.call('backup.run', { id });
  // What the first one left behind was never proven.
  expect(lying()).toEqual([`vaults/${run.name}`]);
});

it('says which right a key lacks', async () => {
  await using made = await appAtBucket();
  const known = cloud.keys.get(PUBLIC_ID);
  if (known === undefined) throw new Error('no key');
  for (const [action, reason] of [
    ['PutObject', 'write'],
    ['GetObject', 'read'],
    ['ListObjectsV2', 'list'],
    ['DeleteObject', 'remove'],
  ] as const) {
    known.denied = [action];
    await expect(addBucket(made)).rejects.toThrow(new RegExp(`target-refused.*"reason":"${reason}"`));
  }
});
