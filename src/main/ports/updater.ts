import type { UpdateObstacle, UpdateProblem } from '../../shared/model/updates.ts';

/** What an updater throws. */
export class UpdateError extends Error {
  readonly problem: UpdateProblem;

  constructor(problem: UpdateProblem, options?: ErrorOptions) {
    super(`update: ${problem}`, options);
    this.problem = problem;
  }
}

/** What can fetch and install another version of the app. */
export interface Updater {
  /** What this copy of the app lacks to update itself; null where it lacks nothing. */
  readonly obstacle: Exclude<UpdateObstacle, 'policy'> | null;
  /** Hosts that it asks. */
  readonly hosts: readonly string[];
  /** Whether the app knows where its releases are. */
  readonly releases: boolean;
  /** The newest version, if it is newer than the one that runs. Throws UpdateError. */
  check(): Promise<{ readonly version: string } | null>;
  /**
   * Fetches what the last check found, and on Windows checks by whom it was signed; macOS does that when it installs.
   * `progress` gets whole percents. Throws UpdateError; nothing of it is kept then.
   */
  download(progress: (percent: number) => void): Promise<void>;
  /** Has the app quit, as a person would; what was downloaded is installed once it has. */
  install(): void;
  /** Opens the page of releases in the browser. */
  openReleases(): Promise<void>;
}

/** Where nothing is ever updated, such as on a command line. */
export const NO_UPDATER: Updater = {
  obstacle: 'not-installed',
  hosts: [],
  releases: false,
  check: async () => null,
  download: async () => undefined,
  install: () => undefined,
  openReleases: async () => undefined,
};
