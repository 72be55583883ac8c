import { z } from 'zod';
import { handOverId } from '../../../shared/model/hand-over.ts';
import { instant } from '../../../shared/model/ids.ts';
import { exportedAccount } from './content.ts';
import { parsedAs } from './read-content.ts';

/** What is sealed of one key for one person, as JSON in UTF-8. */
export const handOverContent = z
  .object({
    format: z.literal('keyturn-hand-over'),
    version: z.literal(1),
    id: handOverId,
    from: z.string().max(400),
    for: z.string().max(400),
    at: instant,
    /** 32 bytes in hex: the key of the acknowledgement. */
    receipt: z.string().regex(/^[0-9a-f]{64}$/),
    /** With the one key. */
    account: exportedAccount.refine(({ keys }) => keys.length === 1),
  })
  .readonly();
export type HandOverContent = z.infer<typeof handOverContent>;

/** Throws ManagerError `unreadable`, `too-large`. */
export const readHandOver = (bytes: Uint8Array): HandOverContent => parsedAs(handOverContent, bytes);
