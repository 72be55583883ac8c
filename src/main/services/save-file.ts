import { basename, dirname, join } from 'node:path';
import { KeyturnError } from '../../shared/ipc/envelope.ts';
import type { TicketId } from '../../shared/model/ids.ts';
import { FileError, type Files } from '../ports/files.ts';
import type { Random } from '../ports/random.ts';
import { newId } from './new-id.ts';

/**
 * Writes a file where a person said, for this user alone: under another name first, flushed, then renamed, so that a
 * file that was there is whole until the new one is. Throws `disk-full`, `file-not-writable`.
 */
export async function saveFile(
  { files, random }: { readonly files: Files; readonly random: Random },
  path: string,
  content: Uint8Array,
): Promise<void> {
  const folder = dirname(path);
  const temporary = join(folder, `.${basename(path)}.${newId<TicketId>(random)}`);
  try {
    await files.writeFlushed(temporary, content, 0o600);
    await files.rename(temporary, path);
    await files.flushFolder(folder);
  } catch (error) {
    await files.remove(temporary).catch(() => undefined);
    if (!(error instanceof FileError)) throw error;
    throw new KeyturnError(error.failure === 'full' ? 'disk-full' : 'file-not-writable');
  }
}
