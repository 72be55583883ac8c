import type { Deadline, Instant } from './types.ts';

/** How old a proof may be, in ms, when something is destroyed on its strength. */
export const FRESH_MS = 60_000;

/** How long a request that nobody answered may still take effect, in ms, where a cloud's facts do not say. */
export const DEFAULT_SETTLE_MS = 15_000;

/** How long the engine waits, in ms, before it repeats what a bad network or a busy cloud prevented. */
export const RETRY_MS = 10_000;

/** A deadline `afterMs` from `from`. */
export const deadline = (from: Instant, afterMs: number): Deadline => ({ from, afterMs });

/**
 * How much is left, in ms, of a wait that protects something: by this computer's clock and, where both ends know it, by
 * the cloud's, whichever is more. A computer whose clock was set back behind the start has no say, if the cloud's
 * time is known. Never more than the whole wait.
 */
export function remainingMs({ from, afterMs }: Deadline, at: Instant): number {
  const here = at.local - from.local;
  const there = at.cloud === null || from.cloud === null ? here : at.cloud - from.cloud;
  const passed = here < 0 ? there : Math.min(here, there);
  return Math.min(Math.max(afterMs - passed, 0), afterMs);
}

/** Whether a wait that protects something is over. */
export const isDue = (wait: Deadline, at: Instant): boolean => remainingMs(wait, at) === 0;

/** Whether to do again what harms nothing: by this computer's clock alone, and at once when that was set back. */
export function isTime({ from, afterMs }: Deadline, at: Instant): boolean {
  const here = at.local - from.local;
  return here >= afterMs || here < 0;
}

/**
 * Counts a deadline from now on where the cloud's time is known for the first time: a wait that began by this computer's
 * clock alone could be hurried by setting it.
 */
export function anchored(wait: Deadline, at: Instant): Deadline {
  return wait.from.cloud === null && at.cloud !== null ? { from: at, afterMs: wait.afterMs } : wait;
}

/**
 * Whether a proof is recent enough to destroy something on its strength, by every clock that we have. One that was asked
 * for before the cloud's time was known is not: this computer's clock alone can be set.
 */
export function isFresh(provenAt: Instant, at: Instant): boolean {
  const within = (ms: number) => ms >= 0 && ms <= FRESH_MS;
  if (!within(at.local - provenAt.local)) return false;
  if (at.cloud === null || provenAt.cloud === null) return at.cloud === provenAt.cloud;
  return within(at.cloud - provenAt.cloud);
}

/** An instant as the cloud tells it where it is known: what the cloud's own dates compare with. */
export const cloudTime = (at: Instant): number => at.cloud ?? at.local;
