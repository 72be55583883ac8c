import { join } from 'node:path';
import { z } from 'zod';
import { KeyturnError } from '../../shared/ipc/envelope.ts';
import type { Clock } from '../ports/clock.ts';
import type { Files } from '../ports/files.ts';
import type { HeldLock, Locks } from '../ports/locks.ts';
import { replaceFile } from './replace-file.ts';

const FREE_ATTEMPTS = 5;
const LONGEST_MS = 5 * 60_000;
const MAX_BYTES = 4096;
const PATIENCE_MS = 2000;

/** Facts of the last wrong password, by the clock on the wall and by the time that this computer runs. */
const stateFile = z.object({
  failures: z.number().int().min(1),
  waitMs: z.number().min(0),
  wall: z.number(),
  sinceBoot: z.number().min(0),
});
type State = z.infer<typeof stateFile>;

/**
 * Slows down guessing: after five wrong passwords in a row each next try has to wait, twice as long every time, five
 * minutes at most. App and command line count together, over restarts too. The KDF is the real obstacle; this one is
 * for whoever sits at the keyboard.
 */
export interface UnlockAttempts {
  /**
   * Runs one check of a password or code and counts it when it throws a `wrong-…` code. Throws `too-many-attempts` with
   * the seconds that are left, without running it. `forgives` says whether a right one ends the waiting: that of some
   * other vault proves nothing about this one.
   */
  during<T>(check: () => Promise<T>, forgives?: boolean): Promise<T>;
  /** Milliseconds until the next check is run; 0 where it is run at once. */
  wait(): Promise<number>;
}

const waitAfter = (failures: number): number =>
  failures < FREE_ATTEMPTS ? 0 : Math.min(LONGEST_MS, 1000 * 2 ** (failures - FREE_ATTEMPTS));

const isWrong = (error: unknown): boolean => error instanceof KeyturnError && /^wrong-/.test(error.code);

export function createUnlockAttempts(deps: {
  readonly files: Files;
  readonly locks: Locks;
  readonly clock: Clock;
  readonly folder: string;
}): UnlockAttempts {
  const { files, locks, clock, folder } = deps;
  const path = join(folder, 'vault.attempts.json');
  /** What counts where the disk took nothing; undefined while the file does. */
  let unwritten: State | null | undefined;

  /** A file that is missing or damaged starts anew: it is nobody's proof of anything. */
  const read = async (): Promise<State | null> => {
    if (unwritten !== undefined) return unwritten;
    try {
      return stateFile.parse(JSON.parse((await files.read(path, MAX_BYTES)).toString('utf8')));
    } catch {
      return null;
    }
  };

  const write = async (state: State | null): Promise<void> => {
    try {
      if (state !== null) await replaceFile(files, path, Buffer.from(`${JSON.stringify(state)}\n`));
      else if ((await files.facts(path)) !== null) await files.remove(path);
      unwritten = undefined;
    } catch {
      unwritten = state;
    }
  };

  /**
   * The wall clock is heard only after a restart of the computer, and only where it shortens the wait; whatever the
   * facts say, nobody waits longer than the longest wait.
   */
  const left = (state: State | null): number => {
    if (state === null) return 0;
    const running = clock.sinceBoot();
    const passed =
      running >= state.sinceBoot ? running - state.sinceBoot : Math.max(running, clock.now() - state.wall);
    return Math.max(0, Math.min(state.waitMs, LONGEST_MS) - passed);
  };

  const requireNoWait = (state: State | null): void => {
    const ms = left(state);
    if (ms > 0) throw new KeyturnError('too-many-attempts', { seconds: Math.ceil(ms / 1000) });
  };

  const counted = (failures: number): State => ({
    failures,
    waitMs: waitAfter(failures),
    wall: clock.now(),
    sinceBoot: clock.sinceBoot(),
  });

  /** One process at a time where locks can be had; a full or read-only disk keeps nobody from a right password. */
  const alone = async <T>(run: () => Promise<T>): Promise<T> => {
    let held: HeldLock | null = null;
    try {
      held = await locks.acquire(folder, 'attempts', PATIENCE_MS);
    } catch {
      // Counted without.
    }
    try {
      return await run();
    } finally {
      held?.release();
    }
  };

  /** From the last free attempt on a try counts before it is made, so that many at once gain nothing. */
  const begin = async (): Promise<{ readonly before: State | null; readonly charged: boolean }> => {
    const seen = await read();
    requireNoWait(seen);
    if ((seen?.failures ?? 0) < FREE_ATTEMPTS - 1) return { before: seen, charged: false };
    return alone(async () => {
      const before = await read();
      requireNoWait(before);
      await write(counted((before?.failures ?? 0) + 1));
      return { before, charged: true };
    });
  };

  const failed = (charged: boolean): Promise<void> =>
    alone(async () => {
      const now = await read();
      await write(counted(Math.max(1, (now?.failures ?? 0) + (charged ? 0 : 1))));
    });

  return {
    wait: async () => left(await read()),
    async during(check, forgives = true) {
      const { before, charged } = await begin();
      try {
        const result = await check();
        if (!forgives) {
          if (charged) await alone(() => write(before));
        } else if (before !== null || charged) await alone(() => write(null));
        return result;
      } catch (error) {
        if (isWrong(error)) await failed(charged);
        else if (charged) await alone(() => write(before));
        throw error;
      }
    },
  };
}
