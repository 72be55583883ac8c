import { z } from 'zod';
import { consumerId, fileKind } from './consumer.ts';
import { cloudFailure } from './failure.ts';
import { credentialId, ticketId } from './ids.ts';
import { importRow } from './import.ts';

/** Where to look. Nothing leaves this computer, and nothing is written. */
export const lookScope = z
  .object({
    /** The files that the tools of the platforms keep in the home folder, and the environment. */
    usual: z.boolean(),
    /** Profiles of shells. */
    profiles: z.boolean(),
    /** Histories of shells. */
    histories: z.boolean(),
    /** Folders that the person chose, for `.env` and `*.tfvars` and files of keys. */
    folders: z.array(ticketId).max(20).readonly(),
  })
  .readonly();
export type LookScope = z.infer<typeof lookScope>;

/** What was looked into and holds, or may hold, keys. */
export const lookedPlace = z
  .object({
    index: z.number().int(),
    kind: z.enum(['file', 'environment']),
    /** Null for the environment. */
    path: z.string().nullable(),
    /** Null for the environment too, and for a chosen folder that could not be listed. */
    file: fileKind.nullable(),
    /** Who but its owner may read it: `open` is everybody, `group` those of its group; `foreign`: somebody else owns it. */
    access: z.enum(['own', 'group', 'open', 'foreign', 'unknown']),
    /** Why it was not read, or not to its end. */
    problems: z
      .array(
        z
          .object({
            kind: z.enum([
              'denied',
              'gone',
              'too-large',
              'binary',
              'special',
              'encrypted',
              'session',
              'syntax',
              'repeated',
              'incomplete',
            ]),
            line: z.number().int().nullable(),
          })
          .readonly(),
      )
      .readonly(),
  })
  .readonly();
export type LookedPlace = z.infer<typeof lookedPlace>;

/** A key that was found, compared with the vault. */
export const lookedKey = z
  .object({
    /** `row.index` counts all keys of the look; its status tells whether the vault holds it. */
    row: importRow,
    /** The `index` of its place. */
    place: z.number().int(),
    entry: z.string(),
    /** The place is remembered already. */
    consumer: consumerId.nullable(),
    /** It is an older secret of a key of the vault, or a key that was replaced by `newer`. */
    stale: z.object({ id: credentialId, newer: credentialId }).readonly().nullable(),
    leak: z.boolean(),
    scrub: z.enum(['command', 'remove']).nullable(),
    /** What the cloud said, where it was asked. */
    verdict: z
      .discriminatedUnion('kind', [
        z.object({ kind: z.literal('asking') }),
        z.object({ kind: z.literal('proven'), principal: z.string().nullable() }),
        z.object({ kind: z.literal('failed'), failure: cloudFailure }),
      ])
      .nullable(),
  })
  .readonly();
export type LookedKey = z.infer<typeof lookedKey>;

/** How far a look is, and what it found so far. */
export const lookView = z
  .object({
    look: ticketId,
    running: z.boolean(),
    /** Files that were looked at, and folders that were walked. */
    files: z.number().int(),
    folders: z.number().int(),
    /** It ended before everything was seen: more than so many files, or the person stopped it. */
    cut: z.enum(['no', 'limit', 'stopped']),
    places: z.array(lookedPlace).readonly(),
    keys: z.array(lookedKey).readonly(),
  })
  .readonly();
export type LookView = z.infer<typeof lookView>;
