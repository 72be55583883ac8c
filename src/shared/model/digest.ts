import { z } from 'zod';
import { instant } from './ids.ts';
import { LOCALES } from './settings.ts';

const id = z.string().regex(/^[0-9a-hjkmnp-tv-z]{16}$/);

/** A webhook that digests go to. */
export const receiverId = id.brand<'ReceiverId'>();
export type ReceiverId = z.infer<typeof receiverId>;

export const WEBHOOK_KINDS = ['dingtalk', 'wecom', 'feishu', 'slack'] as const;
export const webhookKind = z.enum(WEBHOOK_KINDS);
export type WebhookKind = z.infer<typeof webhookKind>;

/** When the digest is sent by itself, in which language, and how much it names. Off until a person turns it on. */
export const digestSettings = z
  .object({
    weekly: z.boolean(),
    /** 0 is Sunday. */
    weekday: z.number().int().min(0).max(6),
    /** Minute of the local day. */
    minute: z.number().int().min(0).max(1439),
    locale: z.enum(LOCALES),
    /** Whether accounts and environments are named beside their owners. Keys never are. */
    accounts: z.boolean(),
  })
  .readonly();
export type DigestSettings = z.infer<typeof digestSettings>;

/** Monday at 09:30; the vendors ask to stay away from the full hour. */
export const DEFAULT_DIGEST_SETTINGS: DigestSettings = {
  weekly: false,
  weekday: 1,
  minute: 9 * 60 + 30,
  locale: 'en',
  accounts: false,
};

/** Why a message was certainly not taken. */
export const DELIVERY_FAILURES = [
  'bad-address',
  'bad-sign',
  'clock',
  'keyword',
  'blocked-ip',
  'rate-limited',
  'too-long',
  'channel',
  'refused',
  'redirected',
  'network',
  'certificate',
  'policy',
  'unreadable-secret',
] as const;

/** Why nobody can say whether a message was taken. */
export const DELIVERY_DOUBTS = ['timeout', 'connection', 'server', 'answer', 'interrupted'] as const;

/** What became of a message. `unknown`: it may have arrived; it is not sent again by itself. */
export const deliveryOutcome = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('sending') }).readonly(),
  z.object({ kind: z.literal('sent') }).readonly(),
  z
    .object({
      kind: z.literal('failed'),
      reason: z.enum(DELIVERY_FAILURES),
      /** The vendor's own number or word, or the status of the answer; null where there was none. */
      code: z.string().max(60).nullable(),
    })
    .readonly(),
  z
    .object({
      kind: z.literal('unknown'),
      reason: z.enum(DELIVERY_DOUBTS),
      code: z.string().max(60).nullable(),
    })
    .readonly(),
]);
export type DeliveryOutcome = z.infer<typeof deliveryOutcome>;

/** `week`: by the schedule. `hand`: a person sent it. `test`: a person tried the receiver. */
export const deliveryOccasion = z.enum(['week', 'hand', 'test']);
export type DeliveryOccasion = z.infer<typeof deliveryOccasion>;

export const delivery = z
  .object({ at: instant, occasion: deliveryOccasion, outcome: deliveryOutcome })
  .readonly();
export type Delivery = z.infer<typeof delivery>;

/** A webhook as people see it; its address and its secret for signatures are never shown again. */
export const receiver = z
  .object({
    id: receiverId,
    kind: webhookKind,
    label: z.string(),
    host: z.string(),
    /** Whether messages to it are signed. */
    signed: z.boolean(),
    last: delivery.nullable(),
  })
  .readonly();
export type Receiver = z.infer<typeof receiver>;

const address = z.string().trim().min(1).max(1000);
const signSecret = z.string().trim().min(1).max(200);
const label = z.string().trim().min(1).max(60);

/** What a person gives to add a webhook. `url` and `secret` are confidential: they are sealed and dropped. */
export const webhookDraft = z.object({
  kind: webhookKind,
  label,
  url: address,
  /** For a receiver that checks signatures; null where it does not. */
  secret: signSecret.nullable().default(null),
});
export type WebhookDraft = z.input<typeof webhookDraft>;

/** What is left out stays as it was, each by itself; `secret: null` ends signing. Confidential as in a draft. */
export const webhookChanges = z.object({
  label: label.optional(),
  url: address.optional(),
  secret: signSecret.nullable().optional(),
});
export type WebhookChanges = z.infer<typeof webhookChanges>;

/** `plain` is what the clipboard gets. */
export const digestForm = z.enum(['plain', ...WEBHOOK_KINDS]);
export type DigestForm = z.infer<typeof digestForm>;

export const digestState = z
  .object({
    settings: digestSettings,
    /** False where another device sends the weekly digest. */
    here: z.boolean(),
    /** When the next one is sent by itself; null where none is. */
    nextAt: instant.nullable(),
    receivers: z.array(receiver).readonly(),
  })
  .readonly();
export type DigestState = z.infer<typeof digestState>;

/** Keys by how near their dates are: each is counted once. */
export const dueCounts = z
  .object({
    overdue: z.number().int(),
    /** Within the next seven days. */
    week: z.number().int(),
    /** After that, within thirty days from now. */
    month: z.number().int(),
    unknown: z.number().int(),
  })
  .readonly();
export type DueCounts = z.infer<typeof dueCounts>;

/** Everything that a digest tells. No secret, no public id and no name of a key exists here. */
export const digest = z
  .object({
    at: instant,
    total: dueCounts,
    /** Keys in use, due or not. */
    keys: z.number().int(),
    /** Rotations that wait for a person. */
    waiting: z.number().int(),
    /** The age of the oldest key in days; null where no age is known. */
    oldestDays: z.number().int().nullable(),
    /** Those with something to do alone, the most urgent first. */
    owners: z
      .array(
        z
          .object({
            /** Null for accounts without an owner. */
            owner: z.string().nullable(),
            counts: dueCounts,
            /** The earliest date of the counted keys; null where none has a date. */
            firstAt: instant.nullable(),
            /** Empty unless accounts are to be named. */
            accounts: z
              .array(
                z
                  .object({
                    label: z.string(),
                    environment: z.string().nullable(),
                    counts: dueCounts,
                    firstAt: instant.nullable(),
                  })
                  .readonly(),
              )
              .readonly(),
          })
          .readonly(),
      )
      .readonly(),
  })
  .readonly();
export type Digest = z.infer<typeof digest>;
