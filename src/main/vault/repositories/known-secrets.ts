import type { CredentialId } from '../../../shared/model/ids.ts';
import type { ReadDb } from '../db/handles.ts';

/** A version of a field, and the key that has or had it as its secret. */
export interface KnownSecret {
  readonly credentialId: CredentialId;
  readonly field: string;
  readonly version: number;
}

/** Every place in the vault where a secret with this fingerprint is held, in the bin and among earlier versions too. */
export function holdersOf(db: ReadDb, fingerprint: Buffer): KnownSecret[] {
  return db.all<KnownSecret>(
    `SELECT credential_id AS credentialId, field, version FROM secrets WHERE fingerprint = ?
     ORDER BY credential_id, field, version`,
    fingerprint,
  );
}
