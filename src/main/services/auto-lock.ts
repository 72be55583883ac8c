import type { Clock } from '../ports/clock.ts';
import type { Power } from '../ports/power.ts';

/** Nobody touched the computer for this long: the vault is locked. */
const IDLE_MS = 10 * 60_000;
/** How often that is looked at. */
const LOOK_MS = 15_000;

export interface AutoLockDeps {
  readonly power: Power;
  readonly clock: Clock;
  readonly isOpen: () => boolean;
  readonly lock: () => Promise<void>;
}

/**
 * Locks the vault when nobody is there: the computer was idle, goes to sleep, is locked or handed to another person, or
 * shuts down. The returned function ends the watch.
 */
export function watchAbsence({ power, clock, isOpen, lock }: AutoLockDeps): () => void {
  const lockNow = () => {
    if (isOpen()) void lock().catch(() => undefined);
  };
  let lookedAt = clock.now();
  let cancel = () => {};
  const look = () => {
    // Timers stop while a computer sleeps; the time of day does not, and counts as idle.
    const slept = clock.now() - lookedAt > IDLE_MS;
    lookedAt = clock.now();
    if (slept || power.idleSeconds() * 1000 >= IDLE_MS) lockNow();
    cancel = clock.after(LOOK_MS, look);
  };
  look();
  const stop = power.subscribe((event) => {
    if (event === 'resume') {
      cancel();
      look();
    } else lockNow();
  });
  return () => {
    cancel();
    stop();
  };
}
