import type { CloudId } from '../../../shared/model/cloud.ts';
import type { CredentialState, Health } from '../../../shared/model/credential.ts';
import type { FailureKind } from '../../../shared/model/failure.ts';
import type { CredentialId } from '../../../shared/model/ids.ts';
import type { VerifyScope } from '../../../shared/model/verification.ts';
import type { ReadDb } from '../../vault/index.ts';
import { getAccount } from '../../vault/repositories/accounts.ts';
import { listCredentials } from '../../vault/repositories/credential-list.ts';
import { getCredential } from '../../vault/repositories/credentials.ts';
import { getSettings } from '../../vault/repositories/settings.ts';
import type { Placed } from './lane.ts';

/** A key that is to be asked. */
export interface KeyToAsk extends Placed {
  readonly id: CredentialId;
  readonly cloud: CloudId;
  readonly health: Health;
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
    return [{ id, cloud: account.cloud, place: JSON.stringify(reach), health: key.health }];
  });
}

/** Failures that stay until somebody changes the secret, which makes a key unverified again. */
const STAYS: readonly FailureKind[] = ['wrong-secret', 'unknown-key', 'expired-token'];

/** Whether a key may be asked without anybody there: not what is known to fail, and nothing that brings a lock nearer. */
export function mayAskUnattended({ cloud, health }: Pick<KeyToAsk, 'cloud' | 'health'>): boolean {
  if (health.kind !== 'failed') return true;
  const { kind } = health.failure;
  if (STAYS.includes(kind)) return false;
  // Huawei locks a key after failed signatures, and its answer to a key that is locked already names no cause.
  return cloud !== 'huawei' || (kind !== 'unknown-or-disabled' && kind !== 'unexpected');
}

/** Failures that say nothing lasting of a key, or nothing that anybody has to do. */
const PASSING: readonly FailureKind[] = ['network', 'throttled', 'unexpected', 'denied-but-valid'];

/** Whether a failure is worth a word to somebody who is not looking: it lasts, and was not there before. */
export const isNews = (before: Health, failure: FailureKind): boolean =>
  !PASSING.includes(failure) && !(before.kind === 'failed' && before.failure.kind === failure);
