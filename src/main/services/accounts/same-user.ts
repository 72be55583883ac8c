import { KeyturnError } from '../../../shared/ipc/envelope.ts';
import type { Account } from '../../../shared/model/account.ts';
import type { AccountId } from '../../../shared/model/ids.ts';
import type { JoinOffer } from '../../../shared/model/join.ts';
import type { ReadDb } from '../../vault/db/handles.ts';
import { getAccount, type ProvenAccount, provenAccounts } from '../../vault/repositories/accounts.ts';
import { credentialsOfAccount } from '../../vault/repositories/credentials.ts';
import { requireIdle } from '../rotation/idle.ts';
import { unionOf } from './union.ts';

/** Every two accounts of one user: each later one beside the first. */
export function joinOffers(db: ReadDb): JoinOffer[] {
  const users = new Map<string, ProvenAccount[]>();
  for (const found of unambiguous(provenAccounts(db))) {
    if (found.live) users.set(userOf(found), [...(users.get(userOf(found)) ?? []), found]);
  }
  return [...users.values()].flatMap((same) => {
    const [first, ...later] = same.toSorted((a, b) => a.place - b.place);
    return first === undefined ? [] : later.flatMap(({ id }) => offerOf(db, id, first.id));
  });
}

/** Whether the proofs name one user for both accounts. */
export function areOneUser(db: ReadDb, one: AccountId, other: AccountId): boolean {
  const users = unambiguous(provenAccounts(db))
    .filter(({ id }) => id === one || id === other)
    .map(userOf);
  return users.length === 2 && users[0] === users[1];
}

const userOf = ({ cloud, site, accountId, principalKind, principal }: ProvenAccount): string =>
  JSON.stringify([cloud, site, accountId, principalKind, principal]);

/** The accounts whose proofs all name the same user. */
function unambiguous(proven: readonly ProvenAccount[]): readonly ProvenAccount[] {
  const users = new Map<AccountId, number>();
  for (const { id } of proven) users.set(id, (users.get(id) ?? 0) + 1);
  return proven.filter(({ id }) => users.get(id) === 1);
}

function offerOf(db: ReadDb, fromId: AccountId, intoId: AccountId): JoinOffer[] {
  const [from, into] = [getAccount(db, fromId), getAccount(db, intoId)];
  if (from === null || into === null) return [];
  const { differences, obstacle } = unionOf(from, into);
  return [{ from, into, differences, obstacle: obstacle ?? (isIdle(db, from, into) ? null : 'rotating') }];
}

/** Throws `rotating` where a rotation that has not ended needs a key of these accounts. */
export function requireIdleAccounts(db: ReadDb, ...accounts: readonly Account[]): void {
  requireIdle(
    db,
    accounts.flatMap(({ id }) => credentialsOfAccount(db, id).map((key) => key.id)),
  );
}

function isIdle(db: ReadDb, ...accounts: readonly Account[]): boolean {
  try {
    requireIdleAccounts(db, ...accounts);
    return true;
  } catch (error) {
    if (error instanceof KeyturnError && error.code === 'rotating') return false;
    throw error;
  }
}
