import { KeyturnError } from '../../../shared/ipc/envelope.ts';
import type { Account, AccountDraft } from '../../../shared/model/account.ts';
import type { CloudId } from '../../../shared/model/cloud.ts';
import type { AccountChoice } from '../../../shared/model/credential.ts';
import { pinHostsOf } from '../../clouds/context.ts';
import type { Random } from '../../ports/random.ts';
import type { WriteDb } from '../../vault/db/handles.ts';
import { getAccount, insertAccount } from '../../vault/repositories/accounts.ts';
import { newId } from '../new-id.ts';

type Endpoints = Pick<Account, 'endpoints'>;

/** Whether two accounts have the same addresses, in whatever order they were written. */
export function sameEndpoints(one: Endpoints, other: Endpoints): boolean {
  const ordered = ({ endpoints }: Endpoints) => JSON.stringify(Object.entries(endpoints).sort());
  return ordered(one) === ordered(other);
}

/** What decides which cloud answers: a proof obtained elsewhere says nothing about the new place. */
export const reachedElsewhere = (before: Account, after: Account): boolean =>
  before.site !== after.site || !sameEndpoints(before, after);

/** Throws `invalid-input` for pins of hosts that are none of the account's own addresses, or the vendor's. */
function requireOwnPins(account: Account): void {
  const own = pinHostsOf(account);
  if (account.pins.some(({ host }) => !own.includes(host))) {
    throw new KeyturnError('invalid-input', { field: 'pins' });
  }
}

/**
 * An account with changes laid over it. What was pinned for an address that it leaves goes with the address. Throws
 * `invalid-input` for new pins of foreign hosts.
 */
export function changed(before: Account, changes: Partial<AccountDraft>): Account {
  const after: Account = { ...before, ...changes };
  if (changes.pins !== undefined) requireOwnPins(after);
  const own = pinHostsOf(after);
  return { ...after, pins: after.pins.filter(({ host }) => own.includes(host)) };
}

/** The account that was chosen for a key, made where it is a new one. Throws `not-found`, also for another cloud's, and as `changed`. */
export function accountFor(db: WriteDb, random: Random, cloud: CloudId, choice: AccountChoice): Account {
  if (choice.kind === 'existing') {
    const account = getAccount(db, choice.id);
    if (account === null || account.cloud !== cloud) throw new KeyturnError('not-found');
    return account;
  }
  const account: Account = { id: newId(random), cloud, ...choice.draft, hasProxyPassword: false };
  requireOwnPins(account);
  insertAccount(db, account);
  return account;
}
