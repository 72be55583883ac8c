import { KeyturnError } from '../../../shared/ipc/envelope.ts';
import { encodedText } from '../../formats/encoded.ts';
import type { Vault } from '../../vault/index.ts';
import { deleteKeptFile, getKeptFile, listKeptFiles } from '../../vault/repositories/kept-files.ts';
import { asUserError, bytesStill, openUserFile } from './content.ts';
import type { UserFilesDeps } from './deps.ts';
import { keptViews } from './kept.ts';
import { replaceUserFile } from './replace.ts';
import { settleAll } from './settle.ts';
import { createFileTurns } from './turns.ts';
import type { Rewrite, UserFiles } from './types.ts';
import { undoChange } from './undo.ts';

export type { Rewrite, UserFile, UserFiles } from './types.ts';

async function rewrite(deps: UserFilesDeps, { file, text, why, consumerId, proves }: Rewrite) {
  const { files } = deps;
  if (text === file.text) return null;
  if (file.facts.own === false) throw new KeyturnError('file-not-ours');
  if (file.facts.names > 1) throw new KeyturnError('file-many-names');
  const before = await bytesStill(files, file).catch((error: unknown) => {
    throw asUserError(error, 'file-unreadable');
  });
  const encoded = encodedText(before, file.otherwise);
  const after = encoded?.text === file.text ? encoded.encode(text) : null;
  if (encoded === null || after === null) throw new KeyturnError('file-encoding');
  // Asked before anything is touched, so that what is read back can differ only where the disk did not do as told.
  if (!proves(text)) throw new KeyturnError('internal');
  return replaceUserFile(deps, {
    ...{ path: file.path, before, after, why, consumerId },
    ...{ modeBefore: file.facts.mode, mode: file.facts.mode },
    still: () => bytesStill(files, file),
    proves: (bytes) => proves(encodedText(bytes, file.otherwise)?.text ?? ''),
    also: () => undefined,
  });
}

const hasBegun = (vault: Vault): boolean => vault.read(listKeptFiles).some(({ state }) => state === 'begun');

export function createUserFiles(deps: UserFilesDeps): UserFiles {
  const { session, events } = deps;
  const turns = createFileTurns(deps);
  let open = false;

  const settle = async (): Promise<void> => {
    // Nobody waits for the lock, nor makes its file, for nothing.
    if (hasBegun(session.vault())) await turns.take(() => settleAll(deps));
  };

  events.subscribe((name) => {
    if (name !== 'vault.changed' || session.isOpen() === open) return;
    open = session.isOpen();
    if (open) settle().catch(() => deps.logger.warn('user-file.not-settled'));
  });

  return {
    open(path, otherwise) {
      session.vault();
      return openUserFile(deps.files, path, otherwise);
    },
    rewrite: (change) => turns.take(() => rewrite(deps, change)),
    kept: () => turns.inLine(() => keptViews(deps)),
    async undo(id, over) {
      await turns.take(() => undoChange(deps, id, over));
      const [view] = await keptViews(deps, (db) => {
        const row = getKeptFile(db, id);
        return row === null ? [] : [row];
      });
      if (view === undefined) throw new KeyturnError('not-found');
      return view;
    },
    forget(ids) {
      const vault = session.vault();
      vault.write((db) => {
        // One of a change that is under way is what the file is whole by.
        const gone = ids.filter((id) => getKeptFile(db, id)?.state !== 'begun' && deleteKeptFile(db, id));
        if (gone.length === 0) return;
        // A merge must not bring them back.
        const detail = { count: `${gone.length}`, ids: gone.join(' ') };
        vault.audit(db, { action: 'file.copies-forgotten', credentialId: null, detail });
      });
      events.emit('consumers.changed', {});
    },
    settle,
    idle: () => turns.inLine(async () => undefined),
  };
}
