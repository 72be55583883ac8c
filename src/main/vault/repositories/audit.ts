import {
  AUDIT_ACTIONS,
  type AuditEntry,
  type AuditGroup,
  auditEntry,
  GROUP_OF,
} from '../../../shared/model/audit.ts';
import type { CredentialId } from '../../../shared/model/ids.ts';
import type { ReadDb, SqlValue, WriteDb } from '../db/handles.ts';

/** A row of the chain as the database holds it. */
export interface StoredAuditRow {
  readonly seq: number;
  readonly at: number;
  readonly action: string;
  readonly credential_id: string | null;
  readonly detail: string;
  readonly os_user: string;
  readonly device: string;
  readonly via: string;
  readonly mac: Buffer;
}

const COLUMNS = 'seq, at, action, credential_id, detail, os_user, device, via, mac';

/** The newest row; undefined in an empty chain. */
export function lastAuditRow(db: ReadDb): StoredAuditRow | undefined {
  return db.get<StoredAuditRow>(`SELECT ${COLUMNS} FROM audit ORDER BY seq DESC LIMIT 1`);
}

/** At most `limit` rows from number `seq` on, in the chain's order. */
export function auditRowsFrom(db: ReadDb, seq: number, limit: number): StoredAuditRow[] {
  return db.all<StoredAuditRow>(
    `SELECT ${COLUMNS} FROM audit WHERE seq >= ? ORDER BY seq LIMIT ?`,
    seq,
    limit,
  );
}

export function insertAuditRow(db: WriteDb, row: StoredAuditRow): void {
  db.run(
    `INSERT INTO audit (${COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    row.seq,
    row.at,
    row.action,
    row.credential_id,
    row.detail,
    row.os_user,
    row.device,
    row.via,
    row.mac,
  );
}

/** The row as people are told of it. */
export function entryOf(row: StoredAuditRow): AuditEntry {
  return auditEntry.parse({
    seq: row.seq,
    at: row.at,
    action: row.action,
    credentialId: row.credential_id,
    detail: JSON.parse(row.detail),
    osUser: row.os_user,
    device: row.device,
    via: row.via,
  });
}

/** What happened to one key, the newest first. */
export function auditOfCredential(db: ReadDb, id: CredentialId, limit: number): AuditEntry[] {
  return db
    .all<StoredAuditRow>(
      `SELECT ${COLUMNS} FROM audit WHERE credential_id = ? ORDER BY seq DESC LIMIT ?`,
      id,
      limit,
    )
    .map(entryOf);
}

/** A row with what its key is called, or was when it was deleted for good; the columns are null for rows of no key. */
export interface AuditRowAndKey extends StoredAuditRow {
  readonly key_label: string | null;
  readonly key_cloud: string | null;
  readonly key_public_id: string | null;
  readonly key_purged: number;
}

/** Which rows are meant; every condition must hold. Instants in ms, `to` exclusive. */
export interface AuditQuery {
  readonly credentialId: CredentialId | null;
  readonly group: AuditGroup;
  readonly via: 'app' | 'cli' | null;
  readonly from: number | null;
  readonly to: number | null;
  /** Each word occurs in the key's label or public id, in the user's or the device's name. */
  readonly text: string;
}

interface Condition {
  readonly sql: string;
  readonly params: readonly SqlValue[];
}

function wordCondition(word: string): Condition {
  const like = `%${word.replace(/[\\%_]/g, '\\$&')}%`;
  const named = (table: string) =>
    `SELECT id FROM ${table} WHERE label LIKE ? ESCAPE '\\' OR public_id LIKE ? ESCAPE '\\'`;
  return {
    sql: `(os_user LIKE ? ESCAPE '\\' OR device LIKE ? ESCAPE '\\' OR credential_id IN
           (${named('credentials')} UNION ${named('purged_credentials')}))`,
    params: [like, like, like, like, like, like],
  };
}

function conditionOf(query: AuditQuery): Condition {
  const actions = AUDIT_ACTIONS.filter((action) => GROUP_OF[action] === query.group);
  const parts: readonly (Condition | null)[] = [
    query.credentialId === null ? null : { sql: 'credential_id = ?', params: [query.credentialId] },
    query.group === 'all'
      ? null
      : { sql: `action IN (${actions.map(() => '?').join(', ')})`, params: actions },
    query.via === null ? null : { sql: 'via = ?', params: [query.via] },
    query.from === null ? null : { sql: 'at >= ?', params: [query.from] },
    query.to === null ? null : { sql: 'at < ?', params: [query.to] },
    ...query.text.normalize('NFKC').split(/\s+/u).filter(Boolean).map(wordCondition),
  ];
  const used = parts.filter((part) => part !== null);
  return {
    sql: used.length === 0 ? '1' : used.map((part) => part.sql).join(' AND '),
    params: used.flatMap((part) => part.params),
  };
}

/** How many rows a query has. */
export function countAudit(db: ReadDb, query: AuditQuery): number {
  const { sql, params } = conditionOf(query);
  return db.get<{ total: number }>(`SELECT count(*) AS total FROM audit WHERE ${sql}`, ...params)?.total ?? 0;
}

/** The page is found before the keys' names are joined to it. */
const withKeys = (rows: string, order: 'ASC' | 'DESC') => `
  SELECT r.*, coalesce(c.label, p.label) AS key_label, coalesce(c.cloud, p.cloud) AS key_cloud,
    coalesce(c.public_id, p.public_id) AS key_public_id, c.id IS NULL AS key_purged
  FROM (${rows}) r
  LEFT JOIN credentials c ON c.id = r.credential_id
  LEFT JOIN purged_credentials p ON p.id = r.credential_id
  ORDER BY r.seq ${order}`;

/** A page of a query, the newest first. */
export function auditPage(
  db: ReadDb,
  query: AuditQuery,
  page: { readonly offset: number; readonly limit: number },
): AuditRowAndKey[] {
  const { sql, params } = conditionOf(query);
  return db.all<AuditRowAndKey>(
    withKeys(`SELECT ${COLUMNS} FROM audit WHERE ${sql} ORDER BY seq DESC LIMIT ? OFFSET ?`, 'DESC'),
    ...params,
    page.limit,
    page.offset,
  );
}

/** The next rows of a query after number `seq` and up to number `last`, in the chain's order. */
export function auditAfter(
  db: ReadDb,
  query: AuditQuery,
  { seq, last, limit }: { readonly seq: number; readonly last: number; readonly limit: number },
): AuditRowAndKey[] {
  const { sql, params } = conditionOf(query);
  return db.all<AuditRowAndKey>(
    withKeys(
      `SELECT ${COLUMNS} FROM audit WHERE ${sql} AND seq > ? AND seq <= ? ORDER BY seq LIMIT ?`,
      'ASC',
    ),
    ...params,
    seq,
    last,
    limit,
  );
}
