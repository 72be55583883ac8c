import { KeyturnError } from '../../../shared/ipc/envelope.ts';
import type { AccountChoice } from '../../../shared/model/credential.ts';
import type { AccountId, CredentialId } from '../../../shared/model/ids.ts';
import type { Joined } from '../../../shared/model/join.ts';
import type { Random } from '../../ports/random.ts';
import type { WriteDb } from '../../vault/db/handles.ts';
import type { Vault } from '../../vault/index.ts';
import { deleteEmptyAccounts, getAccount, updateAccount } from '../../vault/repositories/accounts.ts';
import { credentialsOfAccount, getCredential, putCredential } from '../../vault/repositories/credentials.ts';
import { getProxyPassword, putProxyPassword } from '../../vault/repositories/network.ts';
import { requireIdle } from '../rotation/idle.ts';
import { accountFor, reachedElsewhere } from './place.ts';
import { areOneUser, requireIdleAccounts } from './same-user.ts';
import { unionOf } from './union.ts';

/** Puts all keys of one account under another one, in the transaction of `db`. Throws as `Accounts.join`. */
export function joinAccounts(vault: Vault, db: WriteDb, id: AccountId, into: AccountId): Joined {
  const [left, stays] = [getAccount(db, id), getAccount(db, into)];
  if (left === null || stays === null) throw new KeyturnError('not-found');
  if (id === into || !areOneUser(db, id, into)) throw new KeyturnError('not-same-user');
  requireIdleAccounts(db, left, stays);
  const { account, differences, obstacle } = unionOf(left, stays);
  if (obstacle !== null) throw new KeyturnError(obstacle);
  updateAccount(db, account);
  // Written again although they stay: what they are found by holds the account's words.
  for (const key of credentialsOfAccount(db, into)) putCredential(db, key);
  const moved = credentialsOfAccount(db, id).map((key) => {
    putCredential(db, { ...key, accountId: into });
    auditMove(vault, db, key.id, id, into);
    return key.id;
  });
  carryProxyPassword(vault, db, id, into);
  deleteEmptyAccounts(db);
  vault.audit(db, {
    action: 'account.joined',
    credentialId: null,
    detail: { account: id, into, gaveWay: differences.map(({ field }) => field).join(', ') },
  });
  return { account: getAccount(db, into) ?? account, left, moved, differences: [...differences] };
}

/** Both have one proxy and user: the password of the account that goes stays with the other one where it has none. */
function carryProxyPassword(vault: Vault, db: WriteDb, from: AccountId, into: AccountId): void {
  const held = getProxyPassword(db, from);
  if (held === null || getProxyPassword(db, into) !== null) return;
  const secret = vault.unseal({ table: 'proxy_passwords', id: from }, held.sealed);
  const sealed = vault.seal({ table: 'proxy_passwords', id: into }, secret);
  secret.destroy();
  putProxyPassword(db, { ...held, id: into, sealed });
}

/** Puts keys under another account, in the transaction of `db`. Throws as `Accounts.move`. */
export function moveKeys(
  deps: { readonly vault: Vault; readonly db: WriteDb; readonly random: Random },
  ids: readonly CredentialId[],
  choice: AccountChoice,
): AccountId {
  const { vault, db, random } = deps;
  const found = ids.map((id) => {
    const key = getCredential(db, id);
    const account = key && getAccount(db, key.accountId);
    if (key === null || account === null) throw new KeyturnError('not-found');
    return { key, account };
  });
  const [first] = found;
  if (first === undefined) throw new KeyturnError('invalid-input', { field: 'ids' });
  const { cloud } = first.account;
  if (found.some(({ account }) => account.cloud !== cloud)) {
    throw new KeyturnError('invalid-input', { field: 'ids' });
  }
  requireIdle(db, ids);
  const to = accountFor(db, random, cloud, choice);
  for (const { key, account } of found) {
    if (account.id === to.id) continue;
    const unproven = { health: { kind: 'unverified' }, identity: null } as const;
    putCredential(db, { ...key, accountId: to.id, ...(reachedElsewhere(account, to) && unproven) });
    auditMove(vault, db, key.id, account.id, to.id);
  }
  deleteEmptyAccounts(db);
  return to.id;
}

function auditMove(vault: Vault, db: WriteDb, id: CredentialId, from: AccountId, to: AccountId): void {
  vault.audit(db, { action: 'credential.moved', credentialId: id, detail: { from, to } });
}
