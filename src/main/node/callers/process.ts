/** A process as the system knows it. */
export interface SeenProcess {
  readonly pid: number;
  /** The absolute path of what runs. */
  readonly program: string;
  /** Its command line as it says itself; a process can write over it. */
  readonly arguments: readonly string[];
  /** Where one argument ends is known; where it is not they are parted at blanks. */
  readonly parted: boolean;
  /** Where it runs; null where that cannot be known. */
  readonly folder: string | null;
  /** The system itself says that the path leads to the very file that runs. */
  readonly proven: boolean;
}

/**
 * A process, then whoever started it, and so on; short of those that this user may not look into. Nobody needs those behind
 * the first that `isLast` says yes to. Empty for one that is gone. Never rejects.
 */
export type SeeLine = (pid: number, isLast: (seen: SeenProcess) => boolean) => Promise<SeenProcess[]>;

/** As far as a line is followed: a tool, a shell between, and our own command line are hardly more. */
export const MOST_ANCESTORS = 8;
