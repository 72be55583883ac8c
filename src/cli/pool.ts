/**
 * Runs `work` over all items, `atOnce` at a time, and gives the results in the items' order.
 * `done` hears how many have ended. An abort starts nothing new; the first error is thrown after the running ones ended.
 */
export async function inPool<T, R>(
  items: readonly T[],
  atOnce: number,
  signal: AbortSignal,
  work: (item: T) => Promise<R>,
  done: (count: number) => void,
): Promise<readonly R[]> {
  const queue = items.entries();
  const results: (R | undefined)[] = items.map(() => undefined);
  let ended = 0;
  let failed = false;
  const worker = async (): Promise<void> => {
    for (const [index, item] of queue) {
      if (signal.aborted || failed) return;
      try {
        results[index] = await work(item);
      } catch (error) {
        failed = true;
        throw error;
      }
      ended += 1;
      done(ended);
    }
  };
  const outcomes = await Promise.allSettled(Array.from({ length: Math.min(atOnce, items.length) }, worker));
  const broken = outcomes.find((outcome) => outcome.status === 'rejected');
  if (broken !== undefined) throw broken.reason;
  signal.throwIfAborted();
  return results.filter((result) => result !== undefined);
}
