import type Database from 'better-sqlite3';

// The driver's own handle, since this is asked before there is a session and inside a migration's transaction.

/** The id of the vault that the database belongs to; undefined when there is none. */
export function readVaultId(db: Database.Database): string | undefined {
  return db.prepare<[], { value: string }>(`SELECT value FROM meta WHERE key = 'vaultId'`).get()?.value;
}

export function writeVaultId(db: Database.Database, vaultId: string): void {
  db.prepare<[string]>(`INSERT INTO meta (key, value) VALUES ('vaultId', ?)`).run(vaultId);
}
