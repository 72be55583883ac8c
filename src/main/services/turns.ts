/** Has what concerns one thing done one after the other, and the rest side by side. */
export interface Turns {
  /** Runs once all that was asked for under this name before has ended. */
  take<T>(name: string, run: () => Promise<T>): Promise<T>;
}

export function createTurns(): Turns {
  const last = new Map<string, Promise<unknown>>();
  return {
    take(name, run) {
      const before = last.get(name) ?? Promise.resolve();
      const result = before.then(run, run);
      const settled = result.then(
        () => undefined,
        () => undefined,
      );
      last.set(name, settled);
      void settled.then(() => last.get(name) === settled && last.delete(name));
      return result;
    },
  };
}

/** Runs `work` over all items, so many at a time; the results are in the order of the items. Rejects with the first error. */
export async function atMost<T, R>(
  count: number,
  items: readonly T[],
  work: (item: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  const rest = items.entries();
  const lane = async (): Promise<void> => {
    for (const [index, item] of rest) results[index] = await work(item);
  };
  await Promise.all(Array.from({ length: Math.min(count, items.length) }, lane));
  return results;
}
