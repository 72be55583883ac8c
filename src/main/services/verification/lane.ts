import type { Pace } from './paces.ts';

const SECOND_MS = 1000;
const FIRST_GAP_MS = 1000;
const LONGEST_GAP_MS = 8000;

/** What a lane needs to know of a key. `place`: keys of one place are reached by the same addresses, in the same way. */
export interface Placed {
  readonly place: string;
}

/** What asking one key said of its cloud and of the way there. */
export type Reached = 'answered' | 'throttled' | 'unreachable';

/** The keys of one cloud that wait, and when the next one may be begun. */
export interface Lane<T extends Placed> {
  /** 0: one may be begun now. Infinity: none before something ends, or none at all. */
  waitMs(now: number): number;
  /** Begins the next one; null where `waitMs` is not 0. */
  take(now: number): T | null;
  /** One that was taken came to its end. Returns those that are told the same, since nothing answers at their place. */
  ended(item: T, reached: Reached, now: number): readonly T[];
}

/**
 * Keeps one cloud's pace. A place is asked by one key first, and by the others once that one was answered; the same again
 * whenever one of them cannot be reached. A cloud that throttles is asked one key at a time, with growing pauses.
 */
export function createLane<T extends Placed>(items: readonly T[], { atOnce, perSecond }: Pace): Lane<T> {
  let queue = [...items];
  let running = 0;
  let begun: number[] = [];
  let gapMs = 0;
  let notBefore = 0;
  /** `asking`: a first key is under way. What is not in it was not asked, or is in doubt again. */
  const places = new Map<string, 'asking' | 'good'>();
  const scouts = new Set<T>();

  const next = (): T | undefined => queue.find(({ place }) => places.get(place) !== 'asking');

  const waitMs = (now: number): number => {
    if (running >= (gapMs > 0 ? 1 : atOnce) || next() === undefined) return Number.POSITIVE_INFINITY;
    begun = begun.filter((at) => at > now - SECOND_MS);
    const full = perSecond !== null && begun.length >= perSecond;
    const free = full ? (begun[begun.length - perSecond] ?? now) + SECOND_MS : now;
    return Math.max(0, free - now, notBefore - now);
  };

  return {
    waitMs,

    take(now) {
      const item = waitMs(now) === 0 ? next() : undefined;
      if (item === undefined) return null;
      queue = queue.filter((other) => other !== item);
      running += 1;
      begun.push(now);
      if (!places.has(item.place)) {
        places.set(item.place, 'asking');
        scouts.add(item);
      }
      return item;
    },

    ended(item, reached, now) {
      running -= 1;
      const first = scouts.delete(item);
      if (reached === 'throttled') gapMs = Math.min(Math.max(FIRST_GAP_MS, gapMs * 2), LONGEST_GAP_MS);
      else if (reached === 'answered') gapMs = gapMs > FIRST_GAP_MS ? gapMs / 2 : 0;
      if (gapMs > 0) notBefore = now + gapMs;
      if (reached !== 'unreachable') {
        places.set(item.place, 'good');
        return [];
      }
      if (!first) {
        // It answered before: one more is asked alone. Where one is, it decides.
        if (places.get(item.place) === 'good') places.delete(item.place);
        return [];
      }
      places.delete(item.place);
      const same = queue.filter(({ place }) => place === item.place);
      queue = queue.filter(({ place }) => place !== item.place);
      return same;
    },
  };
}
