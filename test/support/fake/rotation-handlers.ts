import { defined } from '../../../src/shared/defined.ts';
import { waitsForWord } from '../../../src/shared/delivery-waits.ts';
import type { ChannelName } from '../../../src/shared/ipc/channels.ts';
import type { Input, Output } from '../../../src/shared/ipc/contract.ts';
import { KeyturnError } from '../../../src/shared/ipc/envelope.ts';
import type { ConsumerView, Delivery } from '../../../src/shared/model/consumer.ts';
import type { CredentialDetail } from '../../../src/shared/model/credential.ts';
import type { CredentialId } from '../../../src/shared/model/ids.ts';
import {
  DEFAULT_ROTATION_POLICY,
  type RotationId,
  type RotationView,
} from '../../../src/shared/model/rotation.ts';
import { type FakeRotation, planOf, rotationAt } from './rotations.ts';
import { plannedOf } from './used-places.ts';

const DAY = 86_400_000;

type RotationChannel = Extract<ChannelName, `rotations.${string}`>;

export interface FakeRotationDeps {
  readonly initial: readonly FakeRotation[];
  readonly now: () => number;
  readonly find: (id: CredentialId) => CredentialDetail;
  /** The places where a key is used. */
  readonly placesOf: (id: CredentialId) => readonly ConsumerView[];
  readonly changed: (id: RotationId) => void;
}

export interface FakeRotations {
  readonly handlers: { readonly [C in RotationChannel]: (input: Input<C>) => Output<C> };
  /** Puts a rotation in place of the one with its id, and tells the window. */
  put(next: FakeRotation): void;
}

/** How each fault ends in the fake's rehearsal. */
const ENDINGS = {
  none: { phase: 'done' },
  crash: { phase: 'done' },
  'answer-lost': { phase: 'attention', until: 'create-sent', view: { reason: 'orphan-key' } },
  'two-keys': { phase: 'blocked-slots' },
  'old-still-used': { phase: 'soaking' },
  denied: { phase: 'aborted-safe', until: 'create-sent', view: { reason: 'denied' } },
  'never-proves': { phase: 'aborted-safe', until: 'stored', view: { reason: 'never-proven' } },
} as const;

/** The rotations behind the fake bridge. Time does not pass in it: a rotation stands where it was put. */
export function createFakeRotations({
  initial,
  now,
  find,
  placesOf,
  changed,
}: FakeRotationDeps): FakeRotations {
  let all = [...initial];
  const get = (id: string): FakeRotation => {
    const found = all.find(({ rotation }) => rotation.id === id);
    if (found === undefined) throw new KeyturnError('not-found');
    return found;
  };
  const put = (next: FakeRotation): void => {
    all = [...all.filter(({ rotation }) => rotation.id !== next.rotation.id), next];
    changed(next.rotation.id);
  };
  const move = (id: string, over: Partial<RotationView>): RotationView => {
    const found = get(id);
    const next = { ...found, rotation: { ...found.rotation, ...over } };
    put(next);
    return next.rotation;
  };
  const stopped = () =>
    ({ phase: 'aborted-safe', reason: 'stopped-by-person', undo: null, endedAt: now() }) as const;

  return {
    put,
    handlers: {
      'rotations.plan': ({ credentialId, policy = {}, admin = null }) => ({
        ...planOf(
          find(credentialId as CredentialId),
          { ...DEFAULT_ROTATION_POLICY, ...defined(policy) },
          admin === null ? null : find(admin as CredentialId).label,
        ),
        places: [...plannedOf(placesOf(credentialId as CredentialId))],
      }),
      'rotations.deliveries': ({ id }) => [...(get(id).deliveries ?? [])],
      'rotations.answerDelivery': ({ id, consumer, answer }) => {
        const found = get(id);
        const state = answer === 'retry' ? 'done' : answer === 'waive' ? 'waived' : answer;
        const deliveries = (found.deliveries ?? []).map(
          (one): Delivery => (one.consumer.id === consumer ? { ...one, state, problem: null } : one),
        );
        const open = deliveries.filter(waitsForWord).length;
        const { rotation } = found;
        const places = { ...rotation.places, open };
        const next = { ...found, deliveries, rotation: { ...rotation, places } };
        put(open > 0 ? next : { ...next, rotation: { ...next.rotation, phase: 'promoted' } });
        return get(id).rotation;
      },
      'rotations.start': ({ credentialId }) => {
        const key = find(credentialId as CredentialId);
        const n = 900 + all.length;
        const made = rotationAt({ n, key, phase: 'proving', now: now(), startedAgoMs: 10_000 });
        put(made);
        return { id: made.rotation.id };
      },
      'rotations.list': ({ running = false }) =>
        all.map(({ rotation }) => rotation).filter(({ endedAt }) => !running || endedAt === null),
      'rotations.get': ({ id }) => get(id).rotation,
      'rotations.resume': ({ id }) => get(id).rotation,
      'rotations.undo': ({ id }) =>
        move(
          id,
          get(id).rotation.undo === 'abandon'
            ? stopped()
            : { phase: 'soaking', undo: 'abandon', notBefore: now() + DAY },
        ),
      'rotations.decide': ({ id, choice }) =>
        move(id, { ...(choice.kind === 'stop' ? stopped() : { phase: 'slots' }), slots: [], choices: [] }),
      'rotations.receipt': ({ id }) => {
        const { rotation, events } = get(id);
        const startedBy = { osUser: 'li', device: 'atlas', via: 'app' } as const;
        return { rotation, events: [...events], startedBy };
      },
      'rotations.rehearse': ({ request, fault }) => {
        const key = find(request.credentialId as CredentialId);
        const { rotation, events } = rotationAt({
          n: 990,
          key,
          now: now() + 9 * DAY,
          startedAgoMs: 9 * DAY,
          ...ENDINGS[fault],
        });
        return { rotation, events: [...events] };
      },
    },
  };
}
