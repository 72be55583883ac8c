import { assertNever } from '../../../shared/assert-never.ts';
import { type CloudId, cloudId } from '../../../shared/model/cloud.ts';
import { type CredentialSummary, credentialState } from '../../../shared/model/credential.ts';
import type { AccountId, CredentialId } from '../../../shared/model/ids.ts';
import { leadTimes } from '../../../shared/model/reminder.ts';
import type { VaultSettings } from '../../../shared/model/settings.ts';
import type { SortBy, View, ViewCounts } from '../../../shared/model/view.ts';
import { LONGEST_SNOOZE_MS } from '../../../shared/snooze.ts';
import type { ReadDb, SqlValue } from '../db/handles.ts';
import { healthFromColumns, kindFromColumn } from './credentials.ts';
import { jsonColumn } from './json-column.ts';
import { searchCondition } from './search.ts';

/** What "due" depends on besides the keys themselves. */
export interface DueBasis {
  readonly settings: VaultSettings;
  readonly now: number;
}

export interface ListQuery {
  readonly view: View;
  readonly search: string;
  readonly sort: SortBy;
  readonly offset: number;
  readonly limit: number;
}

const LIVE = 'c.removed_at IS NULL';
// A key that is being replaced, or replaces one, asks for nothing: its rotation does.
const IN_USE = `${LIVE} AND c.state = 'active'`;
const DUE = `${IN_USE} AND (c.due_at IS NULL OR c.due_from <= ?)`;
const OVERDUE = `${IN_USE} AND c.due_at <= ?`;
/** What is due is listed although it sleeps, but not counted. No snooze is longer than a week: others were made by a clock that was set back. */
const AWAKE = 'c.id NOT IN (SELECT credential_id FROM reminder_snoozes WHERE until > ? AND until <= ?)';
const NOT_PROVEN = `${IN_USE} AND c.health <> 'proven'`;

const awakeAt = (now: number): SqlValue[] => [now, now + LONGEST_SNOOZE_MS];

function viewCondition(view: View, basis: DueBasis): { sql: string; params: SqlValue[] } {
  switch (view.kind) {
    case 'all':
      return { sql: LIVE, params: [] };
    case 'due':
      return { sql: DUE, params: [basis.now] };
    case 'overdue':
      return { sql: OVERDUE, params: [basis.now] };
    case 'unverified':
      return { sql: NOT_PROVEN, params: [] };
    case 'cloud':
      return { sql: `${LIVE} AND c.cloud = ?`, params: [view.cloud] };
    case 'bin':
      return { sql: 'c.removed_at IS NOT NULL', params: [] };
    default:
      return assertNever(view);
  }
}

/** A key of unknown age stands where it would if it were due now: after the overdue, before the rest. */
function order(sort: SortBy, now: number): { sql: string; params: SqlValue[] } {
  switch (sort) {
    case 'due':
      return { sql: 'coalesce(c.due_at, ?), c.label COLLATE NOCASE, c.row', params: [now] };
    case 'label':
      return { sql: 'c.label COLLATE NOCASE, c.row', params: [] };
    case 'added':
      return { sql: 'c.added_at DESC, c.row DESC', params: [] };
    default:
      return assertNever(sort);
  }
}

interface Row {
  readonly id: string;
  readonly account_id: string;
  readonly account_label: string;
  readonly environment: string | null;
  readonly cloud: string;
  readonly label: string;
  readonly public_id: string;
  readonly kind: string;
  readonly state: string;
  readonly created_at: number | null;
  readonly expires_at: number | null;
  readonly period: number;
  readonly lead_times: string | null;
  readonly health: string;
  readonly health_at: number | null;
  readonly failure: string | null;
  readonly removed_at: number | null;
  readonly snoozed_until: number | null;
}

const fromRow = (row: Row, { settings }: DueBasis): CredentialSummary => ({
  id: row.id as CredentialId,
  accountId: row.account_id as AccountId,
  accountLabel: row.account_label,
  environment: row.environment,
  cloud: cloudId.parse(row.cloud),
  label: row.label,
  publicId: row.public_id,
  kind: kindFromColumn(row.kind),
  state: credentialState.parse(row.state),
  createdAt: row.created_at,
  expiresAt: row.expires_at,
  periodDays: row.period,
  leadTimes: jsonColumn(leadTimes, row.lead_times) ?? settings.leadTimes,
  health: healthFromColumns(row.health, row.health_at, row.failure),
  removedAt: row.removed_at,
  snoozedUntil: row.snoozed_until,
});

/** One window of a view, with how many rows the whole of it has. */
export function listCredentials(
  db: ReadDb,
  query: ListQuery,
  basis: DueBasis,
): { readonly total: number; readonly rows: CredentialSummary[] } {
  const inView = viewCondition(query.view, basis);
  const found = searchCondition(query.search);
  const where = `FROM credentials c WHERE ${inView.sql} AND ${found.sql}`;
  const params = [...inView.params, ...found.params];
  const sorted = order(query.sort, basis.now);
  const total = db.get<{ n: number }>(`SELECT count(*) AS n ${where}`, ...params)?.n ?? 0;
  // Accounts are joined to the window alone: a view may have thousands of rows, a window a hundred.
  const rows = db.all<Row>(
    `SELECT c.id, c.account_id, c.cloud, c.label, c.public_id, c.kind, c.state, c.created_at, c.expires_at,
       c.lead_times, c.health, c.health_at, c.failure, c.removed_at, a.label AS account_label, a.environment,
       coalesce(c.period_days, a.period_days, ?) AS period,
       (SELECT until FROM reminder_snoozes s WHERE s.credential_id = c.id) AS snoozed_until
     FROM credentials c JOIN accounts a ON a.id = c.account_id
     WHERE c.row IN (SELECT c.row ${where} ORDER BY ${sorted.sql} LIMIT ? OFFSET ?)
     ORDER BY ${sorted.sql}`,
    basis.settings.periodDays,
    ...params,
    ...sorted.params,
    query.limit,
    query.offset,
    ...sorted.params,
  );
  return { total, rows: rows.map((row) => fromRow(row, basis)) };
}

/** How many keys each view holds, in one pass. */
export function countViews(db: ReadDb, basis: DueBasis): ViewCounts {
  const rows = db.all<{
    cloud: string;
    live: number;
    due: number;
    overdue: number;
    unproven: number;
    bin: number;
  }>(
    `SELECT c.cloud, sum(${LIVE}) AS live, sum(${DUE} AND ${AWAKE}) AS due,
       sum(coalesce(${OVERDUE} AND ${AWAKE}, 0)) AS overdue,
       sum(${NOT_PROVEN}) AS unproven, sum(NOT (${LIVE})) AS bin
     FROM credentials c GROUP BY c.cloud`,
    basis.now,
    ...awakeAt(basis.now),
    basis.now,
    ...awakeAt(basis.now),
  );
  const sum = (column: 'live' | 'due' | 'overdue' | 'unproven' | 'bin') =>
    rows.reduce((total, row) => total + row[column], 0);
  const clouds: Partial<Record<CloudId, number>> = {};
  for (const row of rows) if (row.live > 0) clouds[cloudId.parse(row.cloud)] = row.live;
  return {
    all: sum('live'),
    due: sum('due'),
    overdue: sum('overdue'),
    unverified: sum('unproven'),
    bin: sum('bin'),
    clouds,
  };
}
