import { catalogue } from '../../../shared/catalogue/index.ts';
import type { CloudId } from '../../../shared/model/cloud.ts';
import type { CredentialState, Health } from '../../../shared/model/credential.ts';
import { type CloudFailure, condemns, type FailureKind } from '../../../shared/model/failure.ts';
import type { CredentialId } from '../../../shared/model/ids.ts';
import type { VerifyScope } from '../../../shared/model/verification.ts';
import type { ReadDb } from '../../vault/index.ts';
import { getAccount } from '../../vault/repositories/accounts.ts';
import { listCredentials } from '../../vault/repositories/credential-list.ts';
import { getCredential, type StoredCredential } from '../../vault/repositories/credentials.ts';
import { latestSecrets, latestStoredAt } from '../../vault/repositories/secrets.ts';
import { getSettings } from '../../vault/repositories/settings.ts';
import type { Placed } from './lane.ts';

/** A key that is to be asked. */
export interface KeyToAsk extends Placed {
  readonly id: CredentialId;
  readonly cloud: CloudId;
  readonly health: Health;
  /** It was proven with the secret that it has now, however its last check ended. */
  readonly worked: boolean;
}

const PAGE = 500;

/** What a rotation disabled or retired fails as it should: asking would only count against its principal. */
const ASKED: ReadonlySet<CredentialState> = new Set(['active', 'standby', 'candidate']);

function listed(db: ReadDb, scope: Extract<VerifyScope, { kind: 'view' }>, now: number): CredentialId[] {
  if (scope.view.kind === 'bin') return [];
  const settings = getSettings(db);
  const ids: CredentialId[] = [];
  for (let offset = 0; ; offset += PAGE) {
    const page = listCredentials(
      db,
      { view: scope.view, search: scope.search, sort: 'due', offset, limit: PAGE },
      { settings, now },
    );
    ids.push(...page.rows.filter(({ state }) => ASKED.has(state)).map(({ id }) => id));
    if (page.rows.length < PAGE) return ids;
  }
}

/** A failure keeps the last identity, and so does a new secret of the same key. */
function worked(db: ReadDb, { id, identity, health }: StoredCredential): boolean {
  if (health.kind !== 'failed' || identity === null) return health.kind === 'proven';
  return latestSecrets(db, id).every(({ field }) => (latestStoredAt(db, id, field) ?? 0) <= identity.at);
}

/** The keys of a scope, in the order of the list. Those that are named are asked whatever their state; none is of the bin. */
export function keysOf(db: ReadDb, scope: VerifyScope, now: number): KeyToAsk[] {
  const ids = scope.kind === 'keys' ? [...new Set(scope.ids)] : listed(db, scope, now);
  return ids.flatMap((id): KeyToAsk[] => {
    const key = getCredential(db, id);
    const account = key && getAccount(db, key.accountId);
    if (key === null || account === null || key.removedAt !== null) return [];
    // Whatever an account says of the way to its cloud, and nothing that it says of itself.
    const {
      id: _id,
      label: _label,
      environment: _env,
      owner: _owner,
      note: _note,
      tags: _tags,
      ...rest
    } = account;
    const { periodDays: _periodDays, ...reach } = rest;
    const { cloud } = account;
    const routes = catalogue[cloud].fields.filter((field) => field.routes === true);
    const place = JSON.stringify([reach, routes.map((field) => key.fields[field.key]?.trim() ?? '')]);
    return [{ id, cloud, place, health: key.health, worked: worked(db, key) }];
  });
}

/** Failures that stay until somebody changes the secret, which makes a key unverified again. */
const STAYS: readonly FailureKind[] = ['wrong-secret', 'unknown-key', 'expired-token'];

/**
 * Whether Huawei may be asked again. It locks a key after failed signatures, by a code of status 401 that reads as throttled
 * and goes unlike the 429 of a pace that is too fast; its answer to a key that is locked already may name no cause at all.
 */
function mayLock({ kind, httpStatus }: CloudFailure): boolean {
  if (kind === 'throttled') return httpStatus !== 429;
  return kind === 'unknown-or-disabled' || kind === 'unexpected';
}

/** Whether a key may be asked without anybody there: not what is known to fail, and nothing that brings a lock nearer. */
export function mayAskUnattended({ cloud, health }: Pick<KeyToAsk, 'cloud' | 'health'>): boolean {
  if (health.kind !== 'failed') return true;
  if (STAYS.includes(health.failure.kind)) return false;
  return cloud !== 'huawei' || !mayLock(health.failure);
}

/**
 * Whether a failure is worth a word to somebody who is not looking: the cloud does not take a key any more that it took
 * before, and it was not known. A clock, an address, a certificate or a network that is wrong says nothing of the key.
 */
export const isNews = (
  { health, worked }: Pick<KeyToAsk, 'health' | 'worked'>,
  failure: FailureKind,
): boolean => worked && condemns(failure) && !(health.kind === 'failed' && condemns(health.failure.kind));
