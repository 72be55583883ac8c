import { KeyturnError } from '../../../shared/ipc/envelope.ts';
import type { Account } from '../../../shared/model/account.ts';
import type { AccountId } from '../../../shared/model/ids.ts';
import { MAX_IMPORT_ROWS } from '../../../shared/model/import.ts';
import type { ExportedAccount, ExportedKey } from '../../formats/keyturn/content.ts';
import type { ReadDb, Vault } from '../../vault/index.ts';
import { getAccount } from '../../vault/repositories/accounts.ts';
import { credentialsOfAccount, type StoredCredential } from '../../vault/repositories/credentials.ts';
import { latestSecrets } from '../../vault/repositories/secrets.ts';

/** An account and those of its keys that are not in the bin. */
export interface ChosenAccount {
  readonly account: Account;
  readonly keys: readonly StoredCredential[];
}

/**
 * The accounts of these ids, each once. Throws `not-found` for one that is not there and where all of them are without a
 * key, `too-many-keys` for more than come in at once elsewhere.
 */
export function chosenAccounts(db: ReadDb, ids: readonly AccountId[]): readonly ChosenAccount[] {
  const chosen = [...new Set(ids)].map((id): ChosenAccount => {
    const account = getAccount(db, id);
    if (account === null) throw new KeyturnError('not-found');
    return { account, keys: credentialsOfAccount(db, id).filter(({ removedAt }) => removedAt === null) };
  });
  const count = chosen.reduce((sum, { keys }) => sum + keys.length, 0);
  if (count === 0) throw new KeyturnError('not-found');
  if (count > MAX_IMPORT_ROWS) throw new KeyturnError('too-many-keys', { count, most: MAX_IMPORT_ROWS });
  return chosen;
}

/** One key with its secrets in clear. Throws `secret-unreadable`. */
function exportedKeyOf(vault: Vault, db: ReadDb, key: StoredCredential): ExportedKey {
  const secrets = latestSecrets(db, key.id).map(({ field, version, sealed }): [string, string] => {
    const secret = vault.unseal({ credentialId: key.id, field, version }, sealed);
    try {
      return [field, secret.reveal()];
    } finally {
      secret.destroy();
    }
  });
  const { kind, label, fields, state, createdAt, expiresAt, note } = key;
  return {
    ...{ kind, label, fields, state, createdAt, expiresAt, note },
    secrets: Object.fromEntries(secrets),
    periodDays: key.ownPeriodDays,
    leadTimes: key.ownLeadTimes,
  };
}

/** An account as it leaves the vault with some of its keys. Throws `secret-unreadable`. */
export function exportedAccountOf(
  vault: Vault,
  db: ReadDb,
  { account, keys }: ChosenAccount,
): ExportedAccount {
  const { cloud, site, label, environment, owner, note, tags, endpoints, periodDays } = account;
  return {
    ...{ cloud, site, label, environment, owner, note, tags, endpoints, periodDays },
    keys: keys.map((key) => exportedKeyOf(vault, db, key)),
  };
}

/** The same with what its keys need, and without what people noted of it for themselves. */
export const withoutRemarks = (account: ExportedAccount): ExportedAccount => ({
  ...account,
  ...{ owner: null, note: '', tags: [], periodDays: null },
  keys: account.keys.map((key) => ({ ...key, note: '', periodDays: null, leadTimes: null })),
});
