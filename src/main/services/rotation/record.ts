import { z } from 'zod';
import { cloudFailure } from '../../../shared/model/failure.ts';
import { lastUsed } from '../../../shared/model/identity.ts';
import { accountId, credentialId, instant } from '../../../shared/model/ids.ts';
import { rotationId, rotationPolicy, rotationReason, slotKey } from '../../../shared/model/rotation.ts';
import type { Rotation } from './engine/types.ts';

const bothClocks = z.object({ local: instant, cloud: instant.nullable() }).readonly();
const deadline = z.object({ from: bothClocks, afterMs: z.number().int() }).readonly();
const slots = z.array(slotKey).readonly();

const plain = <K extends string>(kind: K) => z.object({ kind: z.literal(kind) }).readonly();

const soaking = z
  .object({
    kind: z.literal('soaking'),
    since: bothClocks,
    until: deadline,
    seen: lastUsed.nullable(),
    nextLook: deadline,
    checked: bothClocks.nullable().default(null),
  })
  .readonly();

const stations = [
  plain('preflight'),
  plain('slots'),
  plain('intent'),
  plain('creating'),
  plain('sealed'),
  plain('stored'),
  z
    .object({
      kind: z.literal('proving'),
      good: z.number().int(),
      tries: z.number().int(),
      since: bothClocks,
      next: deadline,
    })
    .readonly(),
  plain('distributing'),
  plain('promoted'),
  soaking,
  z.object({ kind: z.literal('disabling'), soak: soaking }).readonly(),
  plain('disabled'),
  z.object({ kind: z.literal('cooling'), until: deadline }).readonly(),
  z.object({ kind: z.literal('deleting'), until: deadline }).readonly(),
  z.object({ kind: z.literal('retired'), since: bothClocks }).readonly(),
] as const;
const station = z.discriminatedUnion('kind', stations);

const phase = z.discriminatedUnion('kind', [
  ...stations,
  z.object({ kind: z.literal('blocked-slots'), slots }).readonly(),
  z.object({ kind: z.literal('reconcile'), from: station, since: bothClocks, undo: z.boolean() }).readonly(),
  z
    .object({
      kind: z.literal('undoing'),
      step: z.enum(['enable-old', 'delete-candidate', 'clear-slot', 'delete-orphan']),
      publicId: z.string(),
      leadsTo: z.enum(['soaking', 'aborted-safe', 'slots']),
      reason: rotationReason,
      provenAt: bothClocks.nullable(),
      sent: z.boolean(),
      places: z.enum(['untouched', 'due', 'back']).default('untouched'),
      from: station,
    })
    .readonly(),
  z.object({ kind: z.literal('attention'), reason: rotationReason, from: station, slots }).readonly(),
  plain('done'),
  z
    .object({
      kind: z.literal('aborted-safe'),
      reason: rotationReason,
      leaves: z.enum(['old', 'both', 'new']),
      keys: z
        .array(
          z
            .object({
              publicId: z.string(),
              part: z.enum(['old', 'new', 'other']),
              status: z.enum(['enabled', 'disabled', 'deleted', 'unknown']),
            })
            .readonly(),
        )
        .readonly()
        .default([]),
    })
    .readonly(),
]);

const signer = z.discriminatedUnion('kind', [
  plain('self'),
  z.object({ kind: z.literal('admin'), credentialId }).readonly(),
]);

const record: z.ZodType<Rotation> = z
  .object({
    id: rotationId,
    credentialId,
    accountId,
    oldPublicId: z.string(),
    signer,
    policy: rotationPolicy,
    limits: z
      .object({ lastUsedLagMs: z.number(), maxKeys: z.number().int(), settleMs: z.number() })
      .readonly(),
    identity: z
      .object({ accountId: z.string(), principal: z.string(), arn: z.string().nullable() })
      .readonly()
      .nullable(),
    beforeIds: z.array(z.string()).readonly(),
    candidate: z
      .object({ publicId: z.string(), credentialId: credentialId.nullable(), ours: z.boolean() })
      .readonly()
      .nullable(),
    phase,
    doubt: deadline.nullable(),
    failure: cloudFailure.nullable(),
    startedAt: instant,
    endedAt: instant.nullable(),
  })
  .readonly();

/** A rotation as the text that the journal keeps. */
export const writeRecord = (rotation: Rotation): string => JSON.stringify(rotation);

/** The rotation that the journal kept. Throws where the text is none: only this program writes it. */
export const readRecord = (text: string): Rotation => record.parse(JSON.parse(text));
