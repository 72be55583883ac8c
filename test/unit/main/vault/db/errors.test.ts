import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { databaseError } from '../../../../../src/main/vault/db/errors.ts';
import { KeyturnError } from '../../../../../src/shared/ipc/envelope.ts';

const codeFor = (sqliteCode: string) => {
  const mapped = databaseError(new Database.SqliteError('something', sqliteCode));
  return mapped instanceof KeyturnError ? mapped.code : null;
};

it.each([
  ['SQLITE_BUSY', 'vault-busy'],
  ['SQLITE_BUSY_SNAPSHOT', 'vault-busy'],
  ['SQLITE_BUSY_RECOVERY', 'vault-busy'],
  ['SQLITE_FULL', 'disk-full'],
  ['SQLITE_IOERR_SHMSIZE', 'disk-full'],
  ['SQLITE_IOERR_READ', 'vault-damaged'],
  ['SQLITE_IOERR_LOCK', 'vault-busy'],
  ['SQLITE_CORRUPT', 'vault-damaged'],
  ['SQLITE_CORRUPT_VTAB', 'vault-damaged'],
  ['SQLITE_NOTADB', 'vault-damaged'],
  ['SQLITE_READONLY', 'folder-not-writable'],
  ['SQLITE_READONLY_DIRECTORY', 'folder-not-writable'],
  ['SQLITE_CANTOPEN', 'folder-not-writable'],
])('%s is %s', (from, to) => {
  expect(codeFor(from)).toBe(to);
});

it('leaves everything else as it is', () => {
  const broken = new Database.SqliteError('a rule', 'SQLITE_CONSTRAINT_UNIQUE');
  const own = new KeyturnError('not-found');
  expect(databaseError(broken)).toBe(broken);
  expect(databaseError(own)).toBe(own);
});
