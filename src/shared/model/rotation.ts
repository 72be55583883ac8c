import { z } from 'zod';
import { cloudId } from './cloud.ts';
import { plannedPlace } from './consumer.ts';
import { failureKind } from './failure.ts';
import { lastUsed } from './identity.ts';
import { credentialId, instant } from './ids.ts';

export const rotationId = z
  .string()
  .regex(/^[0-9a-hjkmnp-tv-z]{16}$/)
  .brand<'RotationId'>();
export type RotationId = z.infer<typeof rotationId>;

const DAY_MS = 86_400_000;

/** How careful one rotation is. All times in ms. */
export const rotationPolicy = z
  .object({
    /** How often the new key must prove, in a row, before anything relies on it. */
    proofs: z.number().int().min(1).max(10),
    /** The least time between two proofs. */
    proofSpacingMs: z.number().int().min(0).max(600_000),
    /** How long the old key stays enabled beside the new one. Never shorter than the cloud's last-used lag. */
    soakMs: z
      .number()
      .int()
      .min(0)
      .max(90 * DAY_MS),
    /** How long the old key stays disabled before it is deleted. */
    cooldownMs: z
      .number()
      .int()
      .min(0)
      .max(90 * DAY_MS),
  })
  .readonly();
export type RotationPolicy = z.infer<typeof rotationPolicy>;

export const DEFAULT_ROTATION_POLICY: RotationPolicy = {
  proofs: 3,
  proofSpacingMs: 2_000,
  soakMs: DAY_MS,
  cooldownMs: 7 * DAY_MS,
};

/**
 * The states of a rotation, in the order of a good day; after `done` come those beside it. `disabling` and `deleting`
 * are the written intents of the two destructive calls: a rotation found in one of them may or may not have made it.
 */
export const ROTATION_PHASES = [
  'preflight',
  'slots',
  'intent',
  'creating',
  'sealed',
  'stored',
  'proving',
  'distributing',
  'promoted',
  'soaking',
  'disabling',
  'disabled',
  'cooling',
  'deleting',
  'retired',
  'done',
  'blocked-slots',
  'reconcile',
  'undoing',
  'attention',
  'aborted-safe',
] as const;
export const rotationPhase = z.enum(ROTATION_PHASES);
export type RotationPhase = z.infer<typeof rotationPhase>;

/** Why a rotation stopped, or needs a person. */
export const ROTATION_REASONS = [
  /** The old key did not prove: nothing was begun. */
  'old-not-proven',
  /** The old key is not in the cloud's list, or not enabled. */
  'old-not-listed',
  /** The principal cannot have keys managed this way (a role, a temporary key). */
  'not-rotatable',
  /** It is not the active key, but part of a rotation that has not ended. */
  'in-rotation',
  /** It is not the active key: it stands beside one, or was replaced. */
  'standby',
  'denied',
  /** The new key never proved in time; it was taken away again. */
  'never-proven',
  /** The new key answers as another principal than the old one. */
  'other-identity',
  /** Keys appeared or changed that this rotation did not touch. */
  'foreign-change',
  /** A key appeared while the answer to our request was lost; its secret is nobody's. */
  'orphan-key',
  'candidate-gone',
  'too-many-keys',
  /** A key that must be there for the next step is not held, or its secret cannot be read. */
  'secret-missing',
  /** Places have the old key again, and could not be given the new one. */
  'places-open',
  'stopped-by-person',
  'unexpected',
] as const;
export const rotationReason = z.enum(ROTATION_REASONS);
export type RotationReason = z.infer<typeof rotationReason>;

/** A key of the principal as the cloud lists it, with what the vault knows of it. */
export const slotKey = z
  .object({
    publicId: z.string(),
    status: z.enum(['active', 'disabled', 'expired']),
    createdAt: instant.nullable(),
    lastUsed: lastUsed.nullable(),
    /** The vault's own entry for it; null for a key that the vault does not know. */
    held: z.object({ id: credentialId, label: z.string(), proves: z.boolean().nullable() }).nullable(),
    /** The key that is being rotated. */
    subject: z.boolean(),
  })
  .readonly();
export type SlotKey = z.infer<typeof slotKey>;

/** What a person may choose where a rotation waits for one. */
export const rotationChoice = z.discriminatedUnion('kind', [
  /** Two keys already: go on with the other one, whose secret the vault holds, in place of a new one. */
  z.object({ kind: z.literal('promote-held'), publicId: z.string().max(200) }),
  /** Two keys already: delete the other one, which is disabled, to make room. */
  z.object({ kind: z.literal('delete-disabled'), publicId: z.string().max(200) }),
  /** A key whose secret was lost on the way: delete it and begin again. */
  z.object({ kind: z.literal('delete-orphan'), publicId: z.string().max(200) }),
  /** Look again and go on from what is there. */
  z.object({ kind: z.literal('retry') }),
  /** End it where nothing is at risk. */
  z.object({ kind: z.literal('stop') }),
]);
export type RotationChoice = z.infer<typeof rotationChoice>;

