import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { KeyturnError } from '../../../shared/ipc/envelope.ts';
import { migrationCopyName } from '../copies/names.ts';
import type { VaultPaths } from '../paths.ts';
import type { VaultPorts } from '../ports.ts';
import { withLock } from '../with-lock.ts';
import { vacuumInto } from './copy.ts';
import { databaseError } from './errors.ts';
import { applyMigration, pendingMigrations, schemaVersion } from './migrate.ts';
import type { Migration } from './migrations/index.ts';

/** Copies database and header into a folder of their own, which gets its name only once both are on the disk. */
async function keepCopy(
  { files, random }: VaultPorts,
  paths: VaultPaths,
  db: Database.Database,
  next: Migration,
): Promise<void> {
  const name = migrationCopyName(schemaVersion(db), next.version, random);
  const unfinished = join(paths.copies, `${name}.unfinished`);
  await files.makeFolder(paths.copies, 0o700);
  await files.makeFolder(unfinished, 0o700);
  const copy = join(unfinished, 'vault.db');
  await vacuumInto(files, db, copy);
  await files.writeFlushed(join(unfinished, 'vault.keys.json'), await files.read(paths.header), 0o600);
  await files.flushFolder(unfinished);
  await files.rename(unfinished, join(paths.copies, name));
  await files.flushFolder(paths.copies);
}

/**
 * Brings the schema up to the newest known one, alone among all processes, and keeps a copy of the vault before each
 * step. A step that fails leaves the vault as it was before it. Throws `vault-newer`, `vault-busy`, `disk-full`,
 * `folder-not-writable`, `vault-damaged`, and `vault-replaced` where `isCurrent` says no under the lock.
 */
export async function upgradeSchema(
  ports: VaultPorts,
  paths: VaultPaths,
  db: Database.Database,
  known: readonly Migration[],
  isCurrent: () => boolean,
): Promise<void> {
  if (pendingMigrations(db, known).length === 0) return;
  await withLock(ports, paths.folder, 'vault', async () => {
    if (!isCurrent()) throw new KeyturnError('vault-replaced');
    // Asked again under the lock: another process may have done it in the meantime.
    for (const migration of pendingMigrations(db, known)) {
      try {
        await keepCopy(ports, paths, db, migration);
        applyMigration(db, migration);
      } catch (error) {
        throw databaseError(error);
      }
    }
  });
}
