import { z } from 'zod';
import { cloudId } from './cloud.ts';
import { credentialState } from './credential.ts';
import { credentialId, instant } from './ids.ts';

/** What to do for one key when the vault is lost. No secret. */
export const checklistItem = z
  .object({
    id: credentialId,
    cloud: cloudId,
    accountLabel: z.string(),
    label: z.string(),
    publicId: z.string(),
    state: credentialState,
    /** `console-shows`: the console shows the secret again. `make-new`: it never does. */
    again: z.enum(['console-shows', 'make-new']),
    /** This key reaches a place where backups lie: it is needed before the vault can be. */
    reachesBackup: z.boolean(),
  })
  .readonly();
export type ChecklistItem = z.infer<typeof checklistItem>;

export const checklist = z
  .object({
    vaultId: z.string(),
    at: instant,
    items: z.array(checklistItem).readonly(),
    backups: z
      .array(
        z
          .object({
            kind: z.enum(['folder', 's3', 'oss']),
            label: z.string(),
            place: z.string(),
            publicId: z.string().nullable(),
            lastGood: instant.nullable(),
          })
          .readonly(),
      )
      .readonly(),
  })
  .readonly();
export type Checklist = z.infer<typeof checklist>;

/**
 * What lies at a place. `passing`: locks, and steps that are under way or were cut short; `other`: nothing that this
 * version makes.
 */
export const whereaboutsKind = z.enum([
  'database',
  'log',
  'header',
  'header-backup',
  'header-damaged',
  'inbox',
  'copy',
  'passing',
  'other',
  'keychain-block',
  'attempts',
  'device',
  'preferences',
  'app-log',
  'witness',
  'reminders',
  'audit-heads',
  'policy',
  'backup-folder',
  'backup-bucket',
]);
export type WhereaboutsKind = z.infer<typeof whereaboutsKind>;

/** Which files and ways in there are, and what each protects against whom. Texts are the renderer's, by `kind`. */
export const whereabouts = z
  .object({
    vaultId: z.string(),
    files: z
      .array(
        z
          .object({
            kind: whereaboutsKind,
            path: z.string(),
            /** Of all files below it where it is a folder; null where it was not looked into. */
            bytes: z.number().int().nullable(),
          })
          .readonly(),
      )
      .readonly(),
    slots: z
      .array(
        z
          .object({
            kind: z.enum(['password', 'recovery', 'keychain']),
            /** Argon2id's cost; null for the others. */
            cost: z
              .object({
                memoryKiB: z.number().int(),
                iterations: z.number().int(),
                parallelism: z.number().int(),
              })
              .readonly()
              .nullable(),
          })
          .readonly(),
      )
      .readonly(),
    keychainItem: z.string().nullable(),
    schema: z.number().int(),
    secrets: z.number().int(),
  })
  .readonly();
export type Whereabouts = z.infer<typeof whereabouts>;

/** `root`: the account itself. `signer`: signs rotations of others. `production`, `other`: by environment. */
export const KEY_POWERS = ['root', 'signer', 'production', 'other'] as const;
export const keyPower = z.enum(KEY_POWERS);
export type KeyPower = z.infer<typeof keyPower>;

/** Keys to turn because somebody else may read an old copy, the most powerful first. */
export const worklist = z
  .object({
    since: instant,
    reason: z.enum(['lost-device', 'person-left']),
    items: z
      .array(
        z
          .object({
            id: credentialId,
            cloud: cloudId,
            accountLabel: z.string(),
            environment: z.string().nullable(),
            label: z.string(),
            publicId: z.string(),
            power: keyPower,
            /** `gone`: the vault does not hold it any more, or it ended by itself; the cloud's console tells the rest. */
            state: z.enum(['waiting', 'rotating', 'turned', 'gone']),
            /** It lies in the bin, and has to be restored before it can be rotated. */
            inBin: z.boolean(),
          })
          .readonly(),
      )
      .readonly(),
  })
  .readonly();
export type Worklist = z.infer<typeof worklist>;