/** One line of the receipt: what happened, to which key, when. Holds ids and codes, never a secret. */
export const rotationEvent = z
  .object({
    at: instant,
    phase: rotationPhase,
    /** What was done or learnt, as a code that the interface translates. */
    what: z.enum([
      'started',
      'old-proven',
      'slots-listed',
      'create-sent',
      'created',
      'sealed',
      'stored',
      'new-proven',
      'new-not-yet',
      /** A place has the new key, or asks Keyturn for it. Of each place: `consumer`, `kind` and `name` in `detail`. */
      'place-served',
      /** It could not be given a key; `error` in `detail` says why. */
      'place-failed',
      /** A person has to see to it. */
      'place-waits',
      /** A person said that it is done. */
      'place-acknowledged',
      /** A person said to go on without it. */
      'place-waived',
      /** It has the old key again. */
      'place-handed-back',
      /** Its file or its entry is gone, so that there is nothing to give it. */
      'place-empty',
      'distributed',
      'promoted',
      'old-used',
      'soak-restarted',
      'disable-sent',
      'old-disabled',
      'enable-sent',
      'old-enabled',
      'delete-sent',
      'old-deleted',
      'candidate-deleted',
      'reconciled',
      'decided',
      'undone',
      'attention',
      'finished',
      'aborted',
    ]),
    publicId: z.string().nullable(),
    detail: z.record(z.string(), z.string()).readonly(),
  })
  .readonly();
export type RotationEvent = z.infer<typeof rotationEvent>;

/** A key as a rotation leaves it that ends before its time. */
export const leftKey = z
  .object({
    publicId: z.string(),
    /** `other`: neither the old key nor the new one. */
    part: z.enum(['old', 'new', 'other']),
    /** At the cloud, as far as the rotation knows. */
    status: z.enum(['enabled', 'disabled', 'deleted', 'unknown']),
    /** The vault holds its secret, or will once a person stops the rotation. */
    held: z.boolean(),
  })
  .readonly();
export type LeftKey = z.infer<typeof leftKey>;

/** One rotation as the interface shows it. */
export const rotationView = z
  .object({
    id: rotationId,
    cloud: cloudId,
    /** The key that is replaced, and the one that replaces it once it is stored. */
    credentialId,
    label: z.string(),
    oldPublicId: z.string(),
    newCredentialId: credentialId.nullable(),
    newPublicId: z.string().nullable(),
    phase: rotationPhase,
    reason: rotationReason.nullable(),
    failure: failureKind.nullable(),
    policy: rotationPolicy,
    startedAt: instant,
    endedAt: instant.nullable(),
    /** The instant before which the next step is not taken; null when it does not wait for time. */
    notBefore: instant.nullable(),
    /** When the old key was last seen in use while soaking, with service and region. */
    oldLastUsed: lastUsed.nullable(),
    /** What an undo would do now; null when there is nothing to undo any more. */
    undo: z.enum(['abandon', 'enable-old']).nullable(),
    /** The principal's keys where the person has to choose. */
    slots: z.array(slotKey).readonly(),
    choices: z.array(rotationChoice).readonly(),
    /**
     * Which key is in use where it ended early, or would be if a person stopped it now: the old one (`both`: with the
     * new one enabled beside it), or the new one. Null while it goes on by itself, and at its good end.
     */
    leaves: z.enum(['old', 'both', 'new']).nullable(),
    /** The keys in that case; empty where `leaves` is null. */
    left: z.array(leftKey).readonly(),
    /** The places that it serves, and how many of them wait for a person's word: nothing goes on before that. */
    places: z.object({ total: z.number().int(), open: z.number().int() }).readonly(),
  })
  .readonly();
export type RotationView = z.infer<typeof rotationView>;

/** Who began a rotation, and through what. */
export const rotationStarter = z
  .object({ osUser: z.string(), device: z.string(), via: z.enum(['app', 'cli']) })
  .readonly();
export type RotationStarter = z.infer<typeof rotationStarter>;

/** What will happen, before anything does. */
export const rotationPlan = z
  .object({
    credentialId,
    label: z.string(),
    cloud: cloudId,
    /** The user whose keys are managed; null for the account's root. */
    principal: z.string().nullable(),
    policy: rotationPolicy,
    signer: z.object({ kind: z.enum(['self', 'admin']), label: z.string() }),
    maxKeys: z.number().int(),
    slots: z.array(slotKey).readonly(),
    /** Whether the signer may do all of it, as far as it can be told without doing any. */
    permission: z.enum(['allowed', 'denied', 'unknown']),
    /** In order; `notBefore` counts from the start. */
    steps: z
      .array(
        z.object({
          step: z.enum(['create', 'prove', 'distribute', 'switch', 'soak', 'disable', 'cool', 'delete']),
          signer: z.enum(['old', 'new', 'admin', 'person', 'none']),
          waitsMs: z.number().int(),
          /** The step can be taken back while this holds. */
          undo: z.enum(['abandon', 'enable-old', 'none']),
        }),
      )
      .readonly(),
    /** The places that the key was handed to, and what becomes of each. */
    places: z.array(plannedPlace).readonly(),
    /** The key that this one stands beside or gave way to, where that is what is in the way. */
    other: z.object({ id: credentialId, label: z.string(), publicId: z.string() }).readonly().nullable(),
    /** Why it cannot begin as things are; empty when it can. */
    obstacles: z.array(rotationReason).readonly(),
  })
  .readonly();
export type RotationPlan = z.infer<typeof rotationPlan>;
