import type { CloudId } from '../../../shared/model/cloud.ts';
import type { SlotKey } from '../../../shared/model/rotation.ts';
import type { ListedKey } from '../../clouds/cloud.ts';
import type { ReadDb } from '../../vault/index.ts';
import { findByPublicId, type StoredCredential } from '../../vault/repositories/credentials.ts';
import { latestSecrets } from '../../vault/repositories/secrets.ts';

/** Lays beside each key that the cloud listed what the vault knows of it. */
export function describeKeys(
  db: ReadDb,
  cloud: CloudId,
  subject: string,
  listed: readonly ListedKey[],
): readonly SlotKey[] {
  return listed.map((key) => ({
    ...key,
    held: heldOf(db, findByPublicId(db, cloud, key.publicId)),
    subject: key.publicId === subject,
  }));
}

/** Whether the vault holds the secret of a key. */
export const holds = (db: ReadDb, cloud: CloudId, publicId: string): boolean =>
  heldOf(db, findByPublicId(db, cloud, publicId)) !== null;

/** The vault's entry whose secret is held; one in the bin counts too. */
function heldOf(db: ReadDb, entries: readonly StoredCredential[]): SlotKey['held'] {
  const entry = entries.find(({ id }) => latestSecrets(db, id).length > 0);
  if (entry === undefined) return null;
  const { id, label, health } = entry;
  return { id, label, proves: health.kind === 'unverified' ? null : health.kind === 'proven' };
}
