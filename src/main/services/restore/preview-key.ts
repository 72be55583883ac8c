import type { PreviewKey } from '../../../shared/model/restore.ts';
import type { ReadDb } from '../../vault/index.ts';
import { getAccount } from '../../vault/repositories/accounts.ts';
import type { StoredCredential } from '../../vault/repositories/credentials.ts';

/** A key as previews name it. */
export function previewKeyOf(db: ReadDb, key: StoredCredential): PreviewKey {
  const { id, accountId, label, publicId, state } = key;
  const account = getAccount(db, accountId);
  if (account === null) throw new Error('A credential needs its account');
  return { id, cloud: account.cloud, accountLabel: account.label, label, publicId, state };
}
