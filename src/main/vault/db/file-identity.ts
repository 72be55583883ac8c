import { statSync } from 'node:fs';

/**
 * Device and inode of the file that has this name now; null when there is none or it cannot be asked. Asked within
 * each transaction, which cannot wait, hence not through the Files port.
 */
export function fileIdentity(path: string): string | null {
  try {
    const found = statSync(path, { bigint: true, throwIfNoEntry: false });
    return found === undefined ? null : `${found.dev}:${found.ino}`;
  } catch {
    return null;
  }
}

/**
 * Tells from now on whether the name still stands for the same file. As long as somebody has the file open its inode
 * is not given to another one, so equal means the same.
 */
export function watchIdentity(path: string): () => boolean {
  const opened = fileIdentity(path);
  return () => opened !== null && fileIdentity(path) === opened;
}
