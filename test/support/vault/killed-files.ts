import type { Files } from '../../../src/main/ports/files.ts';

/** Thrown in place of the call at which the process "dies", and of every call after it. */
export class Killed extends Error {
  constructor() {
    super('killed');
    this.name = 'Killed';
  }
}

/** `before`: the call does nothing. `torn`: a write leaves half of its bytes behind. */
export type KillStyle = 'before' | 'torn';

/** Files that work until they are armed; then call number `at` (from 1) is where the process dies. */
export function killedFiles(
  files: Files,
  style: KillStyle,
): { readonly files: Files; readonly arm: (at: number) => void } {
  let left = Number.POSITIVE_INFINITY;
  const step = async <T>(run: () => Promise<T>, tear?: () => Promise<unknown>): Promise<T> => {
    left -= 1;
    if (left > 0) return run();
    if (left === 0 && style === 'torn') await tear?.();
    throw new Killed();
  };
  return {
    arm: (at) => {
      left = at;
    },
    files: {
      read: (path, maxBytes) => step(() => files.read(path, maxBytes)),
      facts: (path) => step(() => files.facts(path)),
      resolve: (path) => step(() => files.resolve(path)),
      writeFlushed: (path, data, mode) =>
        step(
          () => files.writeFlushed(path, data, mode),
          () => files.writeFlushed(path, data.subarray(0, data.length >> 1), mode),
        ),
      overwriteFlushed: (path, data) =>
        step(
          () => files.overwriteFlushed(path, data),
          () => files.overwriteFlushed(path, data.subarray(0, data.length >> 1)),
        ),
      flush: (path) => step(() => files.flush(path)),
      rename: (from, to) => step(() => files.rename(from, to)),
      flushFolder: (path) => step(() => files.flushFolder(path)),
      copy: (from, to) => step(() => files.copy(from, to)),
      remove: (path) => step(() => files.remove(path)),
      makeFolder: (path, mode) => step(() => files.makeFolder(path, mode)),
      removeFolder: (path) => step(() => files.removeFolder(path)),
      list: (path) => step(() => files.list(path)),
      entries: (path) => step(() => files.entries(path)),
      setMode: (path, mode) => step(() => files.setMode(path, mode)),
      setGroup: (path, like) => step(() => files.setGroup(path, like)),
      writable: (path) => step(() => files.writable(path)),
      location: (path) => step(() => files.location(path)),
    },
  };
}

/** Whether it ran to its end; anything but the kill is passed on. */
export async function unlessKilled(run: () => Promise<unknown>): Promise<boolean> {
  try {
    await run();
    return true;
  } catch (error) {
    if (error instanceof Killed) return false;
    throw error;
  }
}
