/** Time as the app sees it; a fake in tests, so that no test waits. */
export interface Clock {
  /** Milliseconds since 1970-01-01 UTC. Can jump when somebody sets the computer's clock. */
  now(): number;
  /** Milliseconds that never jump and never run backwards, from an arbitrary start. */
  monotonic(): number;
  /** Milliseconds since the computer was started, sleep included: the same for every process, and no clock to be set. */
  sinceBoot(): number;
  /** Calls `run` once after `ms`; the returned function calls it off. Does not keep the process alive. */
  after(ms: number, run: () => void): () => void;
}
