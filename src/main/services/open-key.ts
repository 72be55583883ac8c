import { catalogue } from '../../shared/catalogue/index.ts';
import type { CredentialId } from '../../shared/model/ids.ts';
import type { ReadDb, Secret, Vault } from '../vault/index.ts';
import { getAccount } from '../vault/repositories/accounts.ts';
import { getCredential } from '../vault/repositories/credentials.ts';
import { latestSecrets } from '../vault/repositories/secrets.ts';
import type { OpenedKey } from './rotation/parts.ts';

/** Opens a key of the vault for one call; null where it or its secret is not there. Throws `secret-unreadable`. */
export function openStoredKey(vault: Vault, db: ReadDb, id: CredentialId): OpenedKey | null {
  const stored = getCredential(db, id);
  const account = stored && getAccount(db, stored.accountId);
  if (stored === null || account === null) return null;
  const { secretField, tokenField } = catalogue[account.cloud];
  const sealed = latestSecrets(db, id);
  const unseal = (field: string): Secret | null => {
    const entry = sealed.find((candidate) => candidate.field === field);
    return entry === undefined
      ? null
      : vault.unseal({ credentialId: id, field, version: entry.version }, entry.sealed);
  };
  const secret = unseal(secretField);
  if (secret === null) return null;
  const token = tokenField === null ? null : unseal(tokenField);
  return {
    key: { publicId: stored.publicId, secret, token, fields: stored.fields },
    destroy() {
      secret.destroy();
      token?.destroy();
    },
  };
}
