import { z } from 'zod';
import { cloudId } from './cloud.ts';
import { credentialId, ticketId } from './ids.ts';

/** Why a line of a file was not taken. */
export const importProblemKind = z.enum([
  'missing-public-id',
  'missing-secret',
  'wrong-column-count',
  'unclosed-quote',
]);

/**
 * How sure a reader is of a key's cloud: `certain` by a shape or a name that no other cloud has, `likely` by the names
 * around it, `guess` where a person should look.
 */
export const sureness = z.enum(['certain', 'likely', 'guess']);
export type Sureness = z.infer<typeof sureness>;

/** What was found in a file or a text. Secrets stay in main; only the masked public id crosses. */
export const importRow = z
  .object({
    index: z.number().int(),
    cloud: cloudId,
    sure: sureness,
    /** Clouds whose keys look alike: what the person may choose instead. */
    alike: z.array(cloudId).readonly(),
    /** The catalogue's site that the source names; null when it names none. */
    site: z.string().nullable(),
    /** What is not confidential, by the catalogue's names, and the names of the confidential fields that were found. */
    fields: z.record(z.string(), z.string()).readonly(),
    held: z.array(z.string()).readonly(),
    label: z.string(),
    publicId: z.string(),
    /** The line it starts on, from 1; null where lines have no meaning. */
    line: z.number().int().nullable(),
    status: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('new') }),
      /** The vault holds this public id with the same secret. */
      z.object({ kind: z.literal('duplicate'), id: credentialId, label: z.string() }),
      /** The vault holds this public id with another secret: taking it adds a version beside the old one. */
      z.object({ kind: z.literal('other-secret'), id: credentialId, label: z.string() }),
      /** The vault holds this public id in its bin, from where it can be restored. */
      z.object({ kind: z.literal('in-bin'), id: credentialId, label: z.string() }),
      z.object({ kind: z.literal('repeated') }),
    ]),
  })
  .readonly();
export type ImportRow = z.infer<typeof importRow>;

export const importPreview = z
  .object({
    preview: ticketId,
    /** The file's name without its folder; null for pasted text. */
    fileName: z.string().nullable(),
    rows: z.array(importRow).readonly(),
    problems: z.array(z.object({ line: z.number().int(), kind: importProblemKind })).readonly(),
    /** Present where the plaintext file can be deleted afterwards, through this ticket and only if unchanged. */
    source: ticketId.nullable(),
  })
  .readonly();
export type ImportPreview = z.infer<typeof importPreview>;
