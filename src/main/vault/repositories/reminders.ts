import type { Ageing } from '../../../shared/due.ts';
import { type CloudId, cloudId } from '../../../shared/model/cloud.ts';
import type { CredentialId } from '../../../shared/model/ids.ts';
import { type LeadTimes, leadTimes } from '../../../shared/model/reminder.ts';
import type { RotationId } from '../../../shared/model/rotation.ts';
import type { ReadDb, WriteDb } from '../db/handles.ts';
import { jsonColumn } from './json-column.ts';
import { getSettings } from './settings.ts';

/** What reminding knows of one key in use: its dates and what was told of them. */
export interface RemindedKey {
  readonly id: CredentialId;
  readonly ageing: Ageing;
  readonly leads: LeadTimes;
  readonly told: readonly ToldRow[];
  readonly snoozedUntil: number | null;
}

/** `stage`: the days of a lead time, 0 for due, -1 for expired. */
export interface ToldRow {
  readonly date: number;
  readonly stage: number;
  readonly at: number;
}

/** The secret behind the opaque ids; 32 bytes. */
export function reminderSeed(db: ReadDb): Buffer {
  const row = db.get<{ seed: Buffer }>('SELECT seed FROM reminder_seed WHERE one = 1');
  if (row === undefined) throw new Error('A vault has a seed');
  return row.seed;
}

function byKey<T extends { readonly credential_id: string }>(rows: readonly T[]): Map<string, T[]> {
  const found = new Map<string, T[]>();
  for (const row of rows) {
    const there = found.get(row.credential_id);
    if (there === undefined) found.set(row.credential_id, [row]);
    else there.push(row);
  }
  return found;
}

interface KeyRow {
  readonly id: string;
  readonly created_at: number | null;
  readonly expires_at: number | null;
  readonly period: number;
  readonly lead_times: string | null;
}

/** Every key that asks for something when it is due: live and in use, in no rotation. */
export function remindedKeys(db: ReadDb): RemindedKey[] {
  const settings = getSettings(db);
  const told = byKey(db.all<ToldRow & { credential_id: string }>('SELECT * FROM reminder_told'));
  const snoozes = new Map(
    db
      .all<{ credential_id: string; until: number }>('SELECT * FROM reminder_snoozes')
      .map((row) => [row.credential_id, row.until]),
  );
  const rows = db.all<KeyRow>(
    `SELECT c.id, c.created_at, c.expires_at, c.lead_times, coalesce(c.period_days, a.period_days, ?) AS period
     FROM credentials c JOIN accounts a ON a.id = c.account_id
     WHERE c.removed_at IS NULL AND c.state = 'active'`,
    settings.periodDays,
  );
  return rows.map((row) => ({
    id: row.id as CredentialId,
    ageing: { createdAt: row.created_at, expiresAt: row.expires_at, periodDays: row.period },
    leads: jsonColumn(leadTimes, row.lead_times) ?? settings.leadTimes,
    told: (told.get(row.id) ?? []).map(({ date, stage, at }) => ({ date, stage, at })),
    snoozedUntil: snoozes.get(row.id) ?? null,
  }));
}

/** What a key is called. */
export interface KeyName {
  readonly id: CredentialId;
  readonly cloud: CloudId;
  readonly label: string;
  readonly accountLabel: string;
}

/** Names of keys, by id; of all of them where that is less work. */
export function keyNames(db: ReadDb, ids: readonly string[]): Map<string, KeyName> {
  const sql = `SELECT c.id, c.cloud, c.label, a.label AS account
     FROM credentials c JOIN accounts a ON a.id = c.account_id`;
  type Row = { id: string; cloud: string; label: string; account: string };
  const rows =
    ids.length > 100 ? db.all<Row>(sql) : ids.flatMap((id) => db.get<Row>(`${sql} WHERE c.id = ?`, id) ?? []);
  return new Map(
    rows.map(({ id, cloud, label, account }) => [
      id,
      { id: id as CredentialId, cloud: cloudId.parse(cloud), label, accountLabel: account },
    ]),
  );
}

/** Until when the reminders of a key are quiet; null when nobody said so. */
export function snoozedUntil(db: ReadDb, id: CredentialId): number | null {
  const sql = 'SELECT until FROM reminder_snoozes WHERE credential_id = ?';
  return db.get<{ until: number }>(sql, id)?.until ?? null;
}

