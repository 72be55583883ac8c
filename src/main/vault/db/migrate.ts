import type Database from 'better-sqlite3';
import { KeyturnError } from '../../../shared/ipc/envelope.ts';
import type { Migration } from './migrations/index.ts';

/** The schema's version; 0 before the first migration. */
export function schemaVersion(db: Database.Database): number {
  return Number(db.pragma('user_version', { simple: true }));
}

/** Throws `vault-newer` when the schema is of a later program. */
export function pendingMigrations(db: Database.Database, known: readonly Migration[]): readonly Migration[] {
  const version = schemaVersion(db);
  const newest = known.at(-1)?.version ?? 0;
  if (version > newest) throw new KeyturnError('vault-newer');
  return known.filter((migration) => migration.version > version);
}

/** Runs one migration whole or not at all. `then` runs inside the same transaction. */
export function applyMigration(db: Database.Database, migration: Migration, then?: () => void): void {
  db.exec('BEGIN IMMEDIATE');
  try {
    db.exec(migration.sql);
    db.pragma(`user_version = ${migration.version}`);
    then?.();
    db.exec('COMMIT');
  } catch (error) {
    if (db.inTransaction) db.exec('ROLLBACK');
    throw error;
  }
}
