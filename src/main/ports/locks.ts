/** A lock that the operating system releases when its holder dies. */
export interface HeldLock {
  release(): void;
}

/** Locks between processes, by name, for the few operations of a vault that are exclusive. */
export interface Locks {
  /**
   * Null when somebody, in this process or another, holds it and does not release it within `patienceMs`; with 0 it is
   * tried once. Throws FileError `denied`, `full` or `other`.
   */
  acquire(folder: string, name: string, patienceMs: number): Promise<HeldLock | null>;
}
