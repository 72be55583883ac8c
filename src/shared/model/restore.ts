import { z } from 'zod';
import { cloudId } from './cloud.ts';
import { credentialState } from './credential.ts';
import { accountId, credentialId, instant, ticketId } from './ids.ts';
import { rotationId } from './rotation.ts';

/**
 * How an opened backup stands to the vault that is here. `same`: nothing differs. `older`, `newer`: one holds all that
 * the other does. `diverged`: each holds what the other lacks. `other`: another vault.
 */
export const backupRelation = z.enum(['no-vault', 'same', 'older', 'newer', 'diverged', 'other']);
export type BackupRelation = z.infer<typeof backupRelation>;

/** A key as a preview names it. */
export const previewKey = z
  .object({
    id: credentialId,
    cloud: cloudId,
    accountLabel: z.string(),
    label: z.string(),
    publicId: z.string(),
    state: credentialState,
  })
  .readonly();
export type PreviewKey = z.infer<typeof previewKey>;

/** What is in an opened backup; no secret. */
export const restorePreview = z
  .object({
    restore: ticketId,
    vaultId: z.string(),
    madeAt: instant,
    device: z.string(),
    relation: backupRelation,
    keys: z.array(previewKey).readonly(),
    accounts: z.number().int(),
    /** Rotations that were running when the backup was made. */
    rotations: z.number().int(),
    /** Keys whose newest secret is in the vault that is here and not in the backup. */
    missing: z.array(previewKey).readonly(),
    /** Keys whose newest secret is in the backup and not here. */
    extra: z.array(previewKey).readonly(),
  })
  .readonly();
export type RestorePreview = z.infer<typeof restorePreview>;

/** One record that both copies changed since they were one. Values are shown side by side, never a secret. */
export const mergeConflict = z
  .object({
    kind: z.enum(['account', 'credential', 'setting']),
    id: z.string(),
    label: z.string(),
    cloud: cloudId.nullable(),
    here: z.object({ at: instant, gone: z.boolean() }).readonly(),
    there: z.object({ at: instant, gone: z.boolean() }).readonly(),
    /** Field names of the catalogue or the model with both values as text; `null` where one side lacks it. */
    fields: z
      .array(
        z.object({ name: z.string(), here: z.string().nullable(), there: z.string().nullable() }).readonly(),
      )
      .readonly(),
    /** Both sides hold secrets of this key that the other lacks; both stay, the newer one is used. */
    secrets: z.boolean(),
    /** The side that changed it last, which wins unless a person says otherwise. */
    newer: z.enum(['here', 'there']),
  })
  .readonly();
export type MergeConflict = z.infer<typeof mergeConflict>;

export const mergePlan = z
  .object({
    restore: ticketId,
    /** Records that only one side changed, or has: taken over without a question. */
    added: z.number().int(),
    changed: z.number().int(),
    removed: z.number().int(),
    conflicts: z.array(mergeConflict).readonly(),
  })
  .readonly();
export type MergePlan = z.infer<typeof mergePlan>;

/** A copy that lies in the vault's own folder. */
export const keptCopy = z
  .object({
    name: z.string(),
    at: instant,
    reason: z.enum(['migration', 'restore', 'key-change', 'going-back']),
    bytes: z.number().int(),
    /** Null where it cannot be told without opening it. */
    schema: z.number().int().nullable(),
  })
  .readonly();
export type KeptCopy = z.infer<typeof keptCopy>;

/** `waiting`: not looked at yet. `unreachable`: the cloud did not answer, or has no way to ask. */
export const comparisonOutcome = z.enum(['waiting', 'same', 'changed', 'gone', 'not-proven', 'unreachable']);
export type ComparisonOutcome = z.infer<typeof comparisonOutcome>;

/** Where the check of a restored or older vault against its clouds stands. */
export const comparison = z
  .object({
    /** Null: nothing is to be compared. */
    reason: z.enum(['restored', 'older', 'merged', 'went-back']).nullable(),
    since: instant.nullable(),
    running: z.boolean(),
    keys: z
      .array(
        z
          .object({
            key: previewKey,
            accountId,
            outcome: comparisonOutcome,
            /** A key that the cloud lists and the vault does not have: `key` names it by its public id alone. */
            stranger: z.boolean().optional(),
          })
          .readonly(),
      )
      .readonly(),
    rotations: z
      .array(z.object({ id: rotationId, label: z.string(), outcome: comparisonOutcome }).readonly())
      .readonly(),
  })
  .readonly();
export type Comparison = z.infer<typeof comparison>;
