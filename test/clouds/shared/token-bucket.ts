export interface TokenBucket {
  /** Takes one token; false when none is left. */
  take(): boolean;
}

/** A full bucket that refills with the clock. */
export function createBucket(
  limit: { readonly capacity: number; readonly perSecond: number },
  now: () => number,
): TokenBucket {
  let tokens = limit.capacity;
  let filledAt = now();
  return {
    take: () => {
      const at = now();
      tokens = Math.min(limit.capacity, tokens + ((at - filledAt) / 1000) * limit.perSecond);
      filledAt = at;
      if (tokens < 1) return false;
      tokens -= 1;
      return true;
    },
  };
}
