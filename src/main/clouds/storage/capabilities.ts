import { randomUUID } from 'node:crypto';
import { CloudError } from '../cloud-error.ts';
import type { Driver } from './driver.ts';
import { storageErrorCode } from './errors.ts';
import type { Capabilities, Condition, Stored } from './object-store.ts';

const PROBE = new TextEncoder().encode('Keyturn tries what this bucket can do and removes this object.\n');

/** No object has it: MD5 of nothing, and the probe is not empty. */
const FOREIGN_ETAG = 'd41d8cd98f00b204e9800998ecf8427e';

/** What the probe needs of a bucket. Throws as `Driver` does. */
export interface Probed {
  readonly driver: Pick<Driver, 'knowsIfMatch' | 'versioning' | 'remove'>;
  put(key: string, bytes: Uint8Array, condition: Condition): Promise<Stored>;
}

/**
 * Finds out what a bucket does with conditions: a server that does not know one ignores its header and overwrites. What
 * the probe stored is removed again, version by version.
 */
export async function probeCapabilities({ driver, put }: Probed, folder: string): Promise<Capabilities> {
  const versioning = await driver.versioning().catch((error: unknown) => {
    if (isUnknown(error)) return false;
    throw error;
  });
  const key = `${folder}.keyturn-probe-${randomUUID()}`;
  const stored: Stored[] = [];
  const isKept = async (condition: Condition): Promise<boolean> => {
    try {
      stored.push(await put(key, PROBE, condition));
      return false;
    } catch (error) {
      if (isConflict(error)) return true;
      if (isUnknown(error)) return false;
      throw error;
    }
  };
  try {
    const first = await isKept({ onlyIfAbsent: true });
    // A server that does not take the condition at all gets the object without.
    if (stored.length === 0) stored.push(await put(key, PROBE, {}));
    const conditionalWrites = !first && (await isKept({ onlyIfAbsent: true }));
    const ifMatch = driver.knowsIfMatch && (await isKept({ ifMatch: FOREIGN_ETAG }));
    return { conditionalWrites, ifMatch, versioning };
  } finally {
    await clean(driver, key, stored);
  }
}

/** A key that may not delete leaves the probe behind: that is no reason to refuse the place. */
async function clean(driver: Probed['driver'], key: string, stored: readonly Stored[]): Promise<void> {
  for (const version of new Set(stored.map((each) => each.version))) {
    await driver.remove(key, version).catch(() => undefined);
  }
}

const isConflict = (error: unknown): boolean => storageErrorCode(error) === 'backup-conflict';

/** How careful servers answer what they do not know. */
const isUnknown = (error: unknown): boolean =>
  error instanceof CloudError && error.failure.vendorCode === 'NotImplemented';
