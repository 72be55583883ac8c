import type { CredentialId } from '../../../shared/model/ids.ts';
import type { ReadDb, WriteDb } from '../db/handles.ts';
import type { SealedField } from './secrets.ts';

/** A version of a field with the time at which it was stored. */
export interface SecretVersion extends SealedField {
  readonly storedAt: number;
}

/** Every version of every confidential field of a key, the oldest of each first. */
export function secretVersions(db: ReadDb, id: CredentialId): SecretVersion[] {
  return db.all<SecretVersion>(
    `SELECT field, version, sealed, fingerprint, stored_at AS storedAt FROM secrets
     WHERE credential_id = ? ORDER BY field, version`,
    id,
  );
}

/** Makes room for versions that are written anew in another order; the caller holds their contents. */
export function dropSecretsFrom(db: WriteDb, id: CredentialId, field: string, version: number): void {
  db.run('DELETE FROM secrets WHERE credential_id = ? AND field = ? AND version >= ?', id, field, version);
}

/** The keys that hold a secret with this keyed hash, in any of its versions. */
export function keysWithSecret(db: ReadDb, fingerprint: Buffer): CredentialId[] {
  return db
    .all<{ id: CredentialId }>(
      'SELECT DISTINCT credential_id AS id FROM secrets WHERE fingerprint = ?',
      fingerprint,
    )
    .map(({ id }) => id);
}
