import { z } from 'zod';
import { credentialId, instant } from './ids.ts';

export const handOutId = z
  .string()
  .regex(/^[0-9a-hjkmnp-tv-z]{16}$/)
  .brand<'HandOutId'>();
export type HandOutId = z.infer<typeof handOutId>;

/**
 * How a key left the vault. `process`: a tool asked a command for it. `exec`: a program was started with it. `endpoint`:
 * such a program asked for it again and again. `env`: printed for a shell. `script-copied`, `script-saved`: as lines for a
 * shell. `export`: within a file of many. `hand-over`: sealed for one person.
 */
export const HAND_OUT_WAYS = [
  'process',
  'exec',
  'endpoint',
  'env',
  'script-copied',
  'script-saved',
  'export',
  'hand-over',
] as const;
export const handOutWay = z.enum(HAND_OUT_WAYS);
export type HandOutWay = z.infer<typeof handOutWay>;

/** Who got a key by one way on one computer, and when: one entry for all the times. */
export const handOut = z
  .object({
    id: handOutId,
    credentialId,
    /** The key as it was called then; another one is in use where it was rotated since. */
    publicId: z.string(),
    way: handOutWay,
    /** A program by its path, a person, a file's name, a shell; empty where nobody said. */
    to: z.string(),
    /** What an interpreter ran; null for a program of its own. */
    script: z.string().nullable(),
    device: z.string(),
    deviceName: z.string(),
    firstAt: instant,
    lastAt: instant,
    count: z.number().int().min(1),
    /** Whether what was handed out last is what is in use now. */
    current: z.boolean(),
  })
  .readonly();
export type HandOut = z.infer<typeof handOut>;
