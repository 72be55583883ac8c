import { join } from 'node:path';
import { KeyturnError } from '../../../shared/ipc/envelope.ts';
import { FileError, type Files } from '../../ports/files.ts';
import { type CopyReason, copyName } from '../copies/names.ts';
import { type VaultPaths, vaultPaths } from '../paths.ts';
import type { VaultPorts } from '../ports.ts';
import { withLock } from '../with-lock.ts';
import { DATABASE_FILES, finish, forget, settleHeld, undo, unfinishedCopy } from './settle.ts';

/** What takes the place of a vault, and why. */
export interface Swap {
  readonly folder: string;
  readonly reason: CopyReason;
  /** The schema of the pair that is replaced; null where nobody could look into it. */
  readonly schema: number | null;
  /** Makes the new database, whole and flushed, and returns the bytes of its header. */
  readonly stage: (database: string) => Promise<Buffer>;
  /** Called when everything is prepared, right before the files change their names. */
  readonly ready?: () => void;
}

const HEADERS = ['vault.keys.json', 'vault.keys.json.bak'] as const;

/** Whether the folder has any part of a vault. */
async function isOccupied(files: Files, { folder }: VaultPaths): Promise<boolean> {
  for (const name of [...HEADERS, ...DATABASE_FILES]) {
    if ((await files.facts(join(folder, name))) !== null) return true;
  }
  return false;
}

/** The header of the pair that is replaced, and what stands in for it where it is damaged. */
async function copyHeaders(files: Files, paths: VaultPaths, copy: string): Promise<void> {
  await files.makeFolder(paths.copies, 0o700);
  await files.makeFolder(copy, 0o700);
  for (const name of HEADERS) {
    const from = join(paths.folder, name);
    if ((await files.facts(from)) === null) continue;
    await files.writeFlushed(join(copy, name), await files.read(from), 0o600);
  }
}

/** The rename that decides comes last: from it on, settling means finishing. */
async function decide(files: Files, paths: VaultPaths, header: Buffer): Promise<void> {
  await files.writeFlushed(paths.nextHeaderBackup, header, 0o600);
  await files.writeFlushed(`${paths.nextHeader}.tmp`, header, 0o600);
  await files.flushFolder(paths.next);
  await files.rename(`${paths.nextHeader}.tmp`, paths.nextHeader);
  await files.flushFolder(paths.next);
  await files.flushFolder(paths.folder);
}

/**
 * The old database is moved away together with its log: sessions that still have it open go on in the very same
 * files, and nothing of it is ever replayed against the new one.
 */
async function exchange(files: Files, paths: VaultPaths, copy: string | null): Promise<void> {
  if (copy !== null) {
    for (const name of DATABASE_FILES) {
      const path = join(paths.folder, name);
      if ((await files.facts(path)) !== null) await files.rename(path, join(copy, name));
    }
    await files.flushFolder(copy);
    await files.flushFolder(paths.folder);
  }
  await files.rename(paths.nextDatabase, paths.database);
  await files.flushFolder(paths.folder);
}

/** Windows renames no file that somebody has open: then everything goes back to its place. */
async function exchangeOrUndo(files: Files, paths: VaultPaths, copy: string | null): Promise<void> {
  try {
    await exchange(files, paths, copy);
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    if ((await files.facts(paths.nextDatabase)) === null) throw error;
    await undo(files, paths);
    throw error.failure === 'full' ? error : new KeyturnError('vault-busy');
  }
}

/**
 * Puts another pair of database and header in the place of a folder's vault, or into a folder without one, and keeps
 * the pair that was there under `copies/`. Returns the name of that copy; null where there was nothing to keep.
 * Cut short at any step, the next one who opens the folder finds the old pair or the new one.
 *
 * Throws `vault-busy` (somebody keeps the files from being renamed), `disk-full`, `folder-not-writable`; the old pair
 * is in its place then.
 */
export function swapPair(ports: VaultPorts, swap: Swap): Promise<string | null> {
  const { files, clock, random } = ports;
  const { folder, reason, schema } = swap;
  const paths = vaultPaths(folder);
  return withLock(ports, folder, 'vault', async () => {
    await withLock(ports, folder, 'header', () => settleHeld(files, paths));
    const name = copyName({ reason, schema, at: clock.now() }, random);
    try {
      await files.makeFolder(paths.next, 0o700);
      const header = await swap.stage(paths.nextDatabase);
      return await withLock(ports, folder, 'header', async () => {
        const copy = (await isOccupied(files, paths)) ? unfinishedCopy(paths, name) : null;
        if (copy !== null) await copyHeaders(files, paths, copy);
        await decide(files, paths, header);
        swap.ready?.();
        await exchangeOrUndo(files, paths, copy);
        await finish(files, paths);
        return copy === null ? null : name;
      });
    } catch (error) {
      if ((await files.facts(paths.nextHeader)) === null) await forget(files, paths);
      throw error;
    }
  });
}
