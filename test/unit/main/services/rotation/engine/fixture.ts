import { transition } from '../../../../../../src/main/services/rotation/engine/index.ts';
import type {
  Event,
  Instant,
  Phase,
  Proof,
  Rotation,
  Soaking,
  Step,
} from '../../../../../../src/main/services/rotation/engine/types.ts';
import type { CloudFailure, FailureKind } from '../../../../../../src/shared/model/failure.ts';
import type { AccountId, CredentialId } from '../../../../../../src/shared/model/ids.ts';
import type { RotationId, SlotKey } from '../../../../../../src/shared/model/rotation.ts';

export const START = 1_700_000_000_000;

/** So many ms after the start by both clocks. */
export const at = (ms: number): Instant => ({ local: START + ms, cloud: START + ms });

export const failure = (kind: FailureKind): CloudFailure => ({
  kind,
  vendorCode: null,
  requestId: null,
  httpStatus: null,
  host: null,
  clockAheadMs: null,
});

const identity = { accountId: '1', principalKind: 'user', principal: 'ops', arn: null, at: START } as const;

export const proven: Proof = { kind: 'proven', identity };
export const provenAs = (principal: string): Proof => ({
  kind: 'proven',
  identity: { ...identity, principal },
});
export const notYet = (kind: FailureKind = 'unknown-key'): Proof => ({
  kind: 'not-yet',
  failure: failure(kind),
});
export const failed = (kind: FailureKind): Proof => ({ kind: 'failed', failure: failure(kind) });

export const OLD = 'OLD';
export const NEW = 'NEW';

export const slot = (publicId: string, status: SlotKey['status'] = 'active', held = false): SlotKey => ({
  publicId,
  status,
  createdAt: null,
  lastUsed: null,
  held: held ? { id: 'held000000000000' as CredentialId, label: 'held', proves: true } : null,
  subject: publicId === OLD,
});

export const soaking = (over: Partial<Soaking> = {}): Soaking => ({
  kind: 'soaking',
  since: at(0),
  until: { from: at(0), afterMs: 60_000 },
  seen: null,
  nextLook: { from: at(0), afterMs: 6_000 },
  checked: at(0),
  ...over,
});

export const candidate = { publicId: NEW, credentialId: 'new0000000000000' as CredentialId, ours: true };

/** A rotation in a phase, with the candidate where the phase has one. */
export function rotation(phase: Phase, over: Partial<Rotation> = {}): Rotation {
  const without = ['preflight', 'slots', 'blocked-slots', 'intent', 'creating'].includes(phase.kind);
  return {
    id: '0123456789abcdef' as RotationId,
    credentialId: 'old0000000000000' as CredentialId,
    accountId: 'account000000000' as AccountId,
    oldPublicId: OLD,
    signer: { kind: 'self' },
    policy: { proofs: 2, proofSpacingMs: 1_000, soakMs: 60_000, cooldownMs: 60_000 },
    limits: { lastUsedLagMs: 0, maxKeys: 2, settleMs: 15_000 },
    identity: { accountId: '1', principal: 'ops', arn: null },
    beforeIds: [OLD],
    candidate: without ? null : candidate,
    phase,
    doubt: null,
    failure: null,
    startedAt: START,
    endedAt: null,
    ...over,
  };
}

/** An event before its time was taken. */
export type Told = Event extends infer One ? (One extends Event ? Omit<One, 'at'> : never) : never;

/** Tells a rotation of an event so many ms after the start. */
export const tell = (before: Rotation, event: Told, ms = 0): Step =>
  transition(before, { ...event, at: at(ms) });

/** The gate's answer: a proof, and after it a list. */
export const gate = (
  slots: readonly SlotKey[] | null,
  ms: number,
  proof: Proof = proven,
  provenMs = ms,
): Told => ({ kind: 'gate', proof, provenAt: at(provenMs), slots });
