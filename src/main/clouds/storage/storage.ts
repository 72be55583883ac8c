import { createHash } from 'node:crypto';
import { assertNever } from '../../../shared/assert-never.ts';
import type { BucketPlace } from '../../../shared/model/backup.ts';
import { cloudError } from '../cloud-error.ts';
import { probeCapabilities } from './capabilities.ts';
import type { Driver, Page, VersionMark } from './driver.ts';
import { CHECKSUM_MISMATCH, storageError, storageErrorCode } from './errors.ts';
import type { ObjectStore } from './object-store.ts';
import { folderOf } from './place.ts';
import type { StorageContext, StorageKey } from './wire.ts';

/** A list that has no end is no list. */
const MAX_PAGES = 1_000;

/** The service's SDK is read at the first call: neither start-up nor a command that needs no bucket pays for it. */
async function connect(place: BucketPlace, key: StorageKey, ctx: StorageContext): Promise<Driver> {
  switch (place.service) {
    case 's3':
      return (await import('./s3/s3.ts')).s3Driver(place, key, ctx);
    case 'oss':
      return (await import('./oss/oss.ts')).ossDriver(place, key, ctx);
    default:
      return assertNever(place.service);
  }
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Opens a bucket. Nothing is sent and no SDK is read before the first call. */
export function createObjectStore(place: BucketPlace, key: StorageKey, ctx: StorageContext): ObjectStore {
  const folder = folderOf(place);
  let connecting: Promise<Driver> | undefined;
  const driver = () => {
    connecting ??= connect(place, key, ctx);
    return connecting;
  };
  const once = async <T>(run: (driver: Driver) => Promise<T>): Promise<T> => {
    try {
      return await run(await driver());
    } catch (error) {
      throw storageError(error);
    }
  };
  const read = <T>(run: (driver: Driver) => Promise<T>): Promise<T> =>
    once((made) => ctx.http.read(() => run(made), ctx.signal));
  const within = <T extends { readonly name: string }>(entry: T): T => ({
    ...entry,
    name: entry.name.slice(folder.length),
  });

  async function all<T extends { readonly name: string }, Mark>(
    page: (driver: Driver, after: Mark | null) => Promise<Page<T, Mark>>,
  ): Promise<readonly T[]> {
    const entries: T[] = [];
    let after: Mark | null = null;
    for (let pages = 0; pages < MAX_PAGES; pages++) {
      const from: Mark | null = after;
      const got: Page<T, Mark> = await read((made) => page(made, from));
      entries.push(...got.entries);
      if (got.next === null) return entries.map(within);
      after = got.next;
    }
    throw storageError(cloudError('wrong-endpoint'));
  }

  return Object.freeze<ObjectStore>({
    put: (name, bytes, condition = {}) =>
      once((made) => made.put(folder + name, bytes, condition, sha256(bytes))),
    get: (name, version) =>
      read(async (made) => {
        const { bytes, etag, version: got, sha256: kept } = await made.get(folder + name, version);
        if (kept !== null && kept !== sha256(bytes)) throw changed();
        return { bytes, etag, version: got };
      }),
    head: (name, version = null) =>
      read(async (made) => {
        try {
          return await made.head(folder + name, version);
        } catch (error) {
          if (isMissing(error)) return null;
          throw error;
        }
      }),
    list: (prefix) => all((made, after: string | null) => made.page(folder + prefix, after)),
    versions: (prefix) => all((made, after: VersionMark | null) => made.versionPage(folder + prefix, after)),
    remove: (name, version) =>
      once(async (made) => {
        try {
          await made.remove(folder + name, version);
        } catch (error) {
          if (!isMissing(error)) throw error;
        }
      }),
    capabilities: () =>
      once((made) =>
        probeCapabilities(
          { driver: made, put: (key, bytes, condition) => made.put(key, bytes, condition, sha256(bytes)) },
          folder,
        ),
      ),
  });
}

const isMissing = (error: unknown): boolean => storageErrorCode(error) === 'backup-missing';

/** Of kind network, so that the read is repeated: bytes that changed on the way are right the next time. */
const changed = () => cloudError('network', { vendorCode: CHECKSUM_MISMATCH });

export type * from './object-store.ts';
export type { StorageContext, StorageKey } from './wire.ts';
