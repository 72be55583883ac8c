import { basename, dirname } from 'node:path';
import { KeyturnError } from '../../../shared/ipc/envelope.ts';
import { maskPublicId } from '../../../shared/mask.ts';
import type { KeptFileId } from '../../../shared/model/kept-file.ts';
import { deleteKeptFile, getKeptFile } from '../../vault/repositories/kept-files.ts';
import { asUserError, contentAt, sha256 } from './content.ts';
import type { UserFilesDeps } from './deps.ts';
import { endedKeyIn } from './ended-key.ts';
import { keptBytes } from './journal.ts';
import { replaceUserFile } from './replace.ts';

/** What lies in the way of a copy; null where its file is gone. */
async function inTheWay({ files }: UserFilesDeps, path: string): Promise<Buffer | null> {
  const found = await contentAt(files, path);
  if (found === 'other') throw new KeyturnError('file-changed');
  if (found !== 'missing') return found;
  if ((await files.resolve(dirname(path)))?.path !== dirname(path)) throw new KeyturnError('place-gone');
  // A link that leads nowhere is somebody's all the same.
  if ((await files.list(dirname(path))).includes(basename(path))) throw new KeyturnError('file-changed');
  return null;
}

async function requireReplaceable({ files }: UserFilesDeps, path: string): Promise<void> {
  const facts = await files.facts(path);
  if (facts?.own === false) throw new KeyturnError('file-not-ours');
  if ((facts?.names ?? 1) > 1) throw new KeyturnError('file-many-names');
}

/** As `UserFiles.undo`, without the view of what it came to. */
export async function undoChange(deps: UserFilesDeps, id: KeptFileId, over: boolean): Promise<void> {
  const { session } = deps;
  const row = session.vault().read((db) => getKeptFile(db, id));
  if (row === null) throw new KeyturnError('not-found');
  if (row.device !== (await deps.deviceId.get())) throw new KeyturnError('place-gone');
  if (row.state === 'begun') throw new KeyturnError('conflict');
  const { path } = row;
  try {
    const there = await inTheWay(deps, path);
    const ours = there === null || sha256(there).equals(row.after);
    const after = keptBytes(session.vault(), row);
    const same = there?.equals(after) ?? false;
    const ended = same || over ? null : await endedKeyIn(deps, row, { there, after });
    if (ended !== null) {
      const { label, publicId } = ended;
      throw new KeyturnError('key-ended', { label, id: maskPublicId(publicId) });
    }
    if (!ours && !same && !over) throw new KeyturnError('file-changed');
    if (there !== null) await requireReplaceable(deps, path);
    const modeBefore = there === null ? row.mode : ((await deps.files.facts(path))?.mode ?? row.mode);
    await replaceUserFile(deps, {
      ...{ path, before: there, after, why: 'undo', consumerId: row.consumerId },
      ...{ modeBefore, mode: row.mode },
      async still() {
        const now = await inTheWay(deps, path);
        const unchanged = now === null ? there === null : there !== null && now.equals(there);
        if (!unchanged) throw new KeyturnError('file-changed');
        if (there !== null) await requireReplaceable(deps, path);
      },
      proves: (bytes) => bytes.equals(after),
      // What Keyturn wrote itself, or what is the same, need not be kept.
      also: (db, undo) => void ((ours || same) && deleteKeptFile(db, undo.id)),
    });
  } catch (error) {
    throw asUserError(error, 'file-unreadable');
  }
}
