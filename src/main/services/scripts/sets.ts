import { catalogue } from '../../../shared/catalogue/index.ts';
import { type CopiedKey, secretsOf, variablesOf } from '../../../shared/crosswalk/copy.ts';
import { type Naming, namingsFor } from '../../../shared/crosswalk/index.ts';
import { KeyturnError } from '../../../shared/ipc/envelope.ts';
import type { Account } from '../../../shared/model/account.ts';
import type { CredentialId } from '../../../shared/model/ids.ts';
import type { Variable } from '../../formats/scripts/index.ts';
import type { ReadDb, Vault } from '../../vault/index.ts';
import { getAccount } from '../../vault/repositories/accounts.ts';
import type { StoredCredential } from '../../vault/repositories/credentials.ts';
import { latestSecrets } from '../../vault/repositories/secrets.ts';
import { inPlaceOf } from '../rotation/lineage.ts';

/** A key that can be handed out as variables: the one in use where another one was asked for. */
export interface SetKey {
  readonly key: StoredCredential;
  readonly account: Account;
  /** The sets that have a place for it, those of a vendor's own word first. */
  readonly namings: readonly Naming[];
}

/** Throws `not-found`. */
export function setKey(db: ReadDb, id: CredentialId): SetKey {
  const key = inPlaceOf(db, id);
  const account = key && getAccount(db, key.accountId);
  if (key === null || account === null) throw new KeyturnError('not-found');
  const env = namingsFor(account.cloud, key.kind === 'temporary').filter(({ form }) => form.kind === 'env');
  const namings = [
    ...env.filter(({ unconfirmed }) => unconfirmed !== true),
    ...env.filter(({ unconfirmed }) => unconfirmed === true),
  ];
  return { key, account, namings };
}

/** The set that an id means; the first one for an empty text. Throws `not-found`. */
export function namedSet({ namings }: SetKey, id: string): Naming {
  const naming = id === '' ? namings[0] : namings.find((one) => one.id === id);
  if (naming === undefined) throw new KeyturnError('not-found');
  return naming;
}

const copied = ({ key, account }: SetKey, secrets: Readonly<Record<string, string>>): CopiedKey => ({
  ...{ cloud: account.cloud, site: account.site, endpoints: account.endpoints },
  ...{ temporary: key.kind === 'temporary', fields: key.fields, secrets },
});

/** What stands in a script for a secret. */
const MASK = '••••••••';

/** The variables of a set; confidential ones have dots for a value. */
export function shownVariables(db: ReadDb, of: SetKey, naming: Naming) {
  const held = latestSecrets(db, of.key.id).map(({ field }) => [field, MASK]);
  return variablesOf(naming, copied(of, Object.fromEntries(held)));
}

/**
 * The variables of some sets with their secrets, each name once. Whatever calls this has to say where they go, in the same
 * transaction. Throws `secret-unreadable` also for a key whose secret the vault does not hold.
 */
export function openedVariables(
  vault: Vault,
  db: ReadDb,
  of: SetKey,
  namings: readonly Naming[],
): Variable[] {
  const { cloud } = of.account;
  const sealed = latestSecrets(db, of.key.id);
  const wanted = new Set(namings.flatMap((naming) => secretsOf(naming, cloud)));
  const secrets: Record<string, string> = {};
  for (const field of wanted) {
    const found = sealed.find((entry) => entry.field === field);
    if (found === undefined) {
      if (field === catalogue[cloud].secretField) throw new KeyturnError('secret-unreadable');
      continue;
    }
    const secret = vault.unseal({ credentialId: of.key.id, field, version: found.version }, found.sealed);
    secrets[field] = secret.reveal();
    secret.destroy();
  }
  const key = copied(of, secrets);
  const all = namings.flatMap((naming) => variablesOf(naming, key));
  return [...new Map(all.map(({ name, value }) => [name, { name, value }])).values()];
}
