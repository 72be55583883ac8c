import { z } from 'zod';
import type { CloudId } from '../../../shared/model/cloud.ts';
import type {
  CredentialDetail,
  CredentialKind,
  CredentialState,
  Health,
} from '../../../shared/model/credential.ts';
import { credentialState } from '../../../shared/model/credential.ts';
import { cloudFailure } from '../../../shared/model/failure.ts';
import { type Identity, identity, type LastUsed, lastUsed } from '../../../shared/model/identity.ts';
import type { AccountId, CredentialId } from '../../../shared/model/ids.ts';
import { type LeadTimes, leadTimes } from '../../../shared/model/reminder.ts';
import type { VaultSettings } from '../../../shared/model/settings.ts';
import type { ReadDb, WriteDb } from '../db/handles.ts';
import { getAccount } from './accounts.ts';
import { refreshDueDates } from './due-dates.ts';
import { jsonColumn } from './json-column.ts';
import { keepPurged } from './purged.ts';
import { snoozedUntil } from './reminders.ts';
import { searchText } from './search.ts';

/** A credential as it is stored, without its secrets. */
export interface StoredCredential {
  readonly id: CredentialId;
  readonly accountId: AccountId;
  readonly label: string;
  readonly publicId: string;
  readonly kind: CredentialKind;
  readonly state: CredentialState;
  readonly createdAt: number | null;
  readonly expiresAt: number | null;
  readonly ownPeriodDays: number | null;
  readonly ownLeadTimes: LeadTimes | null;
  readonly health: Health;
  readonly identity: Identity | null;
  readonly lastUsed: LastUsed | null;
  readonly fields: Readonly<Record<string, string>>;
  readonly note: string;
  readonly addedAt: number;
  readonly removedAt: number | null;
}

interface Row {
  readonly id: string;
  readonly account_id: string;
  readonly label: string;
  readonly public_id: string;
  readonly kind: string;
  readonly state: string;
  readonly created_at: number | null;
  readonly expires_at: number | null;
  readonly period_days: number | null;
  readonly lead_times: string | null;
  readonly health: string;
  readonly health_at: number | null;
  readonly failure: string | null;
  readonly identity: string | null;
  readonly last_used: string | null;
  readonly fields: string;
  readonly note: string;
  readonly added_at: number;
  readonly removed_at: number | null;
}

const textRecord = z.record(z.string(), z.string());

/** The three columns of a health; what does not fit together is treated as never verified. */
export function healthFromColumns(kind: string, at: number | null, failure: string | null): Health {
  if (kind === 'proven' && at !== null) return { kind: 'proven', at };
  const why = jsonColumn(cloudFailure, failure);
  if (kind === 'failed' && at !== null && why !== null) return { kind: 'failed', at, failure: why };
  return { kind: 'unverified' };
}

/** The kind of key that a column holds; only two are ever written. */
export const kindFromColumn = (kind: string): CredentialKind =>
  kind === 'temporary' ? 'temporary' : 'access-key';

function fromRow(row: Row): StoredCredential {
  return {
    id: row.id as CredentialId,
    accountId: row.account_id as AccountId,
    label: row.label,
    publicId: row.public_id,
    kind: kindFromColumn(row.kind),
    state: credentialState.parse(row.state),
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    ownPeriodDays: row.period_days,
    ownLeadTimes: jsonColumn(leadTimes, row.lead_times),
    health: healthFromColumns(row.health, row.health_at, row.failure),
    identity: jsonColumn(identity, row.identity),
    lastUsed: jsonColumn(lastUsed, row.last_used),
    fields: textRecord.parse(JSON.parse(row.fields)),
    note: row.note,
    addedAt: row.added_at,
    removedAt: row.removed_at,
  };
}

/** Null when there is no such credential; those in the bin are found too. */
export function getCredential(db: ReadDb, id: CredentialId): StoredCredential | null {
  const row = db.get<Row>('SELECT * FROM credentials WHERE id = ?', id);
  return row === undefined ? null : fromRow(row);
}

/** The credentials of one cloud with this public id, in the bin or out of it. */
export function findByPublicId(db: ReadDb, cloud: CloudId, publicId: string): StoredCredential[] {
  return db
    .all<Row>('SELECT * FROM credentials WHERE public_id = ? AND cloud = ?', publicId, cloud)
    .map(fromRow);
}

