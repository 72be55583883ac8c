import { join } from 'node:path';
import type Database from 'better-sqlite3';
import type { VaultPaths } from '../paths.ts';
import type { VaultPorts } from '../ports.ts';
import { withLock } from '../with-lock.ts';
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
  const name = `version-${schemaVersion(db)}-before-${next.version}-${random.bytes(4).toString('hex')}`;
  const unfinished = join(paths.copies, `${name}.unfinished`);
  await files.makeFolder(paths.copies, 0o700);
  await files.makeFolder(unfinished, 0o700);
  const copy = join(unfinished, 'vault.db');
  // An empty file with the right mode: SQLite fills it and would otherwise make one that others can read.
  await files.writeFlushed(copy, Buffer.alloc(0), 0o600);
  db.prepare('VACUUM INTO ?').run(copy);
  await files.flush(copy);
  await files.writeFlushed(join(unfinished, 'vault.keys.json'), await files.read(paths.header), 0o600);
  await files.flushFolder(unfinished);
  await files.rename(unfinished, join(paths.copies, name));
  await files.flushFolder(paths.copies);
}

/**
 * Brings the schema up to the newest known one, alone among all processes, and keeps a copy of the vault before each
 * step. A step that fails leaves the vault as it was before it. Throws `vault-newer`, `vault-busy`, `disk-full`,
 * `folder-not-writable`, `vault-damaged`.
 */
export async function upgradeSchema(
  ports: VaultPorts,
  paths: VaultPaths,
  db: Database.Database,
  known: readonly Migration[],
): Promise<void> {
  if (pendingMigrations(db, known).length === 0) return;
  await withLock(ports, paths.folder, 'vault', async () => {
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
