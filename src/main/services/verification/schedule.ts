import { assertNever } from '../../../shared/assert-never.ts';
import type { VerifySchedule } from '../../../shared/model/verification.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Logger } from '../../ports/logger.ts';
import type { Events } from '../events.ts';
import type { VaultSession } from '../vault-session.ts';

const HOUR_MS = 3_600_000;
/** Whoever just came to do something has the network and the vault to themselves. */
export const AFTER_UNLOCK_MS = 90_000;
/** Timers stop while a computer sleeps, and clocks are set: nothing waits longer than this for the next look. */
const LONGEST_WAIT_MS = 15 * 60_000;

/** What decides on the next run. Instants of the wall clock. */
export interface ScheduleFacts {
  readonly every: VerifySchedule;
  /** When all keys were last asked; null for never. */
  readonly lastAt: number | null;
  readonly openedAt: number;
}

function periodMs(every: Exclude<VerifySchedule, 'off'>): number {
  switch (every) {
    case 'daily':
      return 24 * HOUR_MS;
    case 'weekly':
      return 7 * 24 * HOUR_MS;
    default:
      return assertNever(every);
  }
}

/**
 * In how many ms the keys are to be verified; 0 is now, null is never. A last run in the future was dated by a clock that was
 * set back since, and counts as none.
 */
export function nextRunIn({ every, lastAt, openedAt }: ScheduleFacts, now: number): number | null {
  if (every === 'off') return null;
  const earliest = openedAt > now ? now : openedAt + AFTER_UNLOCK_MS;
  const due = lastAt === null || lastAt > now ? earliest : Math.max(earliest, lastAt + periodMs(every));
  return Math.max(0, due - now);
}

/** Runs while the vault is open. */
export interface Schedule {
  /** The vault is being locked. */
  rest(): void;
  /** For good. */
  stop(): void;
}

export interface ScheduleDeps {
  readonly session: Pick<VaultSession, 'isOpen'>;
  readonly events: Events;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly unattended: boolean;
  readonly read: () => Omit<ScheduleFacts, 'openedAt'>;
  readonly run: () => Promise<void>;
}

export function createSchedule({
  session,
  events,
  clock,
  logger,
  unattended,
  read,
  run,
}: ScheduleDeps): Schedule {
  let openedAt: number | null = null;
  let running = false;
  let cancel = (): void => undefined;

  const look = async (): Promise<void> => {
    cancel();
    if (running || openedAt === null || !session.isOpen()) return;
    try {
      const wait = nextRunIn({ ...read(), openedAt }, clock.now());
      if (wait === null) return;
      if (wait > 0) {
        cancel = clock.after(Math.min(wait, LONGEST_WAIT_MS), again);
        return;
      }
      running = true;
      await run();
    } catch (error) {
      // A vault that was locked meanwhile, or is busy: the next look tries again.
      logger.warn('verification.not-run', { kind: error instanceof Error ? error.name : 'unknown' });
    }
    running = false;
    if (openedAt !== null) cancel = clock.after(LONGEST_WAIT_MS, again);
  };
  function again(): void {
    void look();
  }

  const end = unattended
    ? events.subscribe((name, payload) => {
        const open = session.isOpen();
        if (name === 'vault.changed' && open !== (openedAt !== null)) {
          openedAt = open ? clock.now() : null;
          again();
          // A change of the settings names no key.
        } else if (name === 'credentials.changed' && 'ids' in payload && payload.ids.length === 0) again();
      })
    : () => undefined;

  const rest = (): void => {
    cancel();
    openedAt = null;
  };
  return {
    rest,
    stop() {
      end();
      rest();
    },
  };
}
