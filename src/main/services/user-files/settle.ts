import { dirname, join } from 'node:path';
import { KeyturnError } from '../../../shared/ipc/envelope.ts';
import type { KeptFileId } from '../../../shared/model/kept-file.ts';
import { decodeText } from '../../formats/text.ts';
import type { Vault, WriteDb } from '../../vault/index.ts';
import { listConsumers } from '../../vault/repositories/consumers.ts';
import {
  deleteKeptFile,
  getKeptFile,
  listKeptFiles,
  type StoredKeptFile,
  setKeptState,
} from '../../vault/repositories/kept-files.ts';
import { contentAt, sha256 } from './content.ts';
import type { UserFilesDeps } from './deps.ts';
import { namesOf, noteHolds } from './holds.ts';
import { auditChange, dropOldest, keptBytes } from './journal.ts';
import { noteMoved } from './moved.ts';
import { goOnBack, isGoingBack } from './swap.ts';

/** A name of our own beside the file: hidden, and no tool looks for it. */
const TEMPORARY = /^\.keyturn-[0-9a-z]{16}$/;

/** A file that was brought back is again what one or more copies hold. */
function noteUndone(vault: Vault, db: WriteDb, undo: StoredKeptFile): void {
  for (const row of listKeptFiles(db)) {
    if (row.path !== undo.path || row.device !== undo.device || row.state !== 'written') continue;
    const copy = getKeptFile(db, row.id);
    if (copy === null || row.id === undo.id || !sha256(keptBytes(vault, copy)).equals(undo.after)) continue;
    setKeptState(db, row.id, 'undone');
  }
}

function textOf(bytes: Buffer): string | null {
  try {
    return decodeText(bytes);
  } catch (error) {
    if (error instanceof KeyturnError) return null;
    throw error;
  }
}

/** Writes down that a change was made, and what the places in the file hold now. Throws as `Vault.write`. */
export async function finishRow(
  deps: UserFilesDeps,
  row: StoredKeptFile,
  there: Buffer | null,
  also: (db: WriteDb, row: StoredKeptFile) => void,
): Promise<void> {
  const { session, files, kindOf, events } = deps;
  const consumers = session.vault().read((db) => listConsumers(db, null));
  const names = await namesOf(files, consumers, row);
  const text = there === null ? null : textOf(there);
  const vault = session.vault();
  const ours = there !== null && sha256(there).equals(row.after);
  const before = textOf(keptBytes(vault, row));
  vault.write((db) => {
    setKeptState(db, row.id, 'written');
    // What somebody else wrote tells nothing of where an entry went.
    if (text !== null && before !== null && ours)
      noteMoved(db, kindOf, { device: row.device, names }, { before, after: text });
    const changed = text === null ? [] : noteHolds(db, kindOf, row.device, names, text);
    auditChange(vault, db, row, changed);
    if (row.why === 'undo') noteUndone(vault, db, row);
    also(db, row);
    dropOldest(vault, db, row.id);
  });
  events.emit('consumers.changed', {});
}

/**
 * Ends a change that was cut short. What the file holds tells how far it came: the new content means that it was made; the
 * old one, that it was not. Anything else was put there by somebody since, and the copy is kept unless the new content
 * never left its temporary file. Throws FileError and as `Vault.write`; the row waits then.
 */
export async function settleRow(deps: UserFilesDeps, id: KeptFileId): Promise<'written' | 'gone' | null> {
  const { files, session } = deps;
  const row = session.vault().read((db) => getKeptFile(db, id));
  if (row === null || row.state !== 'begun') return null;
  if (isGoingBack(row)) {
    if ((await goOnBack(deps, row)) === 'gone') return 'gone';
    const now = await contentAt(files, row.path);
    await finishRow(deps, row, Buffer.isBuffer(now) ? now : null, () => undefined);
    // The change itself failed, whatever the file holds since.
    return null;
  }
  if (!TEMPORARY.test(row.temporary)) return null;
  const temporary = join(dirname(row.path), row.temporary);
  const before = keptBytes(session.vault(), row);
  const there = await contentAt(files, row.path);
  const beside = await contentAt(files, temporary);
  const swapped = Buffer.isBuffer(there) && sha256(there).equals(row.after);
  const untouched =
    (Buffer.isBuffer(there) && there.equals(before)) ||
    // A file that was to be made anew was not there before.
    (there === 'missing' && before.length === 0) ||
    (beside !== 'missing' && !(Buffer.isBuffer(beside) && beside.equals(before)));
  await files.remove(temporary);
  if (!swapped && untouched) {
    session.vault().write((db) => deleteKeptFile(db, id));
    return 'gone';
  }
  await finishRow(deps, row, Buffer.isBuffer(there) ? there : null, () => undefined);
  return 'written';
}

/** Ends every change of this computer's files that was cut short; one that cannot be ended waits for the next time. */
export async function settleAll(deps: UserFilesDeps): Promise<void> {
  const device = await deps.deviceId.get();
  const begun = deps.session
    .vault()
    .read(listKeptFiles)
    .filter((row) => row.state === 'begun' && row.device === device);
  for (const { id } of begun) {
    await settleRow(deps, id).catch((error: unknown) => {
      const code = error instanceof KeyturnError ? error.code : 'file-unreadable';
      deps.logger.warn('user-file.not-settled', { code });
    });
  }
}
