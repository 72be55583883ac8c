import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createClock } from '../../../src/main/node/clock.ts';
import type { BucketPlace } from '../../../src/shared/model/backup.ts';
import { type StorageCloud, startStorageCloud } from '../../clouds/storage/index.ts';
import { appWithKey } from '../../support/backup/app.ts';
import { BY_PASSWORD, secretsOf } from '../../support/restore/copies.ts';
import { testApp } from '../../support/test-app.ts';

const PUBLIC_ID = 'AKIAIOSFODNN7EXAMPLE';
const SECRET = 'SENTINEL/K7MDENG/bPxRfiCYEXAMPLEKEYsentinel';
const BUCKET = 'keyturn-backups';
const typed = { kind: 'typed', publicId: PUBLIC_ID, secret: SECRET } as const;

/** Reads are repeated after pauses that nobody advances. */
const setUp = () => ({
  ports: { clock: createClock() },
  options: { http: { retry: { firstPauseMs: 1, longestPauseMs: 2 } } },
});

let cloud: StorageCloud;
beforeEach(async () => {
  cloud = await startStorageCloud({ region: 'eu-north-1' });
  cloud.addBucket(BUCKET);
  cloud.addKey(PUBLIC_ID, SECRET);
});
afterEach(() => cloud.close());

const placeOf = (service: BucketPlace['service']): BucketPlace => ({
  ...{ service, endpoint: cloud.url, region: 'eu-north-1', bucket: BUCKET },
  ...{ prefix: 'vaults', pathStyle: true },
});

describe.each(['s3', 'oss'] as const)('a backup in a bucket of %s', (service) => {
  it('comes back on an empty machine by a typed key, and in the vault itself by its place', async () => {
    await using origin = await appWithKey(setUp());
    const place = placeOf(service);
    const target = { kind: 'bucket', label: 'Bucket', place, key: typed } as const;
    const { id } = await origin.call('backup.addTarget', { target });
    await origin.call('backup.run', { id });
    const expected = await secretsOf(origin);

    await using fresh = await testApp(setUp());
    const { ticket, versions } = await fresh.call('restore.listBucket', { place, key: typed });
    expect(versions).toHaveLength(1);
    const [{ name, version } = { name: '', version: null }] = versions;
    const source = { kind: 'bucket', ticket, name, version } as const;
    const wrong = { kind: 'password', password: 'not the password' } as const;
    expect(await fresh.refusal('restore.open', { source, by: wrong })).toBe('wrong-password');
    const missing = { ...source, name: name.replace(/.{20}$/, '1.keyturn-backup') };
    expect(await fresh.refusal('restore.open', { source: missing, by: BY_PASSWORD })).toBe('backup-missing');
    const { restore } = await fresh.call('restore.open', { source, by: BY_PASSWORD });
    await fresh.call('restore.replace', { restore });
    expect(await secretsOf(fresh)).toEqual(expected);
    expect(JSON.stringify([fresh.logger, versions, fresh.events])).not.toContain(SECRET);

    const own = { kind: 'target', id, name, version } as const;
    const found = await origin.call('restore.open', { source: own, by: BY_PASSWORD });
    expect(['same', 'older']).toContain(found.relation);
    await origin.call('vault.lock', {});
    expect(await origin.refusal('restore.open', { source: own, by: BY_PASSWORD })).toBe('vault-locked');
  });

  it('says why it cannot be reached', async () => {
    await using fresh = await testApp(setUp());
    const place = placeOf(service);
    const key = { ...typed, secret: 'another secret' };
    expect(await fresh.refusal('restore.listBucket', { place, key })).toBe('target-refused');
    const gone = { ...place, bucket: 'no-such-bucket' };
    expect(await fresh.refusal('restore.listBucket', { place: gone, key: typed })).toBe('target-gone');
    const ofVault = { kind: 'credential', id: '0123456789abcdef' as never } as const;
    expect(await fresh.refusal('restore.listBucket', { place, key: ofVault })).toBe('vault-locked');
    const source = { kind: 'bucket', ticket: '0123456789abcdef' as never, name: 'x', version: null } as const;
    expect(await fresh.refusal('restore.open', { source, by: BY_PASSWORD })).toBe('ticket-expired');
  });
});
