import { join } from 'node:path';
import { KeyturnError } from '../../../shared/ipc/envelope.ts';
import { BACKUP_ENDING } from '../../../shared/model/backup.ts';
import { FileError, type Files } from '../../ports/files.ts';
import type { Random } from '../../ports/random.ts';
import { newId } from '../new-id.ts';
import { type BackupPlace, type LyingBackup, MOST_BACKUP_BYTES } from './place.ts';

const PROBE = new TextEncoder().encode('Keyturn tries whether it can write here and removes this file.\n');

/** What a failure in a folder of backups means to a person; the vault's own disk is another matter. */
function folderError(error: unknown): unknown {
  if (!(error instanceof FileError)) return error;
  switch (error.failure) {
    case 'not-found':
      return new KeyturnError('target-gone', { reason: 'folder' });
    case 'denied':
    case 'full':
      return new KeyturnError('target-refused', { reason: error.failure });
    case 'exists':
      return new KeyturnError('backup-conflict');
    case 'other':
      return new KeyturnError('target-unreachable', { reason: 'folder' });
  }
}

async function told<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    throw folderError(error);
  }
}

/** A folder on this computer, a network drive or a synced one: it is only ever written in whole new files. */
export function folderPlace(
  { files, random }: { readonly files: Files; readonly random: Random },
  path: string,
  signal: AbortSignal,
): BackupPlace {
  const unfinishedOf = (name: string): string => join(path, `${name}.tmp`);

  /** A drive that was taken out often leaves its empty folder behind, on the wrong disk. */
  const requireFolder = async (): Promise<void> => {
    signal.throwIfAborted();
    const found = await files.resolve(path);
    if (found?.kind !== 'folder') throw new KeyturnError('target-gone', { reason: 'folder' });
  };

  const put = async (name: string, bytes: Uint8Array): Promise<void> => {
    await requireFolder();
    const [target, unfinished] = [join(path, name), unfinishedOf(name)];
    if ((await files.facts(target)) !== null) throw new KeyturnError('backup-conflict');
    try {
      await files.writeFlushed(unfinished, bytes, 0o600);
      signal.throwIfAborted();
      await files.rename(unfinished, target);
      await files.flushFolder(path);
    } catch (error) {
      await files.remove(unfinished).catch(() => undefined);
      throw error;
    }
  };

  const get = async (name: string): Promise<Uint8Array> => {
    await requireFolder();
    try {
      return await files.read(join(path, name), MOST_BACKUP_BYTES);
    } catch (error) {
      throw error instanceof FileError && error.failure === 'not-found'
        ? new KeyturnError('backup-missing')
        : error;
    }
  };

  const list = async (): Promise<LyingBackup[]> => {
    await requireFolder();
    const found: LyingBackup[] = [];
    for (const name of await files.list(path)) {
      if (!name.endsWith(BACKUP_ENDING)) continue;
      const facts = await files.facts(join(path, name));
      if (facts !== null) found.push({ name, version: null, at: facts.modifiedMs, bytes: facts.size });
    }
    return found.sort((a, b) => b.at - a.at);
  };

  return {
    probe: () =>
      told(async () => {
        const name = `.keyturn-probe-${newId(random)}`;
        await put(name, PROBE);
        try {
          const read = await get(name);
          if (!PROBE.every((byte, at) => read[at] === byte)) throw new KeyturnError('backup-damaged');
        } finally {
          await files.remove(join(path, name));
        }
        return { conditionalWrites: true, versioning: false };
      }),
    put: (name, bytes) => told(() => put(name, bytes)),
    get: (name) => told(() => get(name)),
    list: () => told(list),
    versions: () => told(list),
    remove: (name) =>
      told(async () => {
        await requireFolder();
        await files.remove(unfinishedOf(name));
        await files.remove(join(path, name));
        await files.flushFolder(path);
      }),
  };
}
