import type { Output } from '../../../shared/ipc/contract.ts';
import type { PlannedPlace } from '../../../shared/model/consumer.ts';
import type { CredentialId } from '../../../shared/model/ids.ts';
import type { RotationEvent, RotationId, RotationPolicy } from '../../../shared/model/rotation.ts';
import type { CloudContext, ListedKey } from '../../clouds/cloud.ts';
import { createRehearsalCloud, type RehearsalFaults } from '../../clouds/rehearsal/rehearsal.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Random } from '../../ports/random.ts';
import { newId } from '../new-id.ts';
import type { Assessment } from './assess.ts';
import { firstRecord } from './begin.ts';
import { remainingMs } from './engine/time.ts';
import type { Instant, Rotation } from './engine/types.ts';
import { createHands } from './hands.ts';
import { Crash, createMemoryKeeper } from './memory-keeper.ts';
import type { Report } from './parts.ts';
import type { Pause } from './perform.ts';
import { playedPlaces } from './places/played-places.ts';
import type { RotationRequest } from './request.ts';
import type { RotationTime } from './time.ts';
import { viewOfRotation } from './view.ts';
import { walk } from './walk.ts';

/** What a person may want to see go wrong. */
export type Fault =
  | 'none'
  | 'answer-lost'
  | 'crash'
  | 'two-keys'
  | 'old-still-used'
  | 'denied'
  | 'never-proves';

const FAULTS: Readonly<Record<Fault, RehearsalFaults>> = {
  none: {},
  crash: {},
  'two-keys': {},
  'answer-lost': { answerLost: true },
  // The first look comes with the promotion, so that the use which it finds is none after it; two more begin the soak anew.
  'old-still-used': { usesOfOld: 3 },
  denied: { createDenied: true },
  'never-proves': { newNeverProves: true },
};

const OLD_SECRET = 'rehearsed-old';
/** More waits than any rotation of the longest policy has. */
const MOST_WAITS = 100_000;

/** A rotation from its start to where nothing but a person moves it on, in a moment and without touching anything real. */
export async function rehearse(
  { random, clock }: { readonly random: Random; readonly clock: Clock },
  found: Assessment,
  policy: RotationPolicy,
  request: RotationRequest,
  fault: Fault,
  planned: readonly PlannedPlace[],
): Promise<Output<'rotations.rehearse'>> {
  const startedAt = clock.now();
  let now = startedAt;
  const instant = (): Instant => ({ local: now, cloud: now });
  const time: RotationTime = { now: instant, saw: () => undefined };
  const { account, stored } = found;
  const maxKeys = Math.max(found.maxKeys, 2);
  const cloud = createRehearsalCloud({
    id: account.cloud,
    limits: { maxKeys, lastUsedLagMs: found.lastUsedLagMs, propagationMs: 0 },
    now: () => now,
    identity: found.identity ?? {
      accountId: '000000000000',
      principalKind: 'user',
      principal: stored.label,
      arn: null,
    },
    keys: keysOf(found, fault, maxKeys),
    subject: stored.publicId,
    faults: FAULTS[fault],
  });
  const id = newId<RotationId>(random);
  const first = firstRecord(id, { ...request, admin: null }, { ...found, maxKeys }, startedAt);
  const events: RotationEvent[] = [
    { at: startedAt, phase: 'preflight', what: 'started', publicId: stored.publicId, detail: {} },
  ];
  const keeper = createMemoryKeeper({
    first: { ...first, policy },
    oldSecret: OLD_SECRET,
    candidateId: newId<CredentialId>(random),
    events,
    crashes: fault === 'crash',
  });
  const nowhere = {} as CloudContext;
  const hands = createHands({ cloud, keeper, owner: { kind: 'user', name: null }, context: () => nowhere });
  const describe = async (_: unknown, listed: readonly ListedKey[]) =>
    listed.map((key) => ({
      ...key,
      held: found.slots.find((slot) => slot.publicId === key.publicId)?.held ?? null,
      subject: key.publicId === stored.publicId,
    }));

  const served = planned.filter(({ how }) => how !== 'leak').map(({ consumer }) => consumer);
  const places = playedPlaces(served, time, (event) => events.push(event));

  let report: Report = { kind: 'tick' };
  for (let waits = 0; waits < MOST_WAITS; waits += 1) {
    const pause = await walkOn();
    if (pause === 'crashed') report = { kind: 'resumed' };
    else if (pause.kind !== 'wait') break;
    else {
      now += Math.max(remainingMs(pause.until, instant()), 1);
      report = { kind: 'tick' };
    }
  }
  const last = keeper.load();
  const held = new Set([stored.publicId, ...heldIds(found), ...storedId(last)]);
  const rotation = viewOfRotation(
    last,
    { cloud: account.cloud, label: stored.label, places: { total: served.length, open: 0 } },
    (id) => held.has(id),
  );
  // The new key is only played: nothing in the vault answers to its id.
  return { rotation: { ...rotation, newCredentialId: null }, events };

  async function walkOn(): Promise<Pause | 'crashed'> {
    try {
      return await walk({ keeper, hands, time, places, describe, moved: () => undefined }, report);
    } catch (error) {
      if (error instanceof Crash) return 'crashed';
      throw error;
    }
  }
}

const heldIds = ({ slots }: Assessment): readonly string[] =>
  slots.filter((slot) => slot.held !== null).map((slot) => slot.publicId);

const storedId = ({ candidate }: Rotation): readonly string[] =>
  candidate?.credentialId == null ? [] : [candidate.publicId];

/** The keys that are really there, the one to be replaced with a secret of its own; a second one where that is the fault. */
function keysOf(
  { stored, slots }: Assessment,
  fault: Fault,
  maxKeys: number,
): readonly (ListedKey & { readonly secret: string | null })[] {
  const old = {
    publicId: stored.publicId,
    status: 'active',
    createdAt: stored.createdAt,
    lastUsed: stored.lastUsed,
    secret: OLD_SECRET,
  } as const;
  const others = slots
    .filter((slot) => !slot.subject)
    .map(({ publicId, status, createdAt, lastUsed }) => ({
      publicId,
      status,
      createdAt,
      lastUsed,
      secret: null,
    }));
  const wanted = fault === 'two-keys' ? maxKeys - 1 : others.length;
  const played = Array.from({ length: Math.max(0, wanted - others.length) }, (_, i) => ({
    publicId: `REHEARSALOTHER${i + 1}`,
    status: 'active' as const,
    createdAt: null,
    lastUsed: null,
    secret: null,
  }));
  return [old, ...others, ...played];
}
