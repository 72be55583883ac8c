/** Tells answers that are still wanted from those that were overtaken. */
export interface Latest {
  /** Starts a new request; the returned function says whether it is still the newest. */
  begin(): () => boolean;
  /** Makes every request that is under way unwanted. */
  drop(): void;
}

/** A counter of requests, so that a slow answer never overwrites a newer one, nor reaches a store after the lock. */
export function createLatest(): Latest {
  let turn = 0;
  return {
    begin() {
      turn += 1;
      const own = turn;
      return () => own === turn;
    },
    drop() {
      turn += 1;
    },
  };
}
