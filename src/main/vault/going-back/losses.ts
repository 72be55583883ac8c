import { createHmac } from 'node:crypto';
import { KeyturnError } from '../../../shared/ipc/envelope.ts';
import type { CredentialId } from '../../../shared/model/ids.ts';
import type { SqlValue } from '../db/handles.ts';
import { hasTable } from '../db/tables.ts';
import { latestSecrets, type SealedField } from '../repositories/secrets.ts';
import { SEALED_COLUMNS } from '../sealed-columns.ts';
import { partsOf, type Vault } from '../vault.ts';

/** A key whose newest secret another copy of the vault does not have. */
export interface MissingKey {
  readonly id: CredentialId;
  readonly label: string;
  readonly publicId: string;
  readonly cloud: string;
}

/** Compared as plaintexts, under the other's own key for fingerprints: the vault key may have been changed since. */
function has(copy: Vault, current: Vault, id: CredentialId, held: SealedField): boolean {
  const secret = current.unseal({ credentialId: id, field: held.field, version: held.version }, held.sealed);
  const fingerprint = createHmac('sha256', partsOf(copy).keys.fingerprint).update(secret.bytes()).digest();
  secret.destroy();
  const sql = 'SELECT 1 FROM secrets WHERE credential_id = ? AND field = ? AND fingerprint = ?';
  return copy.read((db) => db.get(sql, id, held.field, fingerprint)) !== undefined;
}

/** What cannot be read is no secret that could get lost, if the very same bytes are there too. */
function hasOrSame(copy: Vault, current: Vault, id: CredentialId, held: SealedField): boolean {
  try {
    return has(copy, current, id, held);
  } catch (error) {
    if (!(error instanceof KeyturnError) || error.code !== 'secret-unreadable') throw error;
    const sql = 'SELECT 1 FROM secrets WHERE credential_id = ? AND field = ? AND sealed = ?';
    return copy.read((db) => db.get(sql, id, held.field, held.sealed)) !== undefined;
  }
}

/** The keys, those in the bin among them, whose newest secrets the copy lacks, by label. */
export function secretsMissingIn(current: Vault, copy: Vault): MissingKey[] {
  const keys = current.read((db) =>
    db
      .all<MissingKey>('SELECT id, label, public_id AS publicId, cloud FROM credentials ORDER BY label, id')
      .map((key) => ({ key, secrets: latestSecrets(db, key.id) })),
  );
  return keys
    .filter(({ key, secrets }) => !secrets.every((held) => hasOrSame(copy, current, key.id, held)))
    .map(({ key }) => key);
}

/** Names of what else is sealed in the vault and not in the copy: drafts, answers of running rotations, bucket keys. */
function otherLosses(current: Vault, copy: Vault): string[] {
  const lost: string[] = [];
  for (const { table, column, key, name } of SEALED_COLUMNS) {
    if (name === null || !current.read((db) => hasTable(db, table))) continue;
    const there = copy.read((db) => hasTable(db, table));
    const rows = current.read((db) =>
      db.all<Record<string, SqlValue>>(
        `SELECT ${[...key, name].join(', ')} FROM ${table} WHERE ${column} IS NOT NULL ORDER BY ${name}`,
      ),
    );
    const where = [...key.map((part) => `${part} = ?`), `${column} IS NOT NULL`].join(' AND ');
    for (const row of rows) {
      const values = key.map((part) => row[part] ?? null);
      const found = there && copy.read((db) => db.get(`SELECT 1 FROM ${table} WHERE ${where}`, ...values));
      if (!found) lost.push(String(row[name]));
    }
  }
  return lost;
}

/** As many names as a person reads; the number says how many there are. */
const MOST_NAMES = 20;

/** Throws `would-lose-secrets`, naming them, where `copy` lacks a secret that `current` has. */
export function refuseLosses(current: Vault, copy: Vault): void {
  const lost = [...secretsMissingIn(current, copy).map(({ label }) => label), ...otherLosses(current, copy)];
  if (lost.length === 0) return;
  const keys = lost.slice(0, MOST_NAMES).join(', ');
  throw new KeyturnError('would-lose-secrets', { keys, count: lost.length });
}
