import { z } from 'zod';
import { credentialId, instant, ticketId } from './ids.ts';

const id = z.string().regex(/^[0-9a-hjkmnp-tv-z]{16}$/);

/** What every file and object that is a backup ends in. */
export const BACKUP_ENDING = '.keyturn-backup';

/** A place where backups go. */
export const targetId = id.brand<'TargetId'>();
export type TargetId = z.infer<typeof targetId>;

/** How many backups stay: the newest of each of the last days, and of each of the last months. */
export const retention = z
  .object({ daily: z.number().int().min(1).max(90), monthly: z.number().int().min(0).max(60) })
  .readonly();
export type Retention = z.infer<typeof retention>;

export const DEFAULT_RETENTION: Retention = { daily: 7, monthly: 6 };

export const backupSchedule = z.enum(['off', 'daily', 'weekly']);
export type BackupSchedule = z.infer<typeof backupSchedule>;

const bucketName = z
  .string()
  .trim()
  .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/);

/** Where a bucket is. `endpoint` null: the vendor's own for the region. */
export const bucketPlace = z
  .object({
    service: z.enum(['s3', 'oss']),
    endpoint: z.string().trim().max(500).nullable(),
    region: z.string().trim().min(1).max(60),
    bucket: bucketName,
    /** Folder inside the bucket, without slashes at its ends; may be empty. */
    prefix: z.string().trim().max(200),
    /** `https://host/bucket/key` instead of `https://bucket.host/key`; servers of one's own usually need it. */
    pathStyle: z.boolean(),
  })
  .readonly();
export type BucketPlace = z.infer<typeof bucketPlace>;

/** With whose key a bucket is reached. A typed one is sealed with the target; `typed` is confidential. */
export const bucketKey = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('credential'), id: credentialId }),
  z.object({
    kind: z.literal('typed'),
    publicId: z.string().trim().min(1).max(200),
    secret: z.string().min(1).max(400),
  }),
]);
export type BucketKey = z.infer<typeof bucketKey>;

/** What a person gives to add a place. */
export const targetDraft = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('folder'), label: z.string().trim().min(1).max(120), ticket: ticketId }),
  z.object({
    kind: z.literal('bucket'),
    label: z.string().trim().min(1).max(120),
    place: bucketPlace,
    key: bucketKey,
  }),
]);
export type TargetDraft = z.infer<typeof targetDraft>;

export const backupRun = z
  .object({
    at: instant,
    /** The file's or object's name. */
    name: z.string(),
    outcome: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('made'), bytes: z.number().int(), checksum: z.string() }),
      z.object({ kind: z.literal('failed'), code: z.string() }),
    ]),
  })
  .readonly();
export type BackupRun = z.infer<typeof backupRun>;

export const backupTarget = z
  .object({
    id: targetId,
    kind: z.enum(['folder', 's3', 'oss']),
    label: z.string(),
    /** Where it is, for people to read: a path, or `bucket/prefix (endpoint)`. */
    place: z.string(),
    /** False for a folder of another device: it is not backed up to from here. */
    here: z.boolean(),
    /** The folder was on the vault's own disk when it was added: what takes one takes the other. */
    sameDisk: z.boolean(),
    /** Public id of the key that reaches a bucket; never only inside the vault, so the recovery kit names it. */
    publicId: z.string().nullable(),
    schedule: backupSchedule,
    retention,
    lastGood: instant.nullable(),
    lastRun: backupRun.nullable(),
  })
  .readonly();
export type BackupTarget = z.infer<typeof backupTarget>;

/** One backup that lies at a place. */
export const backupVersion = z
  .object({
    name: z.string(),
    /** The server's version id where the bucket keeps versions. */
    version: z.string().nullable(),
    at: instant,
    bytes: z.number().int(),
    /** Null where the name is not one that Keyturn gives. */
    vaultId: z.string().nullable(),
  })
  .readonly();
export type BackupVersion = z.infer<typeof backupVersion>;

/** `never`: there is no good backup. `old`: the newest good one is older than it should be. */
export const backupWarning = z.enum(['none', 'never', 'old']);
export type BackupWarning = z.infer<typeof backupWarning>;
