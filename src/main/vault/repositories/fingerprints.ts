import type { CredentialId } from '../../../shared/model/ids.ts';
import type { ReadDb } from '../db/handles.ts';

/** A stored secret that is the same as some text. */
export interface SameSecret {
  readonly credentialId: CredentialId;
  readonly field: string;
  /** Whether it is the one that its key has now. */
  readonly newest: boolean;
}

/** The stored secrets, older versions and those of the bin too, with this keyed hash; the newest ones first. */
export function secretsLike(db: ReadDb, fingerprint: Buffer): SameSecret[] {
  return db
    .all<{ readonly id: string; readonly field: string; readonly newest: number }>(
      `SELECT s.credential_id AS id, s.field AS field, s.version = (SELECT max(version) FROM secrets
         WHERE credential_id = s.credential_id AND field = s.field) AS newest
       FROM secrets AS s WHERE s.fingerprint = ? ORDER BY newest DESC, s.stored_at DESC, s.credential_id`,
      fingerprint,
    )
    .map(({ id, field, newest }) => ({ credentialId: id as CredentialId, field, newest: newest === 1 }));
}
