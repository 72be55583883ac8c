import { createHash, randomBytes } from 'node:crypto';
import { type Bucket, Refusal, type StoredVersion } from './model.ts';

/** What comes with a put. */
export interface Arrival {
  readonly bytes: Buffer;
  readonly contentType: string;
  readonly metadata: Readonly<Record<string, string>>;
  readonly at: number;
}

/** The version that a name stands for now; null where it stands for none. */
export function currentOf(bucket: Bucket, key: string): StoredVersion | null {
  const current = bucket.objects.get(key)?.[0];
  return current === undefined || current.deleted ? null : current;
}

/** Finds a version, the current one for null. Throws `Refusal` NoSuchKey or NoSuchVersion. */
export function findVersion(bucket: Bucket, key: string, id: string | null): StoredVersion {
  if (id === null) {
    const current = currentOf(bucket, key);
    if (current === null)
      throw new Refusal('NoSuchKey', 404, 'The specified key does not exist.', { Key: key });
    return current;
  }
  const found = bucket.objects.get(key)?.find((each) => (each.id ?? 'null') === id);
  if (found === undefined) throw new Refusal('NoSuchVersion', 404, 'The specified version does not exist.');
  if (found.deleted) throw new Refusal('MethodNotAllowed', 405, 'This is a delete marker.');
  return found;
}

/** Stores a new version, or replaces the only one. Throws `Refusal` where the bucket is full. */
export function store(bucket: Bucket, key: string, arrival: Arrival): StoredVersion {
  const before = bucket.objects.get(key) ?? [];
  const kept = keptBeside(bucket, before);
  if (bucket.quota !== null) {
    const others = [...bucket.objects].filter(([name]) => name !== key).flatMap(([, versions]) => versions);
    const total = [...others, ...kept].reduce((sum, each) => sum + each.bytes.length, arrival.bytes.length);
    if (total > bucket.quota) throw new Refusal('QuotaExceeded', 403, 'The bucket is full.');
  }
  const version: StoredVersion = {
    ...arrival,
    id: bucket.versioning === 'Enabled' ? randomBytes(16).toString('hex') : null,
    md5: createHash('md5').update(arrival.bytes).digest('hex'),
    deleted: false,
  };
  bucket.objects.set(key, [version, ...kept]);
  return version;
}

/** What stays beside a new version: all of them where the bucket keeps versions, otherwise those that have an id. */
const keptBeside = (bucket: Bucket, before: readonly StoredVersion[]): readonly StoredVersion[] =>
  bucket.versioning === 'Enabled' ? before : before.filter((each) => each.id !== null);

/** Deletes one version for good, or hides the name where the bucket keeps versions. */
export function remove(bucket: Bucket, key: string, id: string | null, at: number): void {
  const before = bucket.objects.get(key) ?? [];
  if (id !== null || bucket.versioning === 'never') {
    const left = id === null ? [] : before.filter((each) => (each.id ?? 'null') !== id);
    if (left.length > 0) bucket.objects.set(key, left);
    else bucket.objects.delete(key);
    return;
  }
  const marker: StoredVersion = {
    ...{ bytes: Buffer.alloc(0), md5: '', at, contentType: '', metadata: {}, deleted: true },
    id: bucket.versioning === 'Enabled' ? randomBytes(16).toString('hex') : null,
  };
  bucket.objects.set(key, [marker, ...keptBeside(bucket, before)]);
}
