import { createLocks } from '../../src/main/node/locks.ts';
import type { Locks } from '../../src/main/ports/locks.ts';

/** What a test does at two moments of a key change. What throws fails the change. */
export interface KeyChangeVisit {
  /** The password was right, and nothing is written yet. */
  readonly midst?: () => void | Promise<void>;
  /** The new key is in its place, and the vault is not open with it yet. */
  readonly beforeOpening?: () => void;
}

/** Locks through which a test gets a word in while a vault gets another key. */
export interface KeyChangeLocks {
  readonly locks: Locks;
  /** For the next key change alone. Nothing else may take the lock `vault` before it. */
  visit(visit: KeyChangeVisit): void;
}

export function keyChangeLocks(): KeyChangeLocks {
  const real = createLocks();
  let next: KeyChangeVisit = {};
  return {
    visit: (visit) => {
      next = visit;
    },
    locks: {
      async acquire(folder, name, patienceMs) {
        if (name !== 'vault') return real.acquire(folder, name, patienceMs);
        const { midst, beforeOpening } = next;
        next = {};
        await midst?.();
        const held = await real.acquire(folder, name, patienceMs);
        const release = (): void => {
          held?.release();
          beforeOpening?.();
        };
        return held && { release };
      },
    },
  };
}
