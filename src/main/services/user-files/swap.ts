import { dirname, join } from 'node:path';
import { KeyturnError } from '../../../shared/ipc/envelope.ts';
import { FileError, type Files } from '../../ports/files.ts';
import { deleteKeptFile, type StoredKeptFile, setGoingBack } from '../../vault/repositories/kept-files.ts';
import { contentAt, sha256 } from './content.ts';
import type { UserFilesDeps } from './deps.ts';
import { keptBytes } from './journal.ts';

/** The name of a content that is to come back. Whoever finds a row with it knows that its file was swapped already. */
const backNameOf = ({ id }: Pick<StoredKeptFile, 'id'>): string => `.keyturn-back-${id}`;

/** Whether a change is being taken back: its file may hold anything until that is done, and the copy alone has the rest. */
export const isGoingBack = (row: Pick<StoredKeptFile, 'id' | 'temporary'>): boolean =>
  row.temporary === backNameOf(row);

/** Writes a content beside the file whose place it is to take, with the group of that file if it is there. Throws `file-not-ours`. */
export async function writeBeside(
  files: Files,
  { path, before, mode }: { readonly path: string; readonly before: Buffer | null; readonly mode: number },
  temporary: string,
  bytes: Buffer,
): Promise<void> {
  // For its owner alone until the group is right, since the same bits may let others in under another group.
  await files.writeFlushed(temporary, bytes, 0o600);
  if (before !== null) {
    try {
      await files.setGroup(temporary, path);
    } catch (error) {
      if (error instanceof FileError && error.failure === 'denied') throw new KeyturnError('file-not-ours');
      throw error;
    }
  }
  if (mode !== 0) await files.setMode(temporary, mode);
}

/** Some file systems cannot flush a folder; the change was made and is read back all the same. */
export async function flushFolderOf(deps: UserFilesDeps, path: string): Promise<void> {
  try {
    await deps.files.flushFolder(dirname(path));
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    deps.logger.warn('user-file.folder-not-flushed');
  }
}

/** Brings back what was there before, and forgets the copy once it is seen to be there. */
async function bringBack(deps: UserFilesDeps, row: StoredKeptFile): Promise<void> {
  const { files, session } = deps;
  const { path, mode } = row;
  const before = keptBytes(session.vault(), row);
  const temporary = join(dirname(path), row.temporary);
  const requireSeen = async () => {
    const now = await contentAt(files, path);
    if (!Buffer.isBuffer(now) || !sha256(now).equals(row.after)) throw new KeyturnError('file-changed');
  };
  await requireSeen();
  if (before.length === 0) await files.remove(path);
  else {
    await writeBeside(files, { path, before, mode }, temporary, before);
    await requireSeen();
    await files.rename(temporary, path);
  }
  await flushFolderOf(deps, path);
  const now = await contentAt(files, path);
  const isBack = Buffer.isBuffer(now) ? now.equals(before) : now === 'missing' && before.length === 0;
  // The disk does not do as told: the copy stays, and it is tried again at the next unlock.
  if (!isBack) throw new FileError('other');
  session.vault().write((db) => deleteKeptFile(db, row.id));
}

/**
 * The new content is not what it was meant to be: what was there before comes back, unless somebody else was faster. That it
 * is to come back is written down first, since from then on the file tells no more how far the change came.
 */
export async function takeBack(deps: UserFilesDeps, row: StoredKeptFile, seen: Buffer): Promise<void> {
  const back = { temporary: backNameOf(row), after: sha256(seen) };
  deps.session.vault().write((db) => setGoingBack(db, row.id, back));
  await bringBack(deps, { ...row, ...back });
}

/** Goes on with a way back that was cut short. `changed`: somebody else changed the file since, and that counts now. */
export async function goOnBack(deps: UserFilesDeps, row: StoredKeptFile): Promise<'gone' | 'changed'> {
  const { files, session } = deps;
  const before = keptBytes(session.vault(), row);
  const there = await contentAt(files, row.path);
  if (Buffer.isBuffer(there) && sha256(there).equals(row.after) && !there.equals(before)) {
    await bringBack(deps, row);
    return 'gone';
  }
  await files.remove(join(dirname(row.path), row.temporary));
  const isBack = Buffer.isBuffer(there) ? there.equals(before) : there === 'missing' && before.length === 0;
  if (!isBack) return 'changed';
  session.vault().write((db) => deleteKeptFile(db, row.id));
  return 'gone';
}
