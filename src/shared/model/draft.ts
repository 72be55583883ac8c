import { z } from 'zod';
import { credentialId, instant } from './ids.ts';

export const draftId = z
  .string()
  .regex(/^[0-9a-hjkmnp-tv-z]{16}$/)
  .brand<'DraftId'>();
export type DraftId = z.infer<typeof draftId>;

/** Saving a form that was kept as a draft: `keep` names the secrets that main takes from it. It is dropped with that. */
export const draftUse = z
  .object({ id: draftId, keep: z.array(z.string().max(60)).max(20).readonly() })
  .readonly();
export type DraftUse = z.infer<typeof draftUse>;

/** The forms that take a secret which was shown once. */
export const draftForm = z.enum(['add-key', 'replace-secret']);
export type DraftForm = z.infer<typeof draftForm>;

/** A half-filled form that was kept. The secrets stay in main: `held` only names them. */
export const draft = z
  .object({
    id: draftId,
    form: draftForm,
    /** The key whose secret is replaced; null for a new key. */
    subject: credentialId.nullable(),
    at: instant,
    /** What was typed and is not confidential, by the form's own names. */
    fields: z.record(z.string(), z.string()).readonly(),
    held: z.array(z.string()).readonly(),
  })
  .readonly();
export type Draft = z.infer<typeof draft>;
