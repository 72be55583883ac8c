import { catalogue } from '../../../shared/catalogue/index.ts';
import type { CredentialId } from '../../../shared/model/ids.ts';
import { KEY_POWERS, type KeyPower, type Worklist } from '../../../shared/model/recovery-kit.ts';
import { isProduction } from '../../../shared/production.ts';
import type { ReadDb } from '../../vault/index.ts';
import { listAccounts } from '../../vault/repositories/accounts.ts';
import {
  credentialsOfAccount,
  getCredential,
  type StoredCredential,
} from '../../vault/repositories/credentials.ts';
import { type JournalRow, listRotations } from '../../vault/repositories/rotations.ts';
import { latestStoredAt } from '../../vault/repositories/secrets.ts';
import { getWorklist, type ListedKey, type StoredWorklist } from '../../vault/repositories/worklist.ts';
import { readRecord } from '../rotation/record.ts';

type KeyState = Worklist['items'][number]['state'];

/** Keys that sign rotations of others, now or in a rotation that is over. */
function signersOf(rotations: readonly JournalRow[]): ReadonlySet<CredentialId> {
  const signers = rotations.map(({ record }) => readRecord(record).signer);
  return new Set(signers.flatMap((signer) => (signer.kind === 'admin' ? [signer.credentialId] : [])));
}

function powerOf(
  key: StoredCredential,
  environment: string | null,
  signers: ReadonlySet<CredentialId>,
): KeyPower {
  if (key.identity?.principalKind === 'root') return 'root';
  if (signers.has(key.id)) return 'signer';
  return isProduction(environment) ? 'production' : 'other';
}

/** The most powerful first; those of the same power by account and name. */
export function byPower(
  a: Pick<ListedKey, 'power' | 'accountLabel' | 'label' | 'id'>,
  b: Pick<ListedKey, 'power' | 'accountLabel' | 'label' | 'id'>,
): number {
  return (
    KEY_POWERS.indexOf(a.power) - KEY_POWERS.indexOf(b.power) ||
    a.accountLabel.localeCompare(b.accountLabel) ||
    a.label.localeCompare(b.label) ||
    (a.id < b.id ? -1 : 1)
  );
}

function stateOf(
  db: ReadDb,
  { id, cloud }: ListedKey,
  at: { readonly since: number; readonly now: number },
  rotations: readonly JournalRow[],
): KeyState {
  const own = rotations.filter(({ credentialId }) => credentialId === id);
  if (own.some(({ phase, endedAt }) => phase === 'done' && endedAt !== null && endedAt >= at.since)) {
    return 'turned';
  }
  if (own.some(({ endedAt }) => endedAt === null)) return 'rotating';
  const key = getCredential(db, id);
  if (key === null || key.state === 'retired' || (key.expiresAt ?? Infinity) <= at.now) return 'gone';
  // A key that was exchanged by hand keeps its entry and gets a newer secret.
  const stored = latestStoredAt(db, id, catalogue[cloud].secretField);
  return stored !== null && stored > at.since ? 'turned' : 'waiting';
}

/**
 * Every key whose secret the vault holds, those in the bin included, as a list that begins now. What an open list still
 * names and the vault lost since stays on it.
 */
export function listForCopies(db: ReadDb, reason: StoredWorklist['reason'], now: number): StoredWorklist {
  const rotations = listRotations(db, false);
  const signers = signersOf(rotations);
  const held = listAccounts(db).flatMap((account) =>
    credentialsOfAccount(db, account.id)
      .filter(({ id, state, expiresAt }) => {
        const inUse = state !== 'retired' && (expiresAt ?? Infinity) > now;
        return inUse && latestStoredAt(db, id, catalogue[account.cloud].secretField) !== null;
      })
      .map((key): ListedKey => {
        const { id, label, publicId } = key;
        const { cloud, label: accountLabel, environment } = account;
        const power = powerOf(key, environment, signers);
        return { id, cloud, accountLabel, environment, label, publicId, power };
      }),
  );
  const ids = new Set(held.map(({ id }) => id));
  const open = getWorklist(db);
  const lost = (open?.keys ?? []).filter(
    (key) => !ids.has(key.id) && stateOf(db, key, { since: open?.since ?? now, now }, rotations) === 'gone',
  );
  return { since: now, reason, keys: [...held, ...lost].sort(byPower) };
}

/** The list with how far each key is. */
export function worklistView(db: ReadDb, list: StoredWorklist, now: number): Worklist {
  const { since, reason, keys } = list;
  const rotations = listRotations(db, false);
  return {
    since,
    reason,
    items: keys.map((key) => ({
      ...key,
      state: stateOf(db, key, { since, now }, rotations),
      inBin: (getCredential(db, key.id)?.removedAt ?? null) !== null,
    })),
  };
}
