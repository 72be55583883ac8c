import { go, wait } from './step.ts';
import { deadline, remainingMs } from './time.ts';
import type { Deadline, Effect, Instant, Rotation, Step } from './types.ts';

/** Two clocks that disagree must not make the runner ask all the time. */
const LEAST_MS = 1_000;

/** Waits for what is left of a deadline by the slower clock, and 1 s at the least. */
export const waitFor = (until: Deadline, at: Instant): Effect =>
  wait(deadline(at, Math.max(remainingMs(until, at), LEAST_MS)));

/** Stays as it is until a deadline is over. */
export const waitOut = (rotation: Rotation, until: Deadline, at: Instant): Step =>
  go(rotation, rotation.phase, waitFor(until, at), [], { failure: rotation.failure });
