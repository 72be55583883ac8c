import { z } from 'zod';
import { type CloudId, cloudId } from '../../../shared/model/cloud.ts';
import {
  type DeliveryOccasion,
  type DeliveryOutcome,
  type DigestSettings,
  deliveryOccasion,
  deliveryOutcome,
  digestSettings,
  type ReceiverId,
  type WebhookKind,
  webhookKind,
} from '../../../shared/model/digest.ts';
import type { AccountId, CredentialId } from '../../../shared/model/ids.ts';
import type { ReadDb, WriteDb } from '../db/handles.ts';
import { getSettings } from './settings.ts';
import { getStoredValue, putStoredValue } from './stored-values.ts';

/** A webhook as it lies in the vault; `sealed` holds its address and its secret for signatures. */
export interface StoredReceiver {
  readonly id: ReceiverId;
  readonly kind: WebhookKind;
  readonly label: string;
  readonly host: string;
  readonly signed: boolean;
  readonly sealed: Buffer;
  readonly addedAt: number;
  readonly changedAt: number;
}

interface ReceiverRow {
  readonly id: string;
  readonly kind: string;
  readonly label: string;
  readonly host: string;
  readonly signed: number;
  readonly sealed: Buffer;
  readonly added_at: number;
  readonly changed_at: number;
}

const receiverFrom = (row: ReceiverRow): StoredReceiver => ({
  id: row.id as ReceiverId,
  kind: webhookKind.parse(row.kind),
  label: row.label,
  host: row.host,
  signed: row.signed !== 0,
  sealed: row.sealed,
  addedAt: row.added_at,
  changedAt: row.changed_at,
});

/** In the order in which they were added. */
export function listReceivers(db: ReadDb): StoredReceiver[] {
  return db.all<ReceiverRow>('SELECT * FROM digest_targets ORDER BY added_at, id').map(receiverFrom);
}

export function getReceiver(db: ReadDb, id: ReceiverId): StoredReceiver | null {
  const row = db.get<ReceiverRow>('SELECT * FROM digest_targets WHERE id = ?', id);
  return row === undefined ? null : receiverFrom(row);
}

export function putReceiver(db: WriteDb, receiver: StoredReceiver): void {
  db.run(
    `INSERT INTO digest_targets (id, kind, label, host, signed, sealed, added_at, changed_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET label = excluded.label, host = excluded.host, signed = excluded.signed,
       sealed = excluded.sealed, changed_at = excluded.changed_at`,
    receiver.id,
    receiver.kind,
    receiver.label,
    receiver.host,
    receiver.signed ? 1 : 0,
    receiver.sealed,
    receiver.addedAt,
    receiver.changedAt,
  );
}

/** With what was sent to it. */
export function deleteReceiver(db: WriteDb, id: ReceiverId): void {
  db.run('DELETE FROM digest_runs WHERE target_id = ?', id);
  db.run('DELETE FROM digest_targets WHERE id = ?', id);
}

/** One message. Its outcome is `sending` from before it left until an answer was noted. */
export interface StoredDelivery {
  readonly id: string;
  readonly receiverId: ReceiverId;
  readonly occasion: DeliveryOccasion;
  /** The week that the schedule sent it for; a receiver has one for each week at most. */
  readonly week: string | null;
  readonly at: number;
  readonly outcome: DeliveryOutcome;
}

interface DeliveryRow {
  readonly id: string;
  readonly target_id: string;
  readonly occasion: string;
  readonly week: string | null;
  readonly at: number;
  readonly outcome: string;
}

const deliveryFrom = (row: DeliveryRow): StoredDelivery => ({
  id: row.id,
  receiverId: row.target_id as ReceiverId,
  occasion: deliveryOccasion.parse(row.occasion),
  week: row.week,
  at: row.at,
  outcome: deliveryOutcome.parse(JSON.parse(row.outcome)),
});

/** The last one first, in the order in which they were written, whatever the clock did; of one receiver, or of all. */
export function listDeliveries(db: ReadDb, id: ReceiverId | null): StoredDelivery[] {
  const rows =
    id === null
      ? db.all<DeliveryRow>('SELECT * FROM digest_runs ORDER BY seq DESC')
      : db.all<DeliveryRow>('SELECT * FROM digest_runs WHERE target_id = ? ORDER BY seq DESC', id);
  return rows.map(deliveryFrom);
}

/** The message of a week; null where none was begun. */
export function deliveryOfWeek(db: ReadDb, id: ReceiverId, week: string): StoredDelivery | null {
  const row = db.get<DeliveryRow>('SELECT * FROM digest_runs WHERE target_id = ? AND week = ?', id, week);
  return row === undefined ? null : deliveryFrom(row);
}

