import { defined } from '../../../src/shared/defined.ts';
import type { Delivery } from '../../../src/shared/model/consumer.ts';
import type { CredentialDetail } from '../../../src/shared/model/credential.ts';
import {
  DEFAULT_ROTATION_POLICY,
  type RotationEvent,
  type RotationId,
  type RotationPhase,
  type RotationPlan,
  type RotationPolicy,
  type RotationView,
  rotationId,
  type SlotKey,
} from '../../../src/shared/model/rotation.ts';
import { idOf } from './keys.ts';
import { fiveDeliveries } from './used-places.ts';

const HOUR = 3_600_000;

/** A rotation with its lines, as `rotations.receipt` would answer. */
export interface FakeRotation {
  readonly rotation: RotationView;
  readonly events: readonly RotationEvent[];
  /** Its places; none where left out. */
  readonly deliveries?: readonly Delivery[];
}

export const rotationIdOf = (n: number): RotationId => rotationId.parse(idOf(n, 'r'));

/** The lines of a rotation on a good day, in order, with the phase in which each is written. */
const WAY: readonly (readonly [RotationEvent['what'], RotationPhase, 'old' | 'new' | null])[] = [
  ['started', 'preflight', null],
  ['old-proven', 'slots', 'old'],
  ['slots-listed', 'intent', null],
  ['create-sent', 'creating', null],
  ['created', 'sealed', 'new'],
  ['stored', 'stored', 'new'],
  ['new-proven', 'proving', 'new'],
  ['new-proven', 'proving', 'new'],
  ['new-proven', 'distributing', 'new'],
  ['distributed', 'promoted', null],
  ['promoted', 'soaking', 'new'],
  ['disable-sent', 'disabling', 'old'],
  ['old-disabled', 'disabled', 'old'],
  ['delete-sent', 'deleting', 'old'],
  ['old-deleted', 'retired', 'old'],
  ['finished', 'done', null],
];

const LAST: Readonly<Partial<Record<RotationPhase, RotationEvent['what']>>> = {
  preflight: 'started',
  slots: 'old-proven',
  intent: 'slots-listed',
  creating: 'create-sent',
  sealed: 'created',
  stored: 'stored',
  proving: 'stored',
  distributing: 'new-proven',
  promoted: 'distributed',
  soaking: 'promoted',
  disabling: 'disable-sent',
  disabled: 'old-disabled',
  cooling: 'old-disabled',
  deleting: 'delete-sent',
  retired: 'old-deleted',
  done: 'finished',
  'blocked-slots': 'slots-listed',
};

const ENDED: readonly RotationPhase[] = ['done', 'aborted-safe'];

export interface RotationDraft {
  readonly n: number;
  readonly key: CredentialDetail;
  readonly phase: RotationPhase;
  readonly now: number;
  readonly startedAgoMs?: number;
  readonly policy?: RotationPolicy;
  /** Laid over what follows from the phase. */
  readonly view?: Partial<RotationView>;
  /** Lines after those of a good day up to the phase. */
  readonly more?: readonly Partial<RotationEvent>[];
  /** The last line of a good day that is there; follows from the phase where left out. */
  readonly until?: RotationEvent['what'];
}

