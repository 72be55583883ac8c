import { KeyturnError } from '../../../shared/ipc/envelope.ts';
import type { TargetId } from '../../../shared/model/backup.ts';
import type { Clock } from '../../ports/clock.ts';

/** Makes backups that are due for as long as the vault is open. */
export interface BackupSchedule {
  /** The vault is open; may be called again. */
  begin(): void;
  end(): void;
}

/** Unlocking is not slowed down by a backup, in ms. */
const FIRST_LOOK_MS = 30_000;
/** How often it is looked whether one is due: computers sleep, clocks are set, the command line makes backups too. */
const EVERY_MS = 10 * 60_000;
/** However often the clock jumps, a target gets no more than one scheduled backup in this time. */
const BETWEEN_MS = 60 * 60_000;
/** The first pause after a failure; each later one is twice as long, up to the last. */
const FIRST_RETRY_MS = 5 * 60_000;
const LAST_RETRY_MS = 6 * 60 * 60_000;
/** Another process is making one. */
const BUSY_MS = 60_000;

interface Attempts {
  readonly failures: number;
  /** By the clock that never jumps. */
  readonly notBefore: number;
}

/** `due` names the targets whose backup is due by the wall clock; `run` makes one and throws KeyturnError. */
export function createBackupSchedule(deps: {
  readonly clock: Clock;
  readonly due: () => Promise<readonly TargetId[]>;
  readonly run: (id: TargetId) => Promise<unknown>;
}): BackupSchedule {
  const { clock, due, run } = deps;
  const attempts = new Map<TargetId, Attempts>();
  let turn = 0;
  let cancel: (() => void) | null = null;

  const tryOne = async (id: TargetId): Promise<void> => {
    const failures = attempts.get(id)?.failures ?? 0;
    const pause = (ms: number, counted: number): void => {
      attempts.set(id, { failures: counted, notBefore: clock.monotonic() + ms });
    };
    try {
      await run(id);
      pause(BETWEEN_MS, 0);
    } catch (error) {
      const code = error instanceof KeyturnError ? error.code : 'internal';
      if (code === 'vault-locked') return;
      if (code === 'vault-busy') pause(BUSY_MS, failures);
      else pause(Math.min(FIRST_RETRY_MS * 2 ** failures, LAST_RETRY_MS), failures + 1);
    }
  };

  const look = async (mine: number): Promise<void> => {
    const mayTry = (id: TargetId): boolean => clock.monotonic() >= (attempts.get(id)?.notBefore ?? 0);
    for (const id of (await due()).filter(mayTry)) {
      if (turn !== mine) return;
      await tryOne(id);
    }
    if (turn === mine) arm(mine, EVERY_MS);
  };

  const arm = (mine: number, ms: number): void => {
    cancel = clock.after(ms, () => {
      look(mine).catch(() => {
        // The vault could not be asked just now; the next look may.
        if (turn === mine) arm(mine, EVERY_MS);
      });
    });
  };

  return {
    begin() {
      if (cancel !== null) return;
      turn += 1;
      arm(turn, FIRST_LOOK_MS);
    },
    end() {
      turn += 1;
      cancel?.();
      cancel = null;
    },
  };
}