/** Kept keys with exactly this public id, or an id that begins so; the oldest id first. */
export const findByText = (
  db: ReadDb,
  publicId: string,
  idStart: string,
): { readonly id: CredentialId; readonly publicId: string }[] =>
  db.all(
    `SELECT id, public_id AS publicId FROM credentials
     WHERE removed_at IS NULL AND (public_id = ? OR substr(id, 1, length(?)) = ?) ORDER BY id LIMIT 100`,
    publicId,
    idStart,
    idStart,
  );

/** Writes a credential, new or changed, with what it is found and sorted by. */
export function putCredential(db: WriteDb, entry: StoredCredential): void {
  const account = getAccount(db, entry.accountId);
  if (account === null) throw new Error('A credential needs its account');
  db.run(
    `INSERT INTO credentials (id, account_id, cloud, label, public_id, kind, state, created_at, expires_at, period_days,
       lead_times, health, health_at, failure, identity, last_used, fields, note, added_at, removed_at, search_text)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET account_id = excluded.account_id, cloud = excluded.cloud, label = excluded.label,
       public_id = excluded.public_id, kind = excluded.kind, state = excluded.state,
       created_at = excluded.created_at, expires_at = excluded.expires_at, period_days = excluded.period_days,
       lead_times = excluded.lead_times, health = excluded.health, health_at = excluded.health_at, failure = excluded.failure,
       identity = excluded.identity, last_used = excluded.last_used, fields = excluded.fields,
       note = excluded.note, removed_at = excluded.removed_at, search_text = excluded.search_text,
       due_at = NULL, due_from = NULL`,
    entry.id,
    entry.accountId,
    account.cloud,
    entry.label,
    entry.publicId,
    entry.kind,
    entry.state,
    entry.createdAt,
    entry.expiresAt,
    entry.ownPeriodDays,
    entry.ownLeadTimes && JSON.stringify(entry.ownLeadTimes),
    entry.health.kind,
    entry.health.kind === 'unverified' ? null : entry.health.at,
    entry.health.kind === 'failed' ? JSON.stringify(entry.health.failure) : null,
    entry.identity && JSON.stringify(entry.identity),
    entry.lastUsed && JSON.stringify(entry.lastUsed),
    JSON.stringify(entry.fields),
    entry.note,
    entry.addedAt,
    entry.removedAt,
    searchText({ ...entry, account }),
  );
  // Nothing is due of a key without a date, as most have none that are found in files.
  if (entry.createdAt !== null || entry.expiresAt !== null) refreshDueDates(db, entry.id);
}

/** The credentials of an account, in the bin or out of it. */
export function credentialsOfAccount(db: ReadDb, id: AccountId): StoredCredential[] {
  return db.all<Row>('SELECT * FROM credentials WHERE account_id = ?', id).map(fromRow);
}

/**
 * Deletes credentials and their secrets for good; ids that are not in the bin are left alone. What they were called
 * stays, for the history.
 */
export function purgeCredentials(db: WriteDb, ids: readonly CredentialId[], now: number): CredentialId[] {
  return ids.filter((id) => {
    keepPurged(db, id, now);
    return db.run('DELETE FROM credentials WHERE id = ? AND removed_at IS NOT NULL', id) > 0;
  });
}

/** Everything that may be shown of one credential without asking for a secret. */
export function credentialDetailOf(
  db: ReadDb,
  entry: StoredCredential,
  settings: VaultSettings,
): CredentialDetail {
  const account = getAccount(db, entry.accountId);
  if (account === null) throw new Error('A credential needs its account');
  const secretFields = db.all<{ field: string }>(
    'SELECT DISTINCT field FROM secrets WHERE credential_id = ? ORDER BY field',
    entry.id,
  );
  return {
    ...entry,
    account,
    accountLabel: account.label,
    environment: account.environment,
    cloud: account.cloud,
    periodDays: entry.ownPeriodDays ?? account.periodDays ?? settings.periodDays,
    leadTimes: entry.ownLeadTimes ?? settings.leadTimes,
    snoozedUntil: snoozedUntil(db, entry.id),
    secretFields: secretFields.map((row) => row.field),
  };
}
