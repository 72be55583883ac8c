import type { CredentialId } from '../../../shared/model/ids.ts';
import type { ReadDb, WriteDb } from '../db/handles.ts';

/** One sealed version of one field. Earlier versions stay: nothing that was stored is ever overwritten. */
export interface SealedField {
  readonly field: string;
  readonly version: number;
  readonly sealed: Buffer;
  /** Keyed hash of the plaintext, to notice equal secrets without opening them. */
  readonly fingerprint: Buffer;
}

/** The version that the next secret of this field gets, from 1. */
export function nextVersion(db: ReadDb, id: CredentialId, field: string): number {
  const row = db.get<{ last: number | null }>(
    'SELECT max(version) AS last FROM secrets WHERE credential_id = ? AND field = ?',
    id,
    field,
  );
  return (row?.last ?? 0) + 1;
}

export function insertSecret(db: WriteDb, id: CredentialId, secret: SealedField, storedAt: number): void {
  db.run(
    `INSERT INTO secrets (credential_id, field, version, sealed, fingerprint, stored_at)
     VALUES (?, ?, ?, ?, ?, ?)`,
    id,
    secret.field,
    secret.version,
    secret.sealed,
    secret.fingerprint,
    storedAt,
  );
}

/** How many sealed values there are, earlier versions included. */
export function countSecrets(db: ReadDb): number {
  return db.get<{ count: number }>('SELECT count(*) AS count FROM secrets')?.count ?? 0;
}

/** The newest version of each confidential field that is held, by field name. */
export function latestSecrets(db: ReadDb, id: CredentialId): SealedField[] {
  return db.all<SealedField>(
    `SELECT field, version, sealed, fingerprint FROM secrets AS s
     WHERE credential_id = ? AND version =
       (SELECT max(version) FROM secrets WHERE credential_id = s.credential_id AND field = s.field)
     ORDER BY field`,
    id,
  );
}

/** When the newest version of a field was stored; null where none is held. */
export function latestStoredAt(db: ReadDb, id: CredentialId, field: string): number | null {
  const row = db.get<{ at: number | null }>(
    'SELECT max(stored_at) AS at FROM secrets WHERE credential_id = ? AND field = ?',
    id,
    field,
  );
  return row?.at ?? null;
}
