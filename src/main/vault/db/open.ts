import type Database from 'better-sqlite3';
import { KeyturnError } from '../../../shared/ipc/envelope.ts';
import { withFileErrors } from '../failures.ts';
import type { VaultPaths } from '../paths.ts';
import type { VaultPorts } from '../ports.ts';
import { readVaultId } from '../repositories/meta.ts';
import { makeDurable, openCiphered, PAGE_BYTES } from './cipher.ts';
import { databaseError } from './errors.ts';
import { schemaVersion } from './migrate.ts';
import { anyPageFits } from './page-check.ts';

/** What the header says of the database that belongs to it. */
export interface DatabaseIdentity {
  readonly vaultId: string;
  readonly key: Buffer;
  readonly salt: Buffer;
}

/** Damaged, or another vault's? SQLite answers both alike; a single page that fits the key decides. */
async function unreadable(path: string, { key, salt }: DatabaseIdentity): Promise<KeyturnError> {
  return new KeyturnError((await anyPageFits(path, key, salt)) ? 'vault-damaged' : 'vault-mismatch');
}

/** Reads the first page and whose database it is. Errors as SQLite gives them. */
function checkIdentity(db: Database.Database, vaultId: string): void {
  if (schemaVersion(db) === 0) throw new KeyturnError('vault-damaged');
  if (readVaultId(db) !== vaultId) throw new KeyturnError('vault-mismatch');
}

/**
 * Opens the database that belongs to a header. Throws `vault-damaged`, `vault-mismatch`, `vault-busy`,
 * `folder-not-writable`, `disk-full`; in every case the file is left as it is.
 */
export async function openDatabase(
  { files }: Pick<VaultPorts, 'files'>,
  paths: VaultPaths,
  identity: DatabaseIdentity,
): Promise<Database.Database> {
  const facts = await withFileErrors(() => files.facts(paths.database));
  // SQLite would make a missing or an empty file into a new database, and drop the log beside it.
  if (facts === null || facts.size < PAGE_BYTES) throw new KeyturnError('vault-damaged');
  let db: Database.Database | null = null;
  try {
    db = openCiphered(paths.database, identity.key, identity.salt);
    checkIdentity(db, identity.vaultId);
    makeDurable(db);
    return db;
  } catch (error) {
    db?.close();
    const mapped = databaseError(error);
    if (isNotADatabase(error)) throw await unreadable(paths.database, identity);
    throw mapped;
  }
}

function isNotADatabase(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'SQLITE_NOTADB';
}
