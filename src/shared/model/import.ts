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

/** What was found in a file or a text. Secrets stay in main; only the masked public id crosses. */
export const importRow = z
  .object({
    index: z.number().int(),
    cloud: cloudId,
    /** False where the cloud is a guess from the value's shape and the person may choose another. */
    cloudCertain: z.boolean(),
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