/** Adds a message, or writes what became of it. */
export function putDelivery(db: WriteDb, run: StoredDelivery): void {
  db.run(
    `INSERT INTO digest_runs (id, target_id, occasion, week, at, outcome, seq)
     VALUES (?, ?, ?, ?, ?, ?, (SELECT coalesce(max(seq), 0) + 1 FROM digest_runs))
     ON CONFLICT (id) DO UPDATE SET at = excluded.at, outcome = excluded.outcome, seq = excluded.seq`,
    run.id,
    run.receiverId,
    run.occasion,
    run.week,
    run.at,
    JSON.stringify(run.outcome),
  );
}

/** More than a year of weeks, and as many messages by hand. */
const MOST_KEPT = 60;

/** Forgets what nobody looks at any more; a week that was begun is remembered for longer than it could be sent again. */
export function trimDeliveries(db: WriteDb, id: ReceiverId): void {
  for (const condition of ['week IS NULL', 'week IS NOT NULL']) {
    db.run(
      `DELETE FROM digest_runs WHERE target_id = ? AND ${condition} AND id NOT IN
         (SELECT id FROM digest_runs WHERE target_id = ? AND ${condition} ORDER BY seq DESC LIMIT ?)`,
      id,
      id,
      MOST_KEPT,
    );
  }
}

/** What a person chose, and since when and on which device it is sent by itself. */
const storedChoices = z.object({
  settings: digestSettings,
  device: z.string().nullable(),
  since: z.number().int(),
  sequence: z.number().int(),
});
export interface DigestChoices {
  readonly settings: DigestSettings;
  /** The installation that sends the weekly digest: two that hold the vault would send it twice. */
  readonly device: string | null;
  /** No week that began before is sent by itself. */
  readonly since: number;
  /** The revision of the last calendar, which only ever grows. */
  readonly sequence: number;
}

/** Null where nobody chose anything yet. */
export function getDigestChoices(db: ReadDb): DigestChoices | null {
  return getStoredValue(db, 'digest', storedChoices);
}

export function putDigestChoices(db: WriteDb, choices: DigestChoices): void {
  putStoredValue(db, 'digest', choices);
}

/** When the vault was last replaced by a copy of it, which may not know of what was sent since; 0 where it never was. */
export function restoredAt(db: ReadDb): number {
  const sql = "SELECT at FROM audit WHERE action = 'vault.restored' ORDER BY seq DESC LIMIT 1";
  return db.get<{ at: number }>(sql)?.at ?? 0;
}

/** The part of a key that a digest is counted from. */
export interface DigestRow {
  readonly id: CredentialId;
  readonly cloud: CloudId;
  readonly createdAt: number | null;
  readonly expiresAt: number | null;
  readonly periodDays: number;
  readonly accountId: AccountId;
  readonly accountLabel: string;
  readonly environment: string | null;
  readonly owner: string | null;
}

interface KeyRow extends Omit<DigestRow, 'cloud'> {
  readonly cloud: string;
}

/** Every key in use, in no order. */
export function digestRows(db: ReadDb): DigestRow[] {
  const { periodDays } = getSettings(db);
  return db
    .all<KeyRow>(
      `SELECT c.id, c.cloud, c.created_at AS createdAt, c.expires_at AS expiresAt,
         coalesce(c.period_days, a.period_days, ?) AS periodDays, a.id AS accountId, a.label AS accountLabel,
         a.environment, a.owner
       FROM credentials c JOIN accounts a ON a.id = c.account_id
       WHERE c.removed_at IS NULL AND c.state = 'active'`,
      periodDays,
    )
    .map((row) => ({ ...row, cloud: cloudId.parse(row.cloud) }));
}

/**
 * Every public id that the vault knows, to keep it out of texts: of keys in use or not, in the bin or deleted for good, of
 * those that rotations made and of those typed in for the places of backups.
 */
export function knownPublicIds(db: ReadDb): string[] {
  return db
    .all<{ publicId: string }>(
      `SELECT public_id AS publicId FROM credentials
       UNION SELECT public_id FROM purged_credentials
       UNION SELECT public_id FROM rotation_events WHERE public_id IS NOT NULL
       UNION SELECT config ->> '$.key.publicId' FROM backup_targets
         WHERE config ->> '$.key.publicId' IS NOT NULL`,
    )
    .map(({ publicId }) => publicId);
}

/** A date that was given to a calendar. */
export interface StoredEvent {
  readonly uid: string;
  /** `YYYY-MM-DD`. */
  readonly date: string;
  /** Since when it is no date any more; null while it is one. */
  readonly goneAt: number | null;
}

export function listEvents(db: ReadDb): StoredEvent[] {
  return db.all<StoredEvent>('SELECT uid, date, gone_at AS goneAt FROM digest_events ORDER BY uid');
}

/** In place of all that were there. */
export function putEvents(db: WriteDb, events: readonly StoredEvent[]): void {
  db.run('DELETE FROM digest_events');
  for (const { uid, date, goneAt } of events) {
    db.run('INSERT INTO digest_events (uid, date, gone_at) VALUES (?, ?, ?)', uid, date, goneAt);
  }
}
