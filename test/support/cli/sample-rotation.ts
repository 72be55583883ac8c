import type { Output } from '../../../src/shared/ipc/contract.ts';
import {
  type RotationView,
  rotationEvent,
  rotationPlan,
  rotationView,
} from '../../../src/shared/model/rotation.ts';
import type { Answers } from './fake-app.ts';
import { FAKE_NOW } from './fake-io.ts';

type Changes = Readonly<Record<string, unknown>>;
type Receipt = Output<'rotations.receipt'>;

const DAY = 86_400_000;

export const OLD_ID = 'AKIAQ3EGRIMWKEYTURN7';
export const NEW_ID = 'AKIAQ3EGRIMWKEYTURN8';
/** Who began `sampleRotation`. */
export const STARTER = { osUser: 'li', device: 'atlas', via: 'cli' } as const;
export const ROTATION_ID = 'rrrr000000000001';

/** A rotation of `sampleKey` that proves its new key, unless told otherwise. */
export function sampleRotation(changes: Changes = {}): RotationView {
  return rotationView.parse({
    id: ROTATION_ID,
    cloud: 'aws',
    credentialId: 'aaaa000000000001',
    label: '部署 deploy',
    oldPublicId: OLD_ID,
    newCredentialId: 'bbbb000000000002',
    newPublicId: NEW_ID,
    phase: 'proving',
    reason: null,
    failure: null,
    policy: { proofs: 3, proofSpacingMs: 2000, soakMs: DAY, cooldownMs: 7 * DAY },
    startedAt: FAKE_NOW - 1000,
    endedAt: null,
    notBefore: FAKE_NOW,
    oldLastUsed: null,
    undo: 'abandon',
    slots: [],
    choices: [],
    leaves: null,
    left: [],
    places: { total: 0, open: 0 },
    ...changes,
  });
}

/** The same rotation at its good end. */
export function doneRotation(changes: Changes = {}): RotationView {
  return sampleRotation({ phase: 'done', endedAt: FAKE_NOW, notBefore: null, undo: null, ...changes });
}

/** A second key that fills the last slot, disabled and unknown here. */
export const otherSlot = {
  publicId: 'AKIAQ3EGRIMWKEYTURN9',
  status: 'disabled',
  createdAt: FAKE_NOW - 400 * DAY,
  lastUsed: { kind: 'used', at: FAKE_NOW - 300 * DAY, service: 's3', region: 'eu-west-1' },
  held: null,
  subject: false,
} as const;

/** A rotation that found no free slot. */
export function blockedRotation(): RotationView {
  return sampleRotation({
    phase: 'blocked-slots',
    reason: 'too-many-keys',
    newCredentialId: null,
    newPublicId: null,
    notBefore: null,
    slots: [
      {
        ...otherSlot,
        publicId: OLD_ID,
        status: 'active',
        held: { id: 'aaaa000000000001', label: '部署 deploy', proves: true },
        subject: true,
      },
      otherSlot,
    ],
    choices: [{ kind: 'delete-disabled', publicId: otherSlot.publicId }, { kind: 'stop' }],
  });
}

/** Lines of a receipt, a second apart. */
export function sampleEvents(...what: readonly string[]): Receipt['events'] {
  return what.map((code, index) =>
    rotationEvent.parse({
      at: FAKE_NOW + index * 1000,
      phase: 'proving',
      what: code,
      publicId: code === 'started' ? null : NEW_ID,
      detail: code === 'new-not-yet' ? { failure: 'unknown-key' } : {},
    }),
  );
}

/** The plan of `sampleRotation`, signed by the key itself. */
export function samplePlan(changes: Changes = {}): Output<'rotations.plan'> {
  return rotationPlan.parse({
    credentialId: 'aaaa000000000001',
    label: '部署 deploy',
    cloud: 'aws',
    principal: 'deploy',
    policy: { proofs: 3, proofSpacingMs: 2000, soakMs: DAY, cooldownMs: 7 * DAY },
    signer: { kind: 'self', label: '部署 deploy' },
    maxKeys: 2,
    slots: [
      {
        ...otherSlot,
        publicId: OLD_ID,
        status: 'active',
        held: { id: 'aaaa000000000001', label: '部署 deploy', proves: true },
        subject: true,
      },
    ],
    permission: 'unknown',
    steps: [
      { step: 'create', signer: 'old', waitsMs: 0, undo: 'abandon' },
      { step: 'prove', signer: 'new', waitsMs: 4000, undo: 'abandon' },
      { step: 'distribute', signer: 'none', waitsMs: 0, undo: 'abandon' },
      { step: 'switch', signer: 'none', waitsMs: 0, undo: 'abandon' },
      { step: 'soak', signer: 'new', waitsMs: DAY, undo: 'abandon' },
      { step: 'disable', signer: 'new', waitsMs: 0, undo: 'enable-old' },
      { step: 'cool', signer: 'none', waitsMs: 7 * DAY, undo: 'enable-old' },
      { step: 'delete', signer: 'new', waitsMs: 0, undo: 'none' },
    ],
    places: [],
    other: null,
    obstacles: [],
    ...changes,
  });
}

/**
 * Answers of an app in which one rotation goes through `views`, one at each `resume`, the last one staying;
 * its receipt grows by one of `events` at each.
 */
export function walking(
  views: readonly [RotationView, ...RotationView[]],
  events: Receipt['events'] = [],
): Answers {
  let steps = 0;
  const now = (): RotationView => views[Math.max(0, Math.min(steps, views.length) - 1)] ?? views[0];
  const step = (): RotationView => {
    steps += 1;
    return now();
  };
  return {
    'rotations.plan': () => samplePlan(),
    'rotations.list': ({ running }) => (running === true && now().endedAt !== null ? [] : [now()]),
    'rotations.get': now,
    'rotations.resume': step,
    'rotations.undo': step,
    'rotations.decide': step,
    'rotations.receipt': () => ({ rotation: now(), events: events.slice(0, steps), startedBy: STARTER }),
  };
}

/** As `walking`, of a rotation that is not there before it is started. */
export function starting(...walk: Parameters<typeof walking>): Answers {
  const answers = walking(...walk);
  let begun = false;
  return {
    ...answers,
    'rotations.start': () => {
      begun = true;
      return { id: walk[0][0].id };
    },
    'rotations.list': (input) => (begun ? (answers['rotations.list']?.(input) ?? []) : []),
  };
}
