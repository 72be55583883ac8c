import { join } from 'node:path';
import type { Files } from '../../ports/files.ts';
import { withFileErrors } from '../failures.ts';
import { type VaultPaths, vaultPaths } from '../paths.ts';
import type { VaultPorts } from '../ports.ts';
import { withLock } from '../with-lock.ts';

/** SQLite's files of one database, the database first. */
export const DATABASE_FILES = ['vault.db', 'vault.db-wal', 'vault.db-shm'] as const;

const UNFINISHED = '.unfinished';
/** How the folder of a replaced pair is named, until it is whole and afterwards. */
export const REPLACED = 'before-';

async function isThere(files: Files, path: string): Promise<boolean> {
  return (await files.facts(path)) !== null;
}

/** The folders of replaced pairs that did not get their last name yet; there is at most one with a database. */
async function unfinishedCopies(files: Files, paths: VaultPaths): Promise<string[]> {
  if (!(await isThere(files, paths.copies))) return [];
  return (await files.list(paths.copies))
    .filter((name) => name.startsWith(REPLACED) && name.endsWith(UNFINISHED))
    .map((name) => join(paths.copies, name));
}

/** Where the pair that is replaced is moved to; `finish` takes the ending away. */
export function unfinishedCopy(paths: VaultPaths, name: string): string {
  return join(paths.copies, `${name}${UNFINISHED}`);
}

/** Gives the replaced pair its last name and the new header its place. Each step may have been done before. */
export async function finish(files: Files, paths: VaultPaths): Promise<void> {
  for (const copy of await unfinishedCopies(files, paths)) {
    await files.rename(copy, copy.slice(0, -UNFINISHED.length));
    await files.flushFolder(paths.copies);
  }
  if (await isThere(files, paths.nextHeaderBackup))
    await files.rename(paths.nextHeaderBackup, paths.headerBackup);
  await files.rename(paths.nextHeader, paths.header);
  await files.flushFolder(paths.folder);
  await files.removeFolder(paths.next);
}

/** Puts the replaced database back, its log first, and forgets the new pair. */
export async function undo(files: Files, paths: VaultPaths): Promise<void> {
  for (const copy of await unfinishedCopies(files, paths)) {
    for (const name of [...DATABASE_FILES].reverse()) {
      const moved = join(copy, name);
      if (await isThere(files, moved)) await files.rename(moved, join(paths.folder, name));
    }
  }
  await files.flushFolder(paths.folder);
  await forget(files, paths);
}

/** Drops a pair that nothing was decided about. The header goes first: without it the rest means nothing. */
export async function forget(files: Files, paths: VaultPaths): Promise<void> {
  if (await isThere(files, paths.nextHeader)) {
    await files.remove(paths.nextHeader);
    await files.flushFolder(paths.next);
  }
  await files.removeFolder(paths.next);
  for (const copy of await unfinishedCopies(files, paths)) await files.removeFolder(copy);
}

/** For who holds the locks `vault` and `header`: as `settleReplacement`. */
export async function settleHeld(files: Files, paths: VaultPaths): Promise<void> {
  if (!(await isThere(files, paths.nextHeader))) await forget(files, paths);
  else if (await isThere(files, paths.nextDatabase)) await undo(files, paths);
  else await finish(files, paths);
}

/**
 * Finishes or undoes a replacement of the vault that was cut short: it is finished where the new database has its
 * place already, and undone otherwise. Waits for one that is under way. Throws `vault-busy`, `disk-full`,
 * `folder-not-writable`.
 */
export async function settleReplacement(ports: VaultPorts, folder: string): Promise<void> {
  const { files, locks } = ports;
  const paths = vaultPaths(folder);
  if (!(await isThere(files, paths.next))) return;
  if (await isThere(files, paths.nextHeader)) {
    await withLock(ports, folder, 'vault', () =>
      withLock(ports, folder, 'header', () => settleHeld(files, paths)),
    );
    return;
  }
  // Left behind, or being prepared right now: then its maker has the lock, and there is nothing to wait for.
  await withFileErrors(async () => {
    const held = await locks.acquire(folder, 'vault', 0);
    if (held === null) return;
    try {
      await settleHeld(files, paths);
    } finally {
      held.release();
    }
  });
}
