import { dirname } from 'node:path';
import { KeyturnError } from '../../shared/ipc/envelope.ts';
import { FileError, type Files } from '../ports/files.ts';

/** Replaces a small file in one step: after a crash it holds the old or the new content, never a part of either. */
export async function replaceFile(files: Files, path: string, content: Uint8Array): Promise<void> {
  const folder = dirname(path);
  const temporary = `${path}.new`;
  try {
    await files.makeFolder(folder, 0o700);
    await files.writeFlushed(temporary, content, 0o600);
    await files.rename(temporary, path);
    await files.flushFolder(folder);
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    if (error.failure === 'full') throw new KeyturnError('disk-full');
    if (error.failure === 'denied') throw new KeyturnError('folder-not-writable', { folder });
    throw error;
  }
}