/** A rotation in some phase, with the lines that lead there. */
export function rotationAt(draft: RotationDraft): FakeRotation {
  const { n, key, phase, now, policy = DEFAULT_ROTATION_POLICY, view = {}, more = [] } = draft;
  const startedAt = now - (draft.startedAgoMs ?? 2 * HOUR);
  const newId = `${key.publicId.slice(0, 4)}NEW${key.publicId.slice(7)}`;
  const last = draft.until ?? LAST[phase];
  const end = WAY.findIndex(([what]) => what === last);
  const lines = WAY.slice(0, end + 1);
  const waits = { soaking: policy.soakMs, cooling: policy.cooldownMs } as const;
  const at = (place: number): number => {
    const what = lines[place]?.[0];
    const soaked = lines.slice(0, place + 1).some(([name]) => name === 'disable-sent');
    const cooled = lines.slice(0, place + 1).some(([name]) => name === 'delete-sent');
    const waited = (soaked ? policy.soakMs : 0) + (cooled ? policy.cooldownMs : 0);
    return Math.min(now, startedAt + waited + place * 2000 + (what === 'started' ? 0 : 500));
  };
  const events: RotationEvent[] = lines.map(([what, own, which], place) => ({
    at: at(place),
    phase: own,
    what,
    publicId: which === 'old' ? key.publicId : which === 'new' ? newId : null,
    detail: {},
  }));
  events.push(
    ...more.map((event) => ({
      at: now - HOUR,
      phase,
      what: 'reconciled' as const,
      publicId: null,
      detail: {},
      ...defined(event),
    })),
  );
  const stored = events.some(({ what }) => what === 'stored');
  const promoted = events.some(({ what }) => what === 'promoted');
  const disabled = phase === 'cooling' || phase === 'disabled' || phase === 'disabling';
  const over = ENDED.includes(phase) || phase === 'deleting' || phase === 'retired';
  return {
    rotation: {
      id: rotationIdOf(n),
      cloud: key.cloud,
      credentialId: key.id,
      label: key.label,
      oldPublicId: key.publicId,
      newCredentialId: null,
      newPublicId: stored ? newId : null,
      phase,
      reason: null,
      failure: null,
      policy,
      startedAt,
      endedAt: ENDED.includes(phase) ? (events.at(-1)?.at ?? now) : null,
      notBefore: phase === 'soaking' || phase === 'cooling' ? Math.max(now, startedAt + waits[phase]) : null,
      oldLastUsed: promoted
        ? { kind: 'used', at: startedAt - 3 * HOUR, service: 's3', region: 'eu-central-1' }
        : null,
      undo: over ? null : disabled ? 'enable-old' : 'abandon',
      slots: [],
      choices: [],
      leaves: null,
      left: [],
      places: { total: 0, open: 0 },
      ...view,
    },
    events,
  };
}

/** A rotation that waits for a person's word on two of its five places. */
export function waitingForPlaces(
  key: CredentialDetail,
  now: number,
  draft: Partial<RotationDraft> = {},
): FakeRotation {
  const deliveries = fiveDeliveries(key.id, now - HOUR);
  const view = { places: { total: 5, open: 2 }, ...draft.view };
  return {
    ...rotationAt({ n: 800, phase: 'distributing', until: 'new-proven', key, now, ...draft, view }),
    deliveries,
  };
}

/** The key itself as its cloud would list it. */
export function slotOf(key: CredentialDetail, over: Partial<SlotKey> = {}): SlotKey {
  return {
    publicId: key.publicId,
    status: 'active',
    createdAt: key.createdAt,
    lastUsed: key.lastUsed,
    held: { id: key.id, label: key.label, proves: key.health.kind === 'proven' },
    subject: true,
    ...over,
  };
}

/** The plan that main would answer for a key of its own user. */
export function planOf(
  key: CredentialDetail,
  policy: RotationPolicy = DEFAULT_ROTATION_POLICY,
  admin: string | null = null,
): RotationPlan {
  const signer = admin === null ? 'new' : 'admin';
  const waits = { ...policy };
  return {
    credentialId: key.id,
    label: key.label,
    cloud: key.cloud,
    principal: key.identity?.principal ?? null,
    policy,
    signer: { kind: admin === null ? 'self' : 'admin', label: admin ?? key.label },
    maxKeys: 2,
    slots: [slotOf(key)],
    permission: 'allowed',
    steps: [
      { step: 'create', signer: admin === null ? 'old' : 'admin', waitsMs: 0, undo: 'abandon' },
      { step: 'prove', signer: 'new', waitsMs: (waits.proofs - 1) * waits.proofSpacingMs, undo: 'abandon' },
      { step: 'distribute', signer: 'none', waitsMs: 0, undo: 'abandon' },
      { step: 'switch', signer: 'none', waitsMs: 0, undo: 'abandon' },
      { step: 'soak', signer: 'none', waitsMs: waits.soakMs, undo: 'abandon' },
      { step: 'disable', signer, waitsMs: 0, undo: 'enable-old' },
      { step: 'cool', signer: 'none', waitsMs: waits.cooldownMs, undo: 'enable-old' },
      { step: 'delete', signer, waitsMs: 0, undo: 'none' },
    ],
    places: [],
    other: null,
    obstacles: key.health.kind === 'proven' ? [] : ['old-not-proven'],
  };
}
