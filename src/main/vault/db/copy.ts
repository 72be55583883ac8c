import type Database from 'better-sqlite3';
import type { Files } from '../../ports/files.ts';
import { openCiphered } from './cipher.ts';
import { databaseError } from './errors.ts';
import type { DbSession } from './session.ts';

/** Writes one consistent state of a database, without a log, under the same key and salt. Errors as SQLite gives them. */
export async function vacuumInto(files: Files, db: Database.Database, path: string): Promise<void> {
  // An empty file with the right mode: SQLite fills it and would otherwise make one that others can read.
  await files.writeFlushed(path, Buffer.alloc(0), 0o600);
  db.prepare('VACUUM INTO ?').run(path);
  await files.flush(path);
}

/** Which database, and how it is opened. */
export interface CopySource {
  readonly session: DbSession;
  readonly database: string;
  readonly key: Buffer;
  readonly salt: Buffer;
}

/** As `vacuumInto` for the database of a session, which may be in a transaction. Throws as its `read`. */
export async function copyDatabase(
  files: Files,
  { session, database, key, salt }: CopySource,
  path: string,
): Promise<void> {
  session.requireCurrent();
  try {
    const db = openCiphered(database, key, salt);
    try {
      await vacuumInto(files, db, path);
    } finally {
      db.close();
    }
  } catch (error) {
    throw databaseError(error);
  }
  session.requireCurrent();
}
