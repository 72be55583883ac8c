import Database from 'better-sqlite3';
import { type ErrorCode, KeyturnError } from '../../../shared/ipc/envelope.ts';

// https://sqlite.org/rescode.html. Codes are tried whole first, then by their primary part.
const CODES: Readonly<Record<string, ErrorCode>> = {
  SQLITE_BUSY: 'vault-busy',
  SQLITE_LOCKED: 'vault-busy',
  SQLITE_PROTOCOL: 'vault-busy',
  SQLITE_IOERR_LOCK: 'vault-busy',
  SQLITE_IOERR_RDLOCK: 'vault-busy',
  SQLITE_IOERR_BLOCKED: 'vault-busy',
  SQLITE_FULL: 'disk-full',
  // Room for the shared index of the write-ahead log could not be had.
  SQLITE_IOERR_SHMSIZE: 'disk-full',
  SQLITE_READONLY: 'folder-not-writable',
  SQLITE_CANTOPEN: 'folder-not-writable',
  SQLITE_PERM: 'folder-not-writable',
  // Every page carries an HMAC: one that does not fit is reported as any of these.
  SQLITE_CORRUPT: 'vault-damaged',
  SQLITE_NOTADB: 'vault-damaged',
  SQLITE_IOERR: 'vault-damaged',
};

/** The error to throw for `error`: the vault's own code where SQLite says why, else `error` itself. */
export function databaseError(error: unknown): unknown {
  if (!(error instanceof Database.SqliteError)) return error;
  const primary = error.code.split('_').slice(0, 2).join('_');
  const code = CODES[error.code] ?? CODES[primary];
  return code === undefined ? error : new KeyturnError(code);
}
