import { Secret, type Vault, type WriteDb } from '../../../src/main/vault/index.ts';
import {
  getAccount,
  insertAccount,
  listAccounts,
  updateAccount,
} from '../../../src/main/vault/repositories/accounts.ts';
import {
  getCredential,
  purgeCredentials,
  putCredential,
} from '../../../src/main/vault/repositories/credentials.ts';
import { credentialIds } from '../../../src/main/vault/repositories/merging.ts';
import { secretVersions } from '../../../src/main/vault/repositories/secret-versions.ts';
import { insertSecret, nextVersion } from '../../../src/main/vault/repositories/secrets.ts';
import { getSettings, putSettings } from '../../../src/main/vault/repositories/settings.ts';
import type { AccountId, CredentialId } from '../../../src/shared/model/ids.ts';
import { fc } from '../property.ts';

const FIELD = 'secret_access_key';

/** One thing that a person does; numbers choose among what there is. */
export type Edit = {
  readonly kind:
    | 'add'
    | 'label'
    | 'leads'
    | 'secret'
    | 'old-secret'
    | 'bin'
    | 'restore'
    | 'purge'
    | 'account'
    | 'setting';
  readonly which: number;
  readonly value: number;
};

export const edit: fc.Arbitrary<Edit> = fc.record({
  kind: fc.constantFrom(
    'add',
    'label',
    'leads',
    'secret',
    'old-secret',
    'bin',
    'restore',
    'purge',
    'account',
    'setting',
  ),
  which: fc.nat(7),
  value: fc.nat(3),
});

/** Ids and times that no two copies give twice. */
export interface Names {
  id<T extends string>(): T;
  now(): number;
}

export function names(): Names {
  let given = 0;
  const next = (): number => {
    given += 1;
    return given;
  };
  return {
    id: <T extends string>() => String(next()).padStart(16, '0') as T,
    now: () => 1_700_000_000_000 + next(),
  };
}

function store(vault: Vault, db: WriteDb, id: CredentialId, text: string, at: number): void {
  const version = nextVersion(db, id, FIELD);
  const sealed = vault.seal({ credentialId: id, field: FIELD, version }, Secret.of(text));
  insertSecret(db, id, { field: FIELD, version, sealed, fingerprint: vault.fingerprint(text) }, at);
}

function add(vault: Vault, db: WriteDb, { which, value }: Edit, { id: newId, now }: Names): void {
  const accounts = listAccounts(db);
  const known = value === 0 ? undefined : accounts[which % Math.max(1, accounts.length)];
  const accountId = known?.id ?? newId<AccountId>();
  if (known === undefined) {
    insertAccount(db, {
      ...{ id: accountId, cloud: 'aws', site: 'aws', label: `account ${accountId}`, environment: null },
      ...{
        owner: null,
        note: '',
        tags: [],
        endpoints: {},
        proxy: null,
        proxyUser: null,
        pins: [],
        plainHttp: false,
        hasProxyPassword: false,
        periodDays: null,
      },
    });
  }
  const id = newId<CredentialId>();
  putCredential(db, {
    ...{ id, accountId, label: `key ${id}`, publicId: `AKIA${id}`, kind: 'access-key', state: 'active' },
    ...{
      createdAt: null,
      expiresAt: null,
      ownPeriodDays: null,
      ownLeadTimes: null,
      health: { kind: 'unverified' },
    },
    ...{ identity: null, lastUsed: null, fields: { access_key_id: `AKIA${id}` }, note: '' },
    ...{ addedAt: now(), removedAt: null },
  });
  store(vault, db, id, `secret of ${id}`, now());
}

function change(vault: Vault, db: WriteDb, edit: Edit, names: Names): void {
  const { kind, which, value } = edit;
  if (kind === 'setting') {
    const name = which % 2 === 0 ? 'periodDays' : 'leadTimes';
    putSettings(db, { ...getSettings(db), [name]: name === 'periodDays' ? 10 + value : [10 + value, 1] });
    vault.audit(db, { action: 'vault.settings-changed', credentialId: null, detail: { changed: name } });
    return;
  }
  if (kind === 'add') {
    add(vault, db, edit, names);
    return;
  }
  const ids = credentialIds(db);
  const id = ids[which % Math.max(1, ids.length)];
  const key = id === undefined ? null : getCredential(db, id);
  if (key === null) return;
  if (kind === 'account') {
    const account = getAccount(db, key.accountId);
    if (account !== null) updateAccount(db, { ...account, note: `note ${value}` });
  }
  if (kind === 'leads') putCredential(db, { ...key, ownLeadTimes: [10 + value, 1] });
  if (kind === 'label') putCredential(db, { ...key, label: `label ${value}` });
  if (kind === 'secret') store(vault, db, key.id, `secret ${names.id<string>()}`, names.now());
  // What two people are given by the same cloud, or what somebody goes back to.
  if (kind === 'old-secret') store(vault, db, key.id, `known secret ${value}`, names.now());
  if (kind === 'bin') putCredential(db, { ...key, removedAt: names.now() });
  if (kind === 'restore') putCredential(db, { ...key, removedAt: null });
  if (kind === 'purge') purgeCredentials(db, [key.id], names.now());
}

/** Does what a person does, each in a transaction with its row of the audit. */
export function live(vault: Vault, edits: readonly Edit[], names: Names): void {
  for (const one of edits) {
    vault.write((db) => {
      change(vault, db, one, names);
      // Two copies on one device that do the same within one millisecond would have the same chain.
      const detail = { kind: one.kind, place: String(names.now()) };
      vault.audit(db, { action: 'credential.edited', credentialId: null, detail });
    });
  }
}

/** Every secret of a key in its order, in the clear. */
export function plainSecrets(vault: Vault, id: CredentialId): string[] {
  return vault
    .read((db) => secretVersions(db, id))
    .map(({ field, version, sealed }) => {
      const secret = vault.unseal({ credentialId: id, field, version }, sealed);
      const text = secret.reveal();
      secret.destroy();
      return text;
    });
}

/** Each secret once, where it was stored last: going back to an earlier one says no more than that it is the newest. */
const distinct = (secrets: readonly string[]): string[] =>
  secrets.filter((secret, index) => secrets.lastIndexOf(secret) === index);

/** Whether a key holds the same secret twice. */
export function isDoubled(vault: Vault, id: CredentialId): boolean {
  const secrets = plainSecrets(vault, id);
  return distinct(secrets).length < secrets.length;
}

/** All that a merge is about, in an order of its own. */
export function holdings(vault: Vault) {
  const { accounts, keys, settings } = vault.read((db) => ({
    accounts: listAccounts(db),
    keys: credentialIds(db).map((id) => getCredential(db, id)),
    settings: getSettings(db),
  }));
  return {
    accounts: accounts.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    keys: keys
      .filter((key) => key !== null)
      .toSorted((a, b) => (a.id < b.id ? -1 : 1))
      .map((key) => ({ ...key, secrets: distinct(plainSecrets(vault, key.id)) })),
    settings,
  };
}
