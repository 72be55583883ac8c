import { z } from 'zod';
import { cloudId } from './cloud.ts';
import { credentialId, instant } from './ids.ts';
import type { ImportFound } from './import.ts';

const random = z.string().regex(/^[0-9a-hjkmnp-tv-z]{16}$/);
export const handOverId = random.brand<'HandOverId'>();
export type HandOverId = z.infer<typeof handOverId>;

/** A request that this person made: whoever has its text can seal one key so that only this vault opens it. */
export const handOverRequest = z
  .object({
    id: handOverId,
    /** Who asks, as the other person will read it. */
    name: z.string(),
    text: z.string(),
    at: instant,
    until: instant,
    /** A key was taken in by it. */
    used: z.boolean(),
    /** What is to be sent back for the key that was taken in by it; null before. */
    acknowledgement: z.string().nullable(),
  })
  .readonly();
export type HandOverRequest = z.infer<typeof handOverRequest>;

/** A key that was sealed for somebody. */
export const handOver = z
  .object({
    id: handOverId,
    credentialId,
    label: z.string(),
    cloud: cloudId,
    publicId: z.string(),
    person: z.string(),
    way: z.enum(['request', 'password']),
    at: instant,
    /** When the other person's acknowledgement came back; null until then. */
    acknowledgedAt: instant.nullable(),
  })
  .readonly();
export type HandOver = z.infer<typeof handOver>;

/** Who asks for a key, read from a request's text before anything is sealed. */
export const requestFacts = z
  .object({ name: z.string(), fingerprint: z.string(), until: instant, own: z.boolean() })
  .readonly();
export type RequestFacts = z.infer<typeof requestFacts>;

/** Whether the vault has all that a hand-over brought, with the same secret: it came, though nothing is left to be added. */
export const holdsAlready = (found: ImportFound): boolean =>
  found.kind === 'keys' && found.rows.every(({ status }) => status.kind === 'duplicate');
