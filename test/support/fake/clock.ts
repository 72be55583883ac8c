import type { Clock } from '../../../src/main/ports/clock.ts';

/** A clock that moves only when a test says so. */
export interface FakeClock extends Clock {
  /** Moves both clocks on and runs what falls due on the way, in order. */
  advance(ms: number): void;
  /** Sets the wall clock alone, as a person or a time server would. */
  jumpTo(now: number): void;
  /** How many timers wait. */
  readonly waiting: number;
}

export function fakeClock(start = Date.UTC(2026, 10, 21, 8)): FakeClock {
  let wall = start;
  let steady = 0;
  const timers = new Set<{ readonly at: number; readonly run: () => void }>();

  const nextDue = (until: number) =>
    [...timers].filter((timer) => timer.at <= until).sort((a, b) => a.at - b.at)[0];

  return {
    now: () => wall,
    monotonic: () => steady,
    sinceBoot: () => steady,
    after(ms, run) {
      const timer = { at: steady + ms, run };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    advance(ms) {
      const until = steady + ms;
      for (let timer = nextDue(until); timer !== undefined; timer = nextDue(until)) {
        timers.delete(timer);
        wall += timer.at - steady;
        steady = timer.at;
        timer.run();
      }
      wall += until - steady;
      steady = until;
    },
    jumpTo(now) {
      wall = now;
    },
    get waiting() {
      return timers.size;
    },
  };
}
