import { DEFAULT_NETWORK, type NetworkChoices, networkChoices } from '../../../shared/model/network.ts';
import type { ReadDb, WriteDb } from '../db/handles.ts';
import { hasTable } from '../db/tables.ts';

const KEY = 'network';

/** How the calls of the vault leave; the default until a person chose. */
export function getNetworkChoices(db: ReadDb): NetworkChoices {
  const row = db.get<{ value: string }>('SELECT value FROM settings WHERE key = ?', KEY);
  return row === undefined ? DEFAULT_NETWORK : networkChoices.parse(JSON.parse(row.value));
}

export function putNetworkChoices(db: WriteDb, choices: NetworkChoices): void {
  db.run(
    'INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
    KEY,
    JSON.stringify(choices),
  );
}

/** An authority's certificate, which is nothing confidential. */
export interface StoredAuthority {
  readonly id: string;
  readonly pem: string;
  readonly addedAt: number;
}

/** In the order in which they were added. */
export function listAuthorities(db: ReadDb): StoredAuthority[] {
  return db.all<StoredAuthority>(
    'SELECT id, pem, added_at AS addedAt FROM authorities ORDER BY added_at, id',
  );
}

export function putAuthority(db: WriteDb, { id, pem, addedAt }: StoredAuthority): void {
  db.run('INSERT INTO authorities (id, pem, added_at) VALUES (?, ?, ?)', id, pem, addedAt);
}

/** False when there is no such one. */
export const deleteAuthority = (db: WriteDb, id: string): boolean =>
  db.run('DELETE FROM authorities WHERE id = ?', id) > 0;

/** The sealed password for the proxy of an account, or of the vault. */
export interface StoredProxyPassword {
  readonly id: string;
  /** The proxy that it belongs to, for people. */
  readonly label: string;
  readonly sealed: Buffer;
}

/** Whose password the vault's own is. */
export const VAULT_PROXY = 'vault';

export function getProxyPassword(db: ReadDb, id: string): StoredProxyPassword | null {
  return (
    db.get<StoredProxyPassword>('SELECT id, label, sealed FROM proxy_passwords WHERE id = ?', id) ?? null
  );
}

export function listProxyPasswords(db: ReadDb): StoredProxyPassword[] {
  return db.all<StoredProxyPassword>('SELECT id, label, sealed FROM proxy_passwords ORDER BY id');
}

export function putProxyPassword(db: WriteDb, { id, label, sealed }: StoredProxyPassword): void {
  db.run(
    `INSERT INTO proxy_passwords (id, label, sealed) VALUES (?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET label = excluded.label, sealed = excluded.sealed`,
    id,
    label,
    sealed,
  );
}

export function deleteProxyPassword(db: WriteDb, id: string): void {
  db.run('DELETE FROM proxy_passwords WHERE id = ?', id);
}

/** Leaves out, for a schema of before, what its program would not read: it knew proxies over http alone. */
export function dropUnknownProxies(from: ReadDb, to: WriteDb): void {
  if (!hasTable(from, 'proxy_passwords') || hasTable(to, 'proxy_passwords')) return;
  to.run("UPDATE accounts SET proxy = NULL WHERE proxy NOT GLOB 'http:*' AND proxy NOT GLOB 'https:*'");
}
