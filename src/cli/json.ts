import { type DueState, dueState } from '../shared/due.ts';
import type { Output } from '../shared/ipc/contract.ts';
import type { Account } from '../shared/model/account.ts';
import type { AuditEntry } from '../shared/model/audit.ts';
import type { CredentialDetail, CredentialSummary, Health } from '../shared/model/credential.ts';
import type { CloudFailure } from '../shared/model/failure.ts';
import type { Identity, LastUsed } from '../shared/model/identity.ts';
import type { Json } from './output.ts';

/**
 * The JSON of the command line. Its field names are a promise to scripts and are spelled out here one by one,
 * so that a change of the model is not a change of the output. Instants are ISO 8601 in UTC.
 */

/** An instant as ISO 8601; null for none, and for one that no calendar reaches. */
export function isoInstant(at: number | null): string | null {
  if (at === null) return null;
  const date = new Date(at);
  return Number.isNaN(date.getTime()) ? null : date.toISOString();
}

function dueJson(state: DueState): Json {
  if (state.kind === 'unknown-age') return { state: state.kind, at: null, days: null };
  return { state: state.kind, at: isoInstant(state.at), days: state.days };
}

export function failureJson(failure: CloudFailure): Json {
  return {
    kind: failure.kind,
    vendorCode: failure.vendorCode,
    requestId: failure.requestId,
    httpStatus: failure.httpStatus,
    host: failure.host,
    clockAheadMs: failure.clockAheadMs,
    certificates: failure.certificates === undefined ? null : { ...failure.certificates },
  };
}

export function identityJson(identity: Identity): Json {
  return {
    accountId: identity.accountId,
    principalKind: identity.principalKind,
    principal: identity.principal,
    arn: identity.arn,
    details: { ...identity.details },
    at: isoInstant(identity.at),
  };
}

function healthJson(health: Health): Json {
  switch (health.kind) {
    case 'unverified':
      return { state: 'unverified', at: null, failure: null };
    case 'proven':
      return { state: 'proven', at: isoInstant(health.at), failure: null };
    case 'failed':
      return { state: 'failed', at: isoInstant(health.at), failure: failureJson(health.failure) };
  }
}

/** When a key was last used; null where nobody told. */
export function lastUsedJson(lastUsed: LastUsed | null): Json {
  if (lastUsed === null) return null;
  if (lastUsed.kind === 'never') return { state: 'never', at: null, service: null, region: null };
  return {
    state: 'used',
    at: isoInstant(lastUsed.at),
    service: lastUsed.service,
    region: lastUsed.region,
  };
}

/** Due states are counted from `now`. */
function summaryFields(key: CredentialSummary, now: number): { readonly [name: string]: Json } {
  return {
    id: key.id,
    label: key.label,
    cloud: key.cloud,
    accountId: key.accountId,
    accountLabel: key.accountLabel,
    environment: key.environment,
    publicId: key.publicId,
    kind: key.kind,
    state: key.state,
    createdAt: isoInstant(key.createdAt),
    expiresAt: isoInstant(key.expiresAt),
    periodDays: key.periodDays,
    leadTimes: [...key.leadTimes],
    due: dueJson(dueState(key, key.leadTimes, now)),
    health: healthJson(key.health),
    removedAt: isoInstant(key.removedAt),
    snoozedUntil: isoInstant(key.snoozedUntil),
  };
}

/** A key as `list`, `search` and `due` give it. */
export function keyJson(key: CredentialSummary, now: number): Json {
  return summaryFields(key, now);
}

/** A key as `show` gives it. */
export function detailJson(key: CredentialDetail, now: number): Json {
  return {
    ...summaryFields(key, now),
    ownPeriodDays: key.ownPeriodDays,
    ownLeadTimes: key.ownLeadTimes === null ? null : [...key.ownLeadTimes],
    site: key.account.site,
    endpoints: { ...key.account.endpoints },
    proxy: key.account.proxy,
    owner: key.account.owner,
    tags: [...key.account.tags],
    note: key.note,
    fields: { ...key.fields },
    secretFields: [...key.secretFields],
    identity: key.identity === null ? null : identityJson(key.identity),
    lastUsed: lastUsedJson(key.lastUsed),
    addedAt: isoInstant(key.addedAt),
  };
}

/** A row of the history with what its key is, or was, called. */
export function historyRowJson({ entry, subject }: Output<'audit.list'>['rows'][number]): Json {
  return {
    ...historyFields(entry),
    credentialId: entry.credentialId,
    key:
      subject === null
        ? null
        : {
            label: subject.label,
            cloud: subject.cloud,
            publicId: subject.publicId,
            purged: subject.purged,
          },
  };
}

/** An account with all that a person can set on it. */
export function accountJson(account: Account) {
  return {
    id: account.id,
    label: account.label,
    cloud: account.cloud,
    site: account.site,
    environment: account.environment,
    owner: account.owner,
    tags: [...account.tags],
    note: account.note,
    endpoints: { ...account.endpoints },
    proxy: account.proxy,
    proxyUser: account.proxyUser,
    plainHttp: account.plainHttp,
    pins: account.pins.map((one) => ({ ...one })),
    periodDays: account.periodDays,
  } satisfies Json;
}

function historyFields(entry: AuditEntry): { readonly [name: string]: Json } {
  return {
    seq: entry.seq,
    at: isoInstant(entry.at),
    action: entry.action,
    detail: { ...entry.detail },
    osUser: entry.osUser,
    device: entry.device,
    via: entry.via,
  };
}
