import { FileError, type Files } from '../../../src/main/ports/files.ts';
import type { Locks } from '../../../src/main/ports/locks.ts';

/** Files in memory, and a disk that can be full. */
export interface MemoryFiles extends Files {
  readonly kept: Map<string, Buffer>;
  full: boolean;
}

const missing = async (): Promise<never> => {
  throw new FileError('other');
};

export function memoryFiles(): MemoryFiles {
  const kept = new Map<string, Buffer>();
  const changes = new Map<string, number>();
  const touch = (path: string): void => void changes.set(path, (changes.get(path) ?? 0) + 1);
  const found = (path: string): Buffer => {
    const bytes = kept.get(path);
    if (bytes === undefined) throw new FileError('not-found');
    return bytes;
  };
  const files: MemoryFiles = {
    kept,
    full: false,
    read: async (path) => Buffer.from(found(path)),
    async facts(path) {
      const bytes = kept.get(path);
      const identity = `${path} ${changes.get(path)}`;
      return bytes === undefined
        ? null
        : { size: bytes.length, modifiedMs: 0, identity, mode: 0o600, own: true, names: 1 };
    },
    async writeFlushed(path, data) {
      if (files.full) throw new FileError('full');
      kept.set(path, Buffer.from(data));
      touch(path);
    },
    async rename(from, to) {
      kept.set(to, found(from));
      kept.delete(from);
      touch(to);
    },
    async remove(path) {
      kept.delete(path);
      touch(path);
    },
    flush: async () => undefined,
    flushFolder: async () => undefined,
    makeFolder: async () => undefined,
    resolve: async () => null,
    list: async () => [...kept.keys()],
    entries: async () => [],
    setMode: async () => undefined,
    setGroup: async () => undefined,
    writable: async () => !files.full,
    location: async () => 'local',
    overwriteFlushed: missing,
    copy: missing,
    removeFolder: missing,
  };
  return files;
}

/** One process: nobody else asks. */
export const freeLocks: Locks = { acquire: async () => ({ release: () => undefined }) };
