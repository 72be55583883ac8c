import { z } from 'zod';
import { consumerId } from './consumer.ts';
import { instant } from './ids.ts';

export const keptFileId = z
  .string()
  .regex(/^[0-9a-hjkmnp-tv-z]{16}$/)
  .brand<'KeptFileId'>();
export type KeptFileId = z.infer<typeof keptFileId>;

/** What a file was about to be changed for when its copy was kept. `undo`: bringing an earlier copy back. */
export const keptWhy = z.enum(['rotation', 'update', 'scrub', 'command', 'undo']);
export type KeptWhy = z.infer<typeof keptWhy>;

/** A file of the person's as it was before Keyturn changed it; its bytes lie sealed in the vault. */
export const keptFile = z
  .object({
    id: keptFileId,
    path: z.string(),
    deviceName: z.string(),
    why: keptWhy,
    consumerId: consumerId.nullable(),
    at: instant,
    bytes: z.number().int(),
    /**
     * `as-written`: the file is still as Keyturn left it. `changed`: somebody changed it since. `gone`: there is none.
     * `undone`: the copy was brought back. `elsewhere`: the file is on another computer.
     */
    state: z.enum(['as-written', 'changed', 'gone', 'undone', 'elsewhere']),
  })
  .readonly();
export type KeptFile = z.infer<typeof keptFile>;

/** What taking the plaintext away came to, for one place. */
export const scrubbed = z
  .object({
    consumer: consumerId,
    /** `left`: nothing was done, and why. */
    outcome: z.enum(['command', 'removed', 'left']),
    problem: z
      .object({
        code: z.string(),
        params: z.record(z.string(), z.union([z.string(), z.number()])).readonly(),
      })
      .nullable(),
    kept: keptFileId.nullable(),
    /** The line in which the secret stands once more in the same file, where no key is read, as in a comment. */
    again: z.number().int().optional(),
  })
  .readonly();
export type Scrubbed = z.infer<typeof scrubbed>;
