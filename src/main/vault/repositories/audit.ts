import { type AuditEntry, auditEntry } from '../../../shared/model/audit.ts';
import type { CredentialId } from '../../../shared/model/ids.ts';
import type { ReadDb, WriteDb } from '../db/handles.ts';

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

function entryOf(row: StoredAuditRow): AuditEntry {
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
