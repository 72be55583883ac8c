/** Who may change what lies at a path. */
export interface Ownership {
  /**
   * The first file, folder or link on the way to `path` that somebody other than this computer's administrators can
   * change or replace; null when there is none. Throws FileError.
   */
  changeableAt(path: string): Promise<string | null>;
}
