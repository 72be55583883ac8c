/** What goes wrong with single requests, before the cloud handles them or after, when the answer is on its way. */
export type Disturbance = {
  /** The only action that is struck; any where it is left out. */
  readonly action?: string;
  /** How many of the next requests are struck; 1 where it is left out. */
  readonly times?: number;
} & (
  | {
      /**
       * `drop`: the connection ends without an answer. `fail`: the answer is a server error. `delay`: it takes `ms`
       * longer. `hold`: it waits for `release`.
       */
      readonly what: 'drop' | 'fail' | 'hold';
      readonly phase: 'before' | 'after';
    }
  | { readonly what: 'delay'; readonly phase: 'before' | 'after'; readonly ms: number }
  /** The request arrives twice, and one of the two answers comes back. */
  | { readonly what: 'duplicate'; readonly answer: 'first' | 'last' }
  /** Something else happens right before it is handled, or right after, before its answer leaves. */
  | { readonly what: 'meet'; readonly before?: () => void; readonly after?: () => void }
  /** The connection ends without an answer, and the request arrives when `later` lets it. */
  | { readonly what: 'late'; readonly later: (arrive: () => void) => void }
);

/** The disturbances that wait for their requests. */
export interface Disturbances {
  add(disturbance: Disturbance): void;
  /** The one that strikes this request; each request is struck once at most. */
  take(action: string): Disturbance | null;
  clear(): void;
}

export function createDisturbances(): Disturbances {
  let waiting: { readonly disturbance: Disturbance; left: number }[] = [];
  return {
    add: (disturbance) => {
      waiting.push({ disturbance, left: disturbance.times ?? 1 });
    },
    take: (action) => {
      const found = waiting.find(({ disturbance }) => (disturbance.action ?? action) === action);
      if (found === undefined) return null;
      found.left -= 1;
      if (found.left <= 0) waiting = waiting.filter((other) => other !== found);
      return found.disturbance;
    },
    clear: () => {
      waiting = [];
    },
  };
}