/** Remembers a transition; one that is known keeps the instant at which it was told first. */
export function putTold(db: WriteDb, id: string, told: ToldRow): void {
  db.run(
    `INSERT INTO reminder_told (credential_id, date, stage, at)
     SELECT id, ?, ?, ? FROM credentials WHERE id = ? ON CONFLICT DO NOTHING`,
    told.date,
    told.stage,
    told.at,
    id,
  );
}

/** Null ends a snooze; nothing for a key that is gone. */
export function putSnooze(db: WriteDb, id: string, until: number | null): void {
  db.run('DELETE FROM reminder_snoozes WHERE credential_id = ?', id);
  if (until === null) return;
  db.run(
    'INSERT INTO reminder_snoozes (credential_id, until) SELECT id, ? FROM credentials WHERE id = ?',
    until,
    id,
  );
}

/** A moment at which a rotation waits, by a text that no other moment of it has. */
export interface Moment {
  readonly rotationId: RotationId;
  readonly moment: string;
}

export function putRotationTold(db: WriteDb, { rotationId, moment }: Moment, at: number): void {
  db.run(
    'INSERT INTO rotation_told (rotation_id, moment, at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
    rotationId,
    moment,
    at,
  );
}

export function isRotationTold(db: ReadDb, { rotationId, moment }: Moment): boolean {
  const sql = 'SELECT 1 FROM rotation_told WHERE rotation_id = ? AND moment = ?';
  return db.get(sql, rotationId, moment) !== undefined;
}

/** How often a person has decided something in a rotation. */
export function decisionsIn(db: ReadDb, id: RotationId): number {
  const sql = `SELECT count(*) AS n FROM rotation_events WHERE rotation_id = ? AND what = 'decided'`;
  return db.get<{ n: number }>(sql, id)?.n ?? 0;
}

/** What the vault remembers of the schedule that it wrote last under a device's key. */
export interface ScheduleRow {
  readonly serial: number;
  readonly sha256: Buffer;
}

/** What is remembered of each device, by the name of its key. */
export function scheduleRows(db: ReadDb): ReadonlyMap<string, ScheduleRow> {
  const rows = db.all<ScheduleRow & { device_key: string }>(
    'SELECT device_key, serial, sha256 FROM reminder_schedules',
  );
  return new Map(rows.map(({ device_key: key, serial, sha256 }) => [key, { serial, sha256 }]));
}

/** Null: there is no schedule any more, by our own doing. */
export function putScheduleRow(db: WriteDb, deviceKey: string, row: ScheduleRow | null): void {
  db.run(
    `INSERT INTO reminder_schedules (device_key, serial, sha256) VALUES (?, ?, ?)
     ON CONFLICT (device_key) DO UPDATE SET serial = excluded.serial, sha256 = excluded.sha256`,
    deviceKey,
    row?.serial ?? 0,
    row?.sha256 ?? Buffer.alloc(0),
  );
}

/** Whether a schedule was changed by something else, on any device, and nobody has taken note yet. */
export function isScheduleTampered(db: ReadDb): boolean {
  return db.get('SELECT 1 FROM reminder_schedules WHERE tampered_at IS NOT NULL') !== undefined;
}

/** Notes it, or with null that a person has seen it. */
export function setTampered(db: WriteDb, deviceKey: string | null, at: number | null): void {
  db.run(
    'UPDATE reminder_schedules SET tampered_at = ? WHERE device_key = coalesce(?, device_key)',
    at,
    deviceKey,
  );
}

/** Brings in what another copy of the vault knows: everything that either told was told, the later snooze holds. */
export function mergeReminders(db: WriteDb, other: ReadDb): void {
  type Snooze = { credential_id: string; until: number };
  for (const row of other.all<ToldRow & { credential_id: string }>('SELECT * FROM reminder_told')) {
    putTold(db, row.credential_id, row);
  }
  const ours = new Map(
    db.all<Snooze>('SELECT * FROM reminder_snoozes').map((row) => [row.credential_id, row.until]),
  );
  for (const row of other.all<Snooze>('SELECT * FROM reminder_snoozes')) {
    if (row.until > (ours.get(row.credential_id) ?? 0)) putSnooze(db, row.credential_id, row.until);
  }
  type Rotation = { rotation_id: RotationId; moment: string; at: number };
  for (const row of other.all<Rotation>('SELECT * FROM rotation_told')) {
    putRotationTold(db, { rotationId: row.rotation_id, moment: row.moment }, row.at);
  }
}
