import { z } from 'zod';
import { cloudId } from './cloud.ts';
import { handOutWay } from './hand-out.ts';
import { credentialId, instant } from './ids.ts';

const random = z.string().regex(/^[0-9a-hjkmnp-tv-z]{16}$/);
export const askId = random.brand<'AskId'>();
export type AskId = z.infer<typeof askId>;
export const consentId = random.brand<'ConsentId'>();
export type ConsentId = z.infer<typeof consentId>;

/** Another program of this person that asks for a key, as the system knows it. */
export const askingProgram = z
  .object({
    pid: z.number().int(),
    /** The absolute path of what runs. */
    program: z.string(),
    /** The file that an interpreter runs; null for a program of its own. */
    script: z.string().nullable(),
    /** Its command line, cut short; shown once and kept nowhere. */
    command: z.string(),
    /**
     * What runs would be known again: a program of its own, or an interpreter with the absolute path of its script. Not so for
     * an interpreter alone, and for text or a module that it was given.
     */
    named: z.boolean(),
    /** The system itself says which program it is. Where it cannot, it is the caller's own word. */
    proven: z.boolean(),
  })
  .readonly();
export type AskingProgram = z.infer<typeof askingProgram>;

/** A program that waits for a person's word. Askers of one program for one key wait together. */
export const pendingAsk = z
  .object({
    id: askId,
    program: askingProgram,
    credentialId,
    label: z.string(),
    cloud: cloudId,
    publicId: z.string(),
    way: handOutWay,
    at: instant,
    /** When it ends without an answer. */
    until: instant,
    /** How many requests wait for it. */
    count: z.number().int().min(1),
  })
  .readonly();
export type PendingAsk = z.infer<typeof pendingAsk>;

/** `once`: whatever waits now. `session`: until the vault is locked. `always`: until it is taken back. */
export const CONSENTS = ['once', 'session', 'always', 'refuse'] as const;
export const consentAnswer = z.enum(CONSENTS);
export type ConsentAnswer = z.infer<typeof consentAnswer>;

/** A word that was given and holds. */
export const consent = z
  .object({
    id: consentId,
    program: z.string(),
    script: z.string().nullable(),
    credentialId,
    label: z.string(),
    cloud: cloudId,
    lasts: z.enum(['session', 'always']),
    at: instant,
    lastAt: instant.nullable(),
    count: z.number().int().min(0),
  })
  .readonly();
export type Consent = z.infer<typeof consent>;

/** Whether other programs of this person can ask the running app. `failed`: the place to ask at could not be made. */
export const brokerStatus = z
  .object({
    state: z.enum(['listening', 'off', 'failed']),
    /** Where they ask: a socket's path or a pipe's name. */
    place: z.string().nullable(),
  })
  .readonly();
export type BrokerStatus = z.infer<typeof brokerStatus>;
