/** What goes wrong with single requests. */
export type StorageDisturbance = {
  /** The only action that is struck; any where it is left out. */
  readonly action?: string;
  /** How many of the next requests are struck; 1 where it is left out. */
  readonly times?: number;
} & (
  | {
      /**
       * `drop`: the connection ends without an answer, before the service acted or after. `fail`: it is busy (503).
       * `hold`: the answer waits for `release`.
       */
      readonly what: 'drop' | 'fail' | 'hold';
      readonly phase: 'before' | 'after';
    }
  /** `cut`: the connection ends in the middle of the body. `garble`: a byte of the body is another. */
  | { readonly what: 'cut' | 'garble' }
);

/** The disturbances that wait for their requests. */
export function createStorageDisturbances() {
  let waiting: { readonly disturbance: StorageDisturbance; left: number }[] = [];
  return {
    add: (disturbance: StorageDisturbance): void => {
      waiting.push({ disturbance, left: disturbance.times ?? 1 });
    },
    take: (action: string): StorageDisturbance | null => {
      const found = waiting.find(({ disturbance }) => (disturbance.action ?? action) === action);
      if (found === undefined) return null;
      found.left -= 1;
      if (found.left <= 0) waiting = waiting.filter((other) => other !== found);
      return found.disturbance;
    },
  };
}

/** Whether a disturbance strikes here. */
export const strikes = (
  disturbance: StorageDisturbance | null,
  what: StorageDisturbance['what'],
  phase?: 'before' | 'after',
): boolean =>
  disturbance?.what === what &&
  (phase === undefined || ('phase' in disturbance && disturbance.phase === phase));
