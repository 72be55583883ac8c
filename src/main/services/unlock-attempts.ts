import { KeyturnError } from '../../shared/ipc/envelope.ts';
import type { Clock } from '../ports/clock.ts';

const FREE_ATTEMPTS = 5;
const LONGEST_SECONDS = 60;

/**
 * Slows down guessing: after five wrong passwords in a row each next try has to wait, twice as long every time,
 * a minute at most. The KDF is the real obstacle; this one is for whoever sits at the keyboard.
 */
export interface UnlockAttempts {
  /** Throws `too-many-attempts` with the seconds that are left. */
  check(): void;
  failed(): void;
  succeeded(): void;
}

export function createUnlockAttempts(clock: Clock): UnlockAttempts {
  let failures = 0;
  let notBefore = 0;
  return {
    check() {
      const left = notBefore - clock.monotonic();
      if (left > 0) throw new KeyturnError('too-many-attempts', { seconds: Math.ceil(left / 1000) });
    },
    failed() {
      failures += 1;
      if (failures < FREE_ATTEMPTS) return;
      const seconds = Math.min(LONGEST_SECONDS, 2 ** (failures - FREE_ATTEMPTS));
      notBefore = clock.monotonic() + seconds * 1000;
    },
    succeeded() {
      failures = 0;
      notBefore = 0;
    },
  };
}
