import { dirname } from 'node:path';
import { KeyturnError } from '../../../shared/ipc/envelope.ts';
import { FileError, type Files } from '../../ports/files.ts';
import type { Random } from '../../ports/random.ts';
import { MOST_BACKUP_BYTES } from './place.ts';

/** The one file that a person saves a backup to. */
export interface SavedFile {
  /** Throws `file-not-writable` (`taken`) where something is there that `readFacts` does not take for a backup. */
  requireFree(readFacts: () => Promise<unknown>): Promise<void>;
  /** Writes beside the file, has what is read back looked at, and puts it in the file's place only then. */
  put(bytes: Uint8Array, check: (readBack: Uint8Array) => Promise<void>): Promise<void>;
}

/** Throws `file-not-writable` (param `reason`) and `disk-full`; a file that was there before stays whole then. */
export function savedFile(
  { files, random }: { readonly files: Files; readonly random: Random },
  path: string,
): SavedFile {
  // Beside it lies whatever a person keeps there: a name that nobody guesses is nobody's file, and no link to one.
  const unfinished = `${path}.${random.bytes(4).toString('hex')}.tmp`;
  const told = (error: unknown): unknown => {
    if (!(error instanceof FileError)) return error;
    if (error.failure === 'full') return new KeyturnError('disk-full');
    return new KeyturnError('file-not-writable', { reason: error.failure });
  };
  return {
    async requireFree(readFacts) {
      if ((await files.facts(path)) === null) return;
      try {
        await readFacts();
      } catch (error) {
        const newer = error instanceof KeyturnError && error.code === 'backup-newer';
        if (!newer) throw new KeyturnError('file-not-writable', { reason: 'taken' });
      }
    },
    async put(bytes, check) {
      try {
        await files.writeFlushed(unfinished, bytes, 0o600);
        await check(await files.read(unfinished, MOST_BACKUP_BYTES));
        await files.rename(unfinished, path);
        await files.flushFolder(dirname(path));
      } catch (error) {
        await files.remove(unfinished).catch(() => undefined);
        throw told(error);
      }
    },
  };
}
