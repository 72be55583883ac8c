import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { FileError, type Files } from '../../ports/files.ts';
import type { Locks } from '../../ports/locks.ts';
import type { Random } from '../../ports/random.ts';
import { replaceFile } from '../replace-file.ts';
import type { DeviceKey } from './device-key.ts';
import type { FoundSchedule } from './schedule-changes.ts';
import {
  MAX_SCHEDULE_BYTES,
  nameOfDeviceKey,
  openSchedule,
  type ScheduleContent,
  sealSchedule,
} from './schedule-format.ts';

const PATIENCE_MS = 2000;

export interface LoadedSchedule extends FoundSchedule {
  /** Under which the vault remembers what it wrote. */
  readonly keyName: string;
}

/** The schedules of this device, one file a vault. */
export interface ScheduleFile {
  /** Null where this device has no key and none is to be made. Throws as `DeviceKey`, and what reading throws. */
  load(vaultId: string, make: boolean): Promise<LoadedSchedule | null>;
  /** Another text for another file, null without one; asks nothing of the keychain. */
  version(vaultId: string): Promise<string | null>;
  /** Whether it is marked as one that is not to be believed. */
  isStale(vaultId: string): Promise<boolean>;
  /** As `load` without making a key, by a copy in memory while the file is the same. */
  peek(vaultId: string): Promise<LoadedSchedule | null>;
  /** Its hash. Throws `disk-full`, `folder-not-writable`, and as `DeviceKey`. */
  save(vaultId: string, content: ScheduleContent): Promise<Buffer>;
  /**
   * The schedule, if there is one, is not to be believed any more: what it cannot be told happens meanwhile. Returns whether
   * it was believed until now. Throws where that cannot be written down.
   */
  mistrust(vaultId: string): Promise<boolean>;
  /** It says what is true, after all. Throws where that cannot be written down. */
  trust(vaultId: string): Promise<void>;
  /** Never throws. */
  drop(vaultId: string): Promise<void>;
  /** One process at a time. */
  alone<T>(run: () => Promise<T>): Promise<T>;
}

/** `folder` is outside of every vault; with null there is never a schedule. */
export function createScheduleFile(deps: {
  readonly files: Files;
  readonly locks: Locks;
  readonly random: Random;
  readonly key: DeviceKey;
  readonly folder: string | null;
}): ScheduleFile {
  const { files, locks, random, key, folder } = deps;
  const pathOf = (vaultId: string): string => join(folder ?? '', `${vaultId}.schedule`);
  const stalePathOf = (vaultId: string): string => `${pathOf(vaultId)}.stale`;
  let last: { readonly vaultId: string; readonly version: string; readonly loaded: LoadedSchedule } | null =
    null;

  const isStale: ScheduleFile['isStale'] = async (vaultId) =>
    folder !== null && (await files.facts(stalePathOf(vaultId))) !== null;

  const version: ScheduleFile['version'] = async (vaultId) => {
    const facts = folder === null ? null : await files.facts(pathOf(vaultId));
    return facts === null ? null : `${facts.identity} ${facts.modifiedMs} ${facts.size}`;
  };

  const read = async (path: string): Promise<Buffer | null> => {
    try {
      return await files.read(path, MAX_SCHEDULE_BYTES);
    } catch (error) {
      if (error instanceof FileError && error.failure === 'not-found') return null;
      throw error;
    }
  };

  const load: ScheduleFile['load'] = async (vaultId, make) => {
    if (folder === null) return null;
    const secret = await key.get(vaultId, make);
    if (secret === null) return null;
    const bytes = await read(pathOf(vaultId));
    return {
      keyName: nameOfDeviceKey(secret),
      sha256: bytes === null ? null : createHash('sha256').update(bytes).digest(),
      content: bytes === null ? null : openSchedule(secret, vaultId, bytes),
    };
  };

  return {
    load,
    version,
    isStale,
    async mistrust(vaultId) {
      if (folder === null || (await files.facts(pathOf(vaultId))) === null) return false;
      if (await isStale(vaultId)) return false;
      await replaceFile(files, stalePathOf(vaultId), Buffer.alloc(0));
      return true;
    },
    async trust(vaultId) {
      if (await isStale(vaultId)) await files.remove(stalePathOf(vaultId));
    },
    async peek(vaultId) {
      if (await isStale(vaultId)) return null;
      const found = await version(vaultId);
      // Without a file nothing is asked of the keychain.
      if (found === null) return null;
      if (last?.vaultId === vaultId && last.version === found) return last.loaded;
      const loaded = await load(vaultId, false);
      last = loaded === null ? null : { vaultId, version: found, loaded };
      return loaded;
    },
    async save(vaultId, content) {
      const secret = await key.get(vaultId, false);
      if (folder === null || secret === null) throw new Error('There is no key to write with');
      const bytes = sealSchedule(random, secret, vaultId, content);
      await replaceFile(files, pathOf(vaultId), bytes);
      await files.remove(stalePathOf(vaultId));
      last = null;
      return createHash('sha256').update(bytes).digest();
    },
    async drop(vaultId) {
      last = null;
      if (folder !== null) await files.remove(pathOf(vaultId)).catch(() => undefined);
    },
    async alone(run) {
      if (folder === null) return run();
      await files.makeFolder(folder, 0o700);
      const held = await locks.acquire(folder, 'schedule', PATIENCE_MS);
      if (held === null) throw new Error('Another process keeps the schedule');
      try {
        return await run();
      } finally {
        held.release();
      }
    },
  };
}
