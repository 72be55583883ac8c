import type { CredentialId } from '../../../shared/model/ids.ts';
import type { WriteDb } from '../db/handles.ts';

/** Keeps what a key in the bin is called, before it is deleted for good; a key that is not there is left out. */
export function keepPurged(db: WriteDb, id: CredentialId, now: number): void {
  db.run(
    `INSERT OR REPLACE INTO purged_credentials (id, cloud, label, public_id, account_label, added_at, purged_at)
     SELECT c.id, c.cloud, c.label, c.public_id, a.label, c.added_at, ?
     FROM credentials c JOIN accounts a ON a.id = c.account_id
     WHERE c.id = ? AND c.removed_at IS NOT NULL`,
    now,
    id,
  );
}
