/** A lock that the operating system releases when its holder dies. */
export interface HeldLock {
  release(): void;
}

/** Locks between processes, by name, for the few operations of a vault that are exclusive. */
export interface Locks {
  /** Null when another process holds it. */
  tryAcquire(folder: string, name: string): HeldLock | null;
}
