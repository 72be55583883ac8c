import { z } from 'zod';
import { backupVersion, bucketKey, bucketPlace, targetId } from '../../model/backup.ts';
import { instant, ticketId } from '../../model/ids.ts';
import { comparison, keptCopy, mergePlan, restorePreview } from '../../model/restore.ts';
import { unlockMethod } from '../../model/vault.ts';

const nothing = z.object({}).strict();
const done = z.object({}).strict();
const name = z.string().min(1).max(500);
const version = z.string().max(400).nullable().default(null);

/** Bringing a vault back, bringing two copies together, comparing with the clouds afterwards. */
export const restoreChannels = {
  /** Opens the system's file dialog; null when the person closed it. */
  'restore.pick': {
    input: nothing,
    output: z.object({ ticket: ticketId, name: z.string() }).nullable(),
    gate: 'open',
  },
  /** What lies in a bucket, asked with a key that is typed: on a computer that has no vault yet. */
  'restore.listBucket': {
    input: z.object({ place: bucketPlace, key: bucketKey }),
    output: z.object({ ticket: ticketId, versions: z.array(backupVersion) }),
    gate: 'open',
  },
  'restore.copies': { input: nothing, output: z.array(keptCopy), gate: 'open' },
  /** Opens a backup beside the vault and says what is in it. Nothing changes. */
  'restore.open': {
    input: z.object({
      source: z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('file'), ticket: ticketId }),
        z.object({ kind: z.literal('bucket'), ticket: ticketId, name, version }),
        z.object({ kind: z.literal('target'), id: targetId, name, version }),
        z.object({ kind: z.literal('copy'), name }),
      ]),
      by: unlockMethod,
    }),
    output: restorePreview,
    gate: 'open',
  },
  /**
   * Puts the backup in the vault's place; the vault that was there is kept as a copy. Refused with
   * `would-lose-secrets` where that would lose some, unless they are carried over.
   */
  'restore.replace': {
    input: z.object({ restore: ticketId, carryOver: z.boolean().default(false) }),
    output: done,
    gate: 'open',
  },
  'restore.planMerge': { input: z.object({ restore: ticketId }), output: mergePlan, gate: 'unlocked' },
  'restore.merge': {
    input: z.object({
      restore: ticketId,
      /** Where the older side is to win; conflicts that are left out go to the newer one. */
      choices: z
        .array(
          z.object({
            kind: z.enum(['account', 'credential', 'setting']),
            id: z.string().max(60),
            take: z.enum(['here', 'there']),
          }),
        )
        .max(5000)
        .default([]),
    }),
    output: z.object({ added: z.number().int(), changed: z.number().int(), removed: z.number().int() }),
    gate: 'unlocked',
  },
  /**
   * Puts a kept copy back as an older program left it, or with `carryOver` makes the vault one of that copy's schema, with
   * every secret in it. Locks; unlocking with this program brings it up to date again. `by` is what opened the vault when
   * the copy was kept, where its key was changed since.
   */
  'restore.goBack': {
    input: z.object({
      name,
      by: unlockMethod.nullable().default(null),
      carryOver: z.boolean().default(false),
    }),
    output: z.object({ schema: z.number().int() }),
    gate: 'unlocked',
  },
  'restore.discard': { input: z.object({ restore: ticketId }), output: done, gate: 'open' },

  'comparison.get': { input: nothing, output: comparison, gate: 'unlocked' },
  /** Asks every cloud concerned; changes nothing there. */
  'comparison.run': { input: nothing, output: comparison, gate: 'unlocked' },
  /** A person accepts what could not be compared. */
  'comparison.release': { input: nothing, output: done, gate: 'unlocked', presence: true },
  /** When this vault was last seen on this device, and whether it is older now. */
  'comparison.witness': {
    input: nothing,
    output: z.object({ seenAt: instant.nullable(), older: z.boolean() }),
    gate: 'unlocked',
  },
} as const;
