import { type CloudId, cloudId } from '../../../shared/model/cloud.ts';
import type { AccountId, CredentialId } from '../../../shared/model/ids.ts';
import {
  type RotationEvent,
  type RotationId,
  type RotationPhase,
  type RotationStarter,
  rotationEvent,
  rotationStarter,
} from '../../../shared/model/rotation.ts';
import type { ReadDb, SqlValue, WriteDb } from '../db/handles.ts';

/** One rotation as the journal keeps it. What `record` and `owner` hold is the business of whoever writes them. */
export interface JournalRow {
  readonly id: RotationId;
  readonly credentialId: CredentialId;
  readonly accountId: AccountId;
  /** Cloud and label as they were when it began: a receipt outlives its key. */
  readonly cloud: CloudId;
  readonly label: string;
  /** Whose keys it changes. Of those that have not ended, no two have the same. */
  readonly principal: string;
  readonly phase: RotationPhase;
  readonly record: string;
  readonly owner: string | null;
  /** The sealed one-time key of its inbox, for as long as the inbox may hold an answer. */
  readonly inboxKey: Buffer | null;
  /** What a person asked for and no step has taken note of yet. */
  readonly asked: string | null;
  readonly startedAt: number;
  readonly endedAt: number | null;
}

interface Row {
  readonly id: string;
  readonly credential_id: string;
  readonly account_id: string;
  readonly cloud: string;
  readonly label: string;
  readonly principal: string;
  readonly phase: RotationPhase;
  readonly record: string;
  readonly owner: string | null;
  readonly inbox_key: Buffer | null;
  readonly asked: string | null;
  readonly started_at: number;
  readonly ended_at: number | null;
}

const fromRow = (row: Row): JournalRow => ({
  id: row.id as RotationId,
  credentialId: row.credential_id as CredentialId,
  accountId: row.account_id as AccountId,
  cloud: cloudId.parse(row.cloud),
  label: row.label,
  principal: row.principal,
  phase: row.phase,
  record: row.record,
  owner: row.owner,
  inboxKey: row.inbox_key,
  asked: row.asked,
  startedAt: row.started_at,
  endedAt: row.ended_at,
});

/** Null when there is no such rotation. */
export function getRotation(db: ReadDb, id: RotationId): JournalRow | null {
  const row = db.get<Row>('SELECT * FROM rotations WHERE id = ?', id);
  return row === undefined ? null : fromRow(row);
}

/** Those that run first, then the ended; the latest of each first. */
export function listRotations(db: ReadDb, running: boolean): JournalRow[] {
  const which = running ? 'WHERE ended_at IS NULL' : '';
  return db
    .all<Row>(`SELECT * FROM rotations ${which} ORDER BY ended_at IS NOT NULL, started_at DESC, id`)
    .map(fromRow);
}

/** The rotation of this principal that has not ended; null when there is none. */
export function runningRotation(db: ReadDb, principal: string): JournalRow | null {
  const row = db.get<Row>('SELECT * FROM rotations WHERE principal = ? AND ended_at IS NULL', principal);
  return row === undefined ? null : fromRow(row);
}

/** Begins a rotation. Throws when its principal has one that has not ended. */
export function insertRotation(db: WriteDb, row: JournalRow): void {
  const values: readonly SqlValue[] = [
    row.id,
    row.credentialId,
    row.accountId,
    row.cloud,
    row.label,
    row.principal,
    row.phase,
    row.record,
    row.owner,
    row.inboxKey,
    row.asked,
    row.startedAt,
    row.endedAt,
  ];
  db.run(
    `INSERT INTO rotations (id, credential_id, account_id, cloud, label, principal, phase, record, owner, inbox_key,
       asked, started_at, ended_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ...values,
  );
}

/** What moves while a rotation runs. */
export function updateRotation(
  db: WriteDb,
  id: RotationId,
  moved: Pick<JournalRow, 'phase' | 'record' | 'endedAt'>,
): void {
  db.run(
    'UPDATE rotations SET phase = ?, record = ?, ended_at = ? WHERE id = ?',
    moved.phase,
    moved.record,
    moved.endedAt,
    id,
  );
}

/** Keeps the sealed key of a prepared inbox, or forgets it with null: what the file holds is unreadable from then on. */
export function setInboxKey(db: WriteDb, id: RotationId, sealed: Buffer | null): void {
  db.run('UPDATE rotations SET inbox_key = ? WHERE id = ?', sealed, id);
}

/** Who began a rotation, from the audit chain; null where it has no such row. */
export function starterOf(db: ReadDb, { id, credentialId }: JournalRow): RotationStarter | null {
  const row = db.get<{ os_user: string; device: string; via: string }>(
    `SELECT os_user, device, via FROM audit WHERE credential_id = ? AND action = 'rotation.started'
       AND json_extract(detail, '$.rotation') = ?`,
    credentialId,
    id,
  );
  return row === undefined
    ? null
    : rotationStarter.parse({ osUser: row.os_user, device: row.device, via: row.via });
}

/** Keeps what a person asked for until a step has taken note of it; null forgets it. */
export function setAsked(db: WriteDb, id: RotationId, asked: string | null): void {
  db.run('UPDATE rotations SET asked = ? WHERE id = ?', asked, id);
}

/** Adds lines to a receipt, in order. */
export function appendEvents(db: WriteDb, id: RotationId, events: readonly RotationEvent[]): void {
  const last = db.get<{ seq: number | null }>(
    'SELECT max(seq) AS seq FROM rotation_events WHERE rotation_id = ?',
    id,
  );
  let seq = last?.seq ?? 0;
  for (const event of events) {
    seq += 1;
    db.run(
      'INSERT INTO rotation_events (rotation_id, seq, at, phase, what, public_id, detail) VALUES (?, ?, ?, ?, ?, ?, ?)',
      id,
      seq,
      event.at,
      event.phase,
      event.what,
      event.publicId,
      JSON.stringify(event.detail),
    );
  }
}

/** The lines of a receipt, the first one first. */
export function eventsOf(db: ReadDb, id: RotationId): RotationEvent[] {
  const rows = db.all<{
    at: number;
    phase: string;
    what: string;
    public_id: string | null;
    detail: string;
  }>('SELECT at, phase, what, public_id, detail FROM rotation_events WHERE rotation_id = ? ORDER BY seq', id);
  return rows.map(({ public_id: publicId, detail, ...row }) =>
    rotationEvent.parse({ ...row, publicId, detail: JSON.parse(detail) }),
  );
}
