import type { LockReason } from '../../shared/model/vault.ts';
import type { Clock } from '../ports/clock.ts';
import type { Power, PowerEvent } from '../ports/power.ts';

/** How often is looked whether somebody touched the computer. */
const LOOK_MS = 15_000;
const MINUTE_MS = 60_000;

const REASONS: Readonly<Record<Exclude<PowerEvent, 'resume'>, LockReason>> = {
  suspend: 'sleep',
  away: 'screen-lock',
  shutdown: 'quit',
};

export interface AutoLockDeps {
  readonly power: Power;
  readonly clock: Clock;
  /** Nobody touched the computer for this long. Asked at each look. */
  readonly idleMinutes: () => number;
  /** Called whether a vault is open or not: a copy may be open beside it, or be about to take its place. */
  readonly lock: (reason: LockReason) => Promise<void>;
}

/**
 * Locks the vault when nobody is there: the computer was idle, goes to sleep, is locked or handed to another person, or
 * shuts down. The returned function ends the watch.
 */
export function watchAbsence({ power, clock, idleMinutes, lock }: AutoLockDeps): () => void {
  const lockNow = (reason: LockReason) => void lock(reason).catch(() => undefined);
  let lookedAt = clock.now();
  let cancel = () => {};
  const look = () => {
    const limit = idleMinutes() * MINUTE_MS;
    // Timers stop while a computer sleeps; the time of day does not, and counts as idle.
    const slept = clock.now() - lookedAt > limit;
    lookedAt = clock.now();
    if (slept) lockNow('sleep');
    else if (power.idleSeconds() * 1000 >= limit) lockNow('idle');
    cancel = clock.after(LOOK_MS, look);
  };
  look();
  const stop = power.subscribe((event) => {
    if (event === 'resume') {
      cancel();
      look();
    } else lockNow(REASONS[event]);
  });
  return () => {
    cancel();
    stop();
  };
}
