/** One thing at a time, in the order in which they were asked for. */
export interface Queue {
  /** As `run` itself; what came before never makes it fail. */
  run<T>(work: () => Promise<T>): Promise<T>;
  /** Resolves once nothing is left. */
  settled(): Promise<void>;
}

export function createQueue(): Queue {
  let last: Promise<unknown> = Promise.resolve();
  return {
    run(work) {
      const result = last.then(work, work);
      last = result.catch(() => undefined);
      return result;
    },
    async settled() {
      let seen: Promise<unknown> | null = null;
      while (seen !== last) {
        seen = last;
        await seen;
      }
    },
  };
}
