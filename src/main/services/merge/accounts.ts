import type { Account } from '../../../shared/model/account.ts';
import type { AccountId } from '../../../shared/model/ids.ts';
import type { MergeConflict } from '../../../shared/model/restore.ts';
import { getAccount, insertAccount, updateAccount } from '../../vault/repositories/accounts.ts';
import { credentialsOfAccount, putCredential } from '../../vault/repositories/credentials.ts';
import { deleteAccountIfEmpty } from '../../vault/repositories/merging.ts';
import { accountDifferences } from './fields.ts';
import { joinLogs, type Known, knownRecords, newerSide, takeLog, type Work, winnerOf } from './work.ts';

/** What is left to do about accounts once the keys are where they belong. */
export interface AccountsLeft {
  /** Accounts that one copy does not have any more. */
  readonly removals: Known[];
  readonly changed: AccountId[];
}

function write(work: Work, account: Account, left: AccountsLeft): void {
  if (updateAccount(work.db, account)) left.changed.push(account.id);
  else insertAccount(work.db, account);
}

function conflictOf(known: Known, here: Account, there: Account): MergeConflict {
  return {
    kind: 'account',
    id: known.id,
    label: here.label,
    cloud: here.cloud,
    here: { at: known.here?.newest.at ?? 0, gone: false },
    there: { at: known.there?.newest.at ?? 0, gone: false },
    fields: accountDifferences(here, there),
    secrets: false,
    newer: newerSide(known),
  };
}

function take(work: Work, known: Known, there: Account | null, left: AccountsLeft): void {
  if (there === null) {
    left.removals.push(known);
    return;
  }
  const isNew = getAccount(work.db, there.id) === null;
  write(work, there, left);
  work.clean[isNew ? 'added' : 'changed'] += 1;
  takeLog(work, known);
}

/** Which of them holds a password for its proxy is nothing that a person chooses between. */
const sameAccount = ({ hasProxyPassword: _here, ...here }: Account, other: Account): boolean => {
  const { hasProxyPassword: _there, ...there } = other;
  return JSON.stringify(here) === JSON.stringify(there);
};

/** An account goes with its last key and nothing else removes one, so one that somebody changed stays. */
function bring(
  work: Work,
  known: Known,
  here: Account | null,
  there: Account | null,
  left: AccountsLeft,
): void {
  if (here !== null && there !== null && !sameAccount(here, there)) {
    const conflict = conflictOf(known, here, there);
    work.conflicts.push(conflict);
    if (winnerOf(work, conflict) === 'there') {
      write(work, there, left);
      work.chosen.changed += 1;
    }
  }
  if (here === null && there !== null) {
    write(work, there, left);
    work.clean.added += 1;
  }
  joinLogs(work, known, here === null && there === null);
}

/** Brings the accounts of both copies together, but for those that go. */
export function mergeAccounts(work: Work): AccountsLeft {
  const left: AccountsLeft = { removals: [], changed: [] };
  for (const known of knownRecords(work, 'account')) {
    const id = known.id as AccountId;
    const [here, there] = [getAccount(work.db, id), getAccount(work.other, id)];
    if (known.standing === 'take') take(work, known, there, left);
    if (known.standing === 'parted') bring(work, known, here, there, left);
  }
  return left;
}

/** Makes sure that a key's account is there, although one of the copies did not need it any more. */
export function requireAccount(work: Work, id: AccountId): void {
  if (getAccount(work.db, id) !== null) return;
  const account = getAccount(work.other, id);
  if (account === null) throw new Error('A credential needs its account');
  insertAccount(work.db, account);
  const known = knownRecords(work, 'account').find((one) => one.id === id);
  if (known !== undefined) joinLogs(work, known, false);
  work.clean.added += 1;
}

/** Removes the accounts that are to go and that no key needs, and writes anew what keys are found by. */
export function finishAccounts(work: Work, { removals, changed }: AccountsLeft): void {
  for (const known of removals) {
    const there = getAccount(work.db, known.id as AccountId) !== null;
    if (!there || deleteAccountIfEmpty(work.db, known.id as AccountId)) {
      if (there) work.clean.removed += 1;
      takeLog(work, known);
    } else {
      joinLogs(work, known, false);
    }
  }
  for (const id of changed) {
    for (const key of credentialsOfAccount(work.db, id)) putCredential(work.db, key);
  }
}
