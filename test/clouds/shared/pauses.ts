/** Requests that are made to wait. */
export interface Pauses {
  wait(ms: number): Promise<void>;
  /** Waits for `release`. */
  hold(): Promise<void>;
  release(): void;
  held(): number;
  /** Ends all timers; whoever waits now waits for ever. */
  end(): void;
}

export function createPauses(): Pauses {
  const timers = new Set<NodeJS.Timeout>();
  let holding: (() => void)[] = [];
  return {
    wait: (ms) =>
      new Promise((resolve) => {
        const timer = setTimeout(() => {
          timers.delete(timer);
          resolve();
        }, ms);
        timers.add(timer);
      }),
    hold: () =>
      new Promise((resolve) => {
        holding.push(resolve);
      }),
    release: () => {
      for (const resume of holding.splice(0)) resume();
    },
    held: () => holding.length,
    end: () => {
      for (const timer of timers) clearTimeout(timer);
      holding = [];
    },
  };
}
