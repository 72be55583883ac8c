import { z } from 'zod';
import { account, accountDraft, periodDays } from './account.ts';
import { cloudId } from './cloud.ts';
import { cloudFailure } from './failure.ts';
import { identity, lastUsed } from './identity.ts';
import { accountId, credentialId, instant } from './ids.ts';
import { leadTimes } from './reminder.ts';

export const credentialKind = z.enum(['access-key', 'temporary', 'client-secret', 'service-account-key']);
export type CredentialKind = z.infer<typeof credentialKind>;

export const credentialState = z.enum(['candidate', 'active', 'standby', 'disabled', 'retired']);
export type CredentialState = z.infer<typeof credentialState>;

/** The last word on whether a key works. */
export const health = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('unverified') }),
    z.object({ kind: z.literal('proven'), at: instant }),
    z.object({ kind: z.literal('failed'), at: instant, failure: cloudFailure }),
  ])
  .readonly();
export type Health = z.infer<typeof health>;

/** A row of the list. No secret field exists here or anywhere in `shared/model`. */
export const credentialSummary = z
  .object({
    id: credentialId,
    accountId,
    accountLabel: z.string(),
    environment: z.string().nullable(),
    cloud: cloudId,
    label: z.string(),
    publicId: z.string(),
    kind: credentialKind,
    state: credentialState,
    /** When the cloud says the key was made; null is *unknown*, never the day of import. */
    createdAt: instant.nullable(),
    /** When the cloud will stop accepting it by itself; null for keys without such an end. */
    expiresAt: instant.nullable(),
    /** The period in force: the key's own, else its account's, else the vault's. */
    periodDays,
    /** The lead times in force: the key's own, else the vault's. */
    leadTimes,
    health,
    /** When it went to the bin; null when it is not there. */
    removedAt: instant.nullable(),
    /** Until when its reminders are quiet; null when they are not, an instant that is past when it was not told yet. */
    snoozedUntil: instant.nullable(),
  })
  .readonly();
export type CredentialSummary = z.infer<typeof credentialSummary>;

/** One key with all that may be shown without asking for a secret. */
export const credentialDetail = z
  .object({
    ...credentialSummary.unwrap().shape,
    account,
    note: z.string(),
    /** The key's own period; null when it follows its account or the vault. */
    ownPeriodDays: periodDays.nullable(),
    /** The key's own lead times; null when it follows the vault. */
    ownLeadTimes: leadTimes.nullable(),
    /** Fields that are not confidential, by catalogue key; the public id is among them. */
    fields: z.record(z.string(), z.string()).readonly(),
    /** Catalogue keys of the confidential fields that are held. */
    secretFields: z.array(z.string()).readonly(),
    identity: identity.nullable(),
    lastUsed: lastUsed.nullable(),
    addedAt: instant,
  })
  .readonly();
export type CredentialDetail = z.infer<typeof credentialDetail>;

const fieldValues = z.record(z.string().max(60), z.string().max(20_000));

/** The account of a new key: one that exists, or one to be made with it. */
export const accountChoice = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('existing'), id: accountId }),
  z.object({ kind: z.literal('new'), draft: accountDraft }),
]);
export type AccountChoice = z.infer<typeof accountChoice>;

/** A key to be added. `secrets` is confidential: it is sealed and dropped. */
export const credentialInput = z.object({
  cloud: cloudId,
  label: z.string().trim().min(1).max(120),
  account: accountChoice,
  fields: fieldValues,
  secrets: fieldValues,
  note: z.string().max(4000).default(''),
  periodDays: periodDays.nullable().default(null),
  leadTimes: leadTimes.nullable().default(null),
});
export type CredentialInput = z.input<typeof credentialInput>;

/** What may change about a key; a field that is left out stays. New secrets make a new version beside the old. */
export const credentialEdit = z.object({
  label: z.string().trim().min(1).max(120).optional(),
  note: z.string().max(4000).optional(),
  periodDays: periodDays.nullable().optional(),
  leadTimes: leadTimes.nullable().optional(),
  fields: fieldValues.optional(),
  secrets: fieldValues.optional(),
});
export type CredentialEdit = z.infer<typeof credentialEdit>;
