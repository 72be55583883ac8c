import { z } from 'zod';
import {
  type BackupSchedule,
  backupSchedule,
  bucketPlace,
  retention,
  type TargetId,
} from '../../../shared/model/backup.ts';
import { credentialId } from '../../../shared/model/ids.ts';
import type { ReadDb, WriteDb } from '../db/handles.ts';

/** Where a target is, as it is stored: whatever a person may read. A typed key's secret is sealed beside it. */
export const targetConfig = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('folder'), path: z.string(), sameDisk: z.boolean(), retention }).readonly(),
  z
    .object({
      kind: z.literal('bucket'),
      place: bucketPlace,
      key: z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('credential'), id: credentialId }).readonly(),
        z.object({ kind: z.literal('typed'), publicId: z.string() }).readonly(),
      ]),
      /** Whether the server refuses to overwrite, found out when the place was added. */
      conditionalWrites: z.boolean(),
      /** Whether the server keeps what is overwritten or deleted. */
      versioning: z.boolean(),
      retention,
    })
    .readonly(),
]);
export type TargetConfig = z.infer<typeof targetConfig>;

export interface StoredTarget {
  readonly id: TargetId;
  readonly kind: 'folder' | 's3' | 'oss';
  readonly label: string;
  /** The device that a folder is on; null for buckets, which are reached from anywhere. */
  readonly device: string | null;
  readonly config: TargetConfig;
  /** The secret of a typed key. */
  readonly sealed: Buffer | null;
  readonly schedule: BackupSchedule;
  readonly addedAt: number;
}

/** Stands for a target in runs that a person saved to a file of their choice. */
export const BY_HAND = 'by-hand';

const runDetail = z
  .object({
    bytes: z.number().int().nonnegative(),
    checksum: z.string(),
    /** Rows of the audit chain in the backup: they only ever grow, so this orders runs whatever the clock did. */
    auditCount: z.number().int().nonnegative(),
    code: z.string().nullable(),
  })
  .readonly();
export type RunDetail = z.infer<typeof runDetail>;

const runOutcome = z.enum(['begun', 'made', 'failed']);

/** `begun`: it was about to be stored, and nothing is known of it since. */
export interface StoredRun {
  readonly id: string;
  readonly targetId: TargetId | typeof BY_HAND;
  readonly at: number;
  readonly name: string;
  readonly outcome: z.infer<typeof runOutcome>;
  readonly detail: RunDetail;
}

interface TargetRow {
  readonly id: string;
  readonly kind: StoredTarget['kind'];
  readonly label: string;
  readonly device: string | null;
  readonly config: string;
  readonly sealed: Buffer | null;
  readonly schedule: string;
  readonly added_at: number;
}

const targetFrom = (row: TargetRow): StoredTarget => ({
  id: row.id as TargetId,
  kind: row.kind,
  label: row.label,
  device: row.device,
  config: targetConfig.parse(JSON.parse(row.config)),
  sealed: row.sealed,
  schedule: backupSchedule.parse(row.schedule),
  addedAt: row.added_at,
});

/** In the order in which they were added. */
export function listTargets(db: ReadDb): StoredTarget[] {
  return db.all<TargetRow>('SELECT * FROM backup_targets ORDER BY added_at, id').map(targetFrom);
}

export function getTarget(db: ReadDb, id: TargetId): StoredTarget | null {
  const row = db.get<TargetRow>('SELECT * FROM backup_targets WHERE id = ?', id);
  return row === undefined ? null : targetFrom(row);
}

export function putTarget(db: WriteDb, target: StoredTarget): void {
  db.run(
    `INSERT INTO backup_targets (id, kind, label, device, config, sealed, schedule, added_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET label = excluded.label, device = excluded.device, config = excluded.config,
       sealed = excluded.sealed, schedule = excluded.schedule`,
    target.id,
    target.kind,
    target.label,
    target.device,
    JSON.stringify(target.config),
    target.sealed,
    target.schedule,
    target.addedAt,
  );
}

/** With its runs. */
export function deleteTarget(db: WriteDb, id: TargetId): void {
  db.run('DELETE FROM backup_runs WHERE target_id = ?', id);
  db.run('DELETE FROM backup_targets WHERE id = ?', id);
}

interface RunRow {
  readonly id: string;
  readonly target_id: string;
  readonly at: number;
  readonly name: string;
  readonly outcome: string;
  readonly detail: string;
}

const runFrom = (row: RunRow): StoredRun => ({
  id: row.id,
  targetId: row.target_id as TargetId | typeof BY_HAND,
  at: row.at,
  name: row.name,
  outcome: runOutcome.parse(row.outcome),
  detail: runDetail.parse(JSON.parse(row.detail)),
});

/** The runs of one target, or of all of them, the newest first by what they hold. */
export function listRuns(db: ReadDb, targetId: StoredRun['targetId'] | null): StoredRun[] {
  const rows =
    targetId === null
      ? db.all<RunRow>('SELECT * FROM backup_runs')
      : db.all<RunRow>('SELECT * FROM backup_runs WHERE target_id = ?', targetId);
  return rows
    .map(runFrom)
    .sort((a, b) => b.detail.auditCount - a.detail.auditCount || b.at - a.at || (a.id < b.id ? 1 : -1));
}

/** Adds a run, or writes what became of it. */
export function putRun(db: WriteDb, run: StoredRun): void {
  db.run(
    `INSERT INTO backup_runs (id, target_id, at, name, outcome, detail) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET at = excluded.at, name = excluded.name, outcome = excluded.outcome,
       detail = excluded.detail`,
    run.id,
    run.targetId,
    run.at,
    run.name,
    run.outcome,
    JSON.stringify(run.detail),
  );
}

export function deleteRun(db: WriteDb, id: string): void {
  db.run('DELETE FROM backup_runs WHERE id = ?', id);
}

// What leaves nothing behind that a backup would miss; every other action is taken for a change.
const PASSING = [
  'vault.unlocked',
  'vault.locked',
  'presence.confirmed',
  'backup.made',
  'backup.failed',
  'credential.revealed',
  'credential.copied',
  'digest.sent',
  'digest.failed',
];

/** Whether the vault changed after its audit chain had `count` rows, other than by being opened, read and backed up. */
export function changedSince(db: ReadDb, count: number): boolean {
  const marks = PASSING.map(() => '?').join(', ');
  return (
    db.get(`SELECT 1 FROM audit WHERE seq > ? AND action NOT IN (${marks}) LIMIT 1`, count, ...PASSING) !==
    undefined
  );
}

const SEEN = 'backup-warning-seen';

/** What was noted when a person put the warning away; null when nobody did. */
export function warningSeen(db: ReadDb): string | null {
  return db.get<{ value: string }>('SELECT value FROM settings WHERE key = ?', SEEN)?.value ?? null;
}

export function noteWarningSeen(db: WriteDb, value: string): void {
  db.run(
    'INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
    SEEN,
    value,
  );
}
