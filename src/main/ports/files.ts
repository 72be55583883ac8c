/** How a call to the file system failed, in the few ways that matter to a person. */
export type FileFailure = 'not-found' | 'denied' | 'full' | 'exists' | 'other';

/** Thrown by every method of `Files`. The message names no content. */
export class FileError extends Error {
  readonly failure: FileFailure;

  constructor(failure: FileFailure, options?: ErrorOptions) {
    super(failure, options);
    this.name = 'FileError';
    this.failure = failure;
  }
}

export interface FileFacts {
  readonly size: number;
  readonly modifiedMs: number;
  /** Device and inode together: the identity of a file, whatever its name. */
  readonly identity: string;
  /** Permission bits, 0 on platforms without. */
  readonly mode: number;
  /** Whether the user that runs this owns it; null on platforms without owners. */
  readonly own: boolean | null;
  /** Under how many names it lies on its disk. */
  readonly names: number;
}

/** What lies in a folder; a link is not followed. `other`: a device, a pipe, a socket. */
export interface FolderEntry {
  readonly name: string;
  readonly kind: 'file' | 'folder' | 'link' | 'other';
}

/** What a name stands for once links are followed. `other`: a device, a pipe, a socket. */
export interface ResolvedPath {
  /** The path without any link in it. */
  readonly path: string;
  readonly kind: 'file' | 'folder' | 'other';
}

/**
 * The file system in steps small enough that a crash can be put between any two of them.
 * Every path is absolute.
 */
export interface Files {
  /** Throws `not-found` and the rest; `maxBytes` guards against huge files (failure `other`). */
  read(path: string, maxBytes?: number): Promise<Buffer>;
  /** Null when there is no such file. */
  facts(path: string): Promise<FileFacts | null>;
  /** Follows links without opening anything; null when there is nothing at the end. */
  resolve(path: string): Promise<ResolvedPath | null>;
  /** Creates or truncates, writes all, flushes to the disk. */
  writeFlushed(path: string, data: Uint8Array, mode: number): Promise<void>;
  /**
   * Writes over the beginning of a file that exists and flushes it. The rest of the file and its room on the disk stay:
   * a full disk is no obstacle where the file is long enough. Throws `not-found` and the rest.
   */
  overwriteFlushed(path: string, data: Uint8Array): Promise<void>;
  /** Flushes a file that something else wrote. */
  flush(path: string): Promise<void>;
  /** Replaces the target in one step. */
  rename(from: string, to: string): Promise<void>;
  /** Flushes a folder, so that names in it survive a power cut; a no-op where the platform has none. */
  flushFolder(path: string): Promise<void>;
  copy(from: string, to: string): Promise<void>;
  /** No error when it is already gone. */
  remove(path: string): Promise<void>;
  makeFolder(path: string, mode: number): Promise<void>;
  /** Removes a folder with all that is in it; no error when it is already gone. Links in it are not followed. */
  removeFolder(path: string): Promise<void>;
  list(path: string): Promise<readonly string[]>;
  /** As `list`, with the kind of each. */
  entries(path: string): Promise<readonly FolderEntry[]>;
  /** Gives a file these permission bits; a no-op on platforms without. */
  setMode(path: string, mode: number): Promise<void>;
  /** Gives a file the group of another one; a no-op on platforms without. Throws `denied` where that is not ours to give. */
  setGroup(path: string, like: string): Promise<void>;
  /** Whether files can be made in this folder, or in the nearest one above it that exists. */
  writable(path: string): Promise<boolean>;
  /** Where a folder really lies: SQLite's locks cannot be trusted on the last two. */
  location(path: string): Promise<'local' | 'network' | 'synced'>;
}
