import type { Clock } from '../ports/clock.ts';

/** How long a proof counts. */
const FRESH_MS = 5 * 60_000;

/** When the person last proved to be there, in this session with an open vault. */
export interface Proof {
  given(): void;
  /** The vault was locked. */
  withdraw(): void;
  /** Milliseconds for which the proof still counts; 0 without one. */
  left(): number;
}

/** Measured by the clock that nobody can set. */
export function createProof(clock: Clock): Proof {
  let until = Number.NEGATIVE_INFINITY;
  return {
    given() {
      until = clock.monotonic() + FRESH_MS;
    },
    withdraw() {
      until = Number.NEGATIVE_INFINITY;
    },
    left: () => Math.max(0, until - clock.monotonic()),
  };
}
