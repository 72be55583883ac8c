import { assertNever } from '../../../shared/assert-never.ts';
import type { CloudFailure } from '../../../shared/model/failure.ts';
import type { SlotKey } from '../../../shared/model/rotation.ts';
import type { ListedKey } from '../../clouds/cloud.ts';
import { CloudError } from '../../clouds/cloud-error.ts';
import { isFresh } from './engine/time.ts';
import type { Deadline, Rotation, Step } from './engine/types.ts';
import type { Hands } from './hands.ts';
import type { Keeper, Report } from './parts.ts';
import type { Places } from './places/serve-places.ts';
import type { RotationTime } from './time.ts';

/** Why a rotation stands still. */
export type Pause =
  | { readonly kind: 'wait'; readonly until: Deadline }
  | { readonly kind: 'person' }
  | { readonly kind: 'ended' };

/** What an effect came to: a step that was journalled on the way, an event to report, or a stand-still. */
export type Outcome = { readonly step: Step } | { readonly report: Report } | { readonly pause: Pause };

export interface PerformDeps {
  readonly keeper: Keeper;
  readonly hands: Hands;
  readonly time: RotationTime;
  readonly places: Places;
  /** What the vault knows of the keys that the cloud listed. */
  readonly describe: (rotation: Rotation, listed: readonly ListedKey[]) => Promise<readonly SlotKey[]>;
}

/** Performs the effect of a journalled step. Throws what the vault throws, and whatever ends the calls at lock. */
export async function perform(deps: PerformDeps, { rotation, effect }: Step): Promise<Outcome> {
  const { keeper, hands, time, places } = deps;
  switch (effect.kind) {
    case 'prove-old': {
      const provenAt = time.now();
      return { report: { kind: 'proved-old', proof: await hands.prove('old'), provenAt } };
    }
    case 'prove-new':
      return { report: { kind: 'proved-new', proof: await hands.prove('new') } };
    case 'list': {
      const listed = await list(deps, rotation);
      if ('failure' in listed) return { report: { kind: 'list-failed', failure: listed.failure } };
      return { report: { kind: 'listed', slots: listed.slots } };
    }
    case 'gate': {
      const provenAt = time.now();
      const proof = await hands.prove('new');
      // A list shows a change at once, where a key that was just disabled may prove for some seconds more.
      const listed = await list(deps, rotation);
      const slots = 'failure' in listed ? null : listed.slots;
      return { report: { kind: 'gate', proof, provenAt, slots } };
    }
    case 'prepare-inbox':
      return { step: await keeper.prepareInbox(time.now) };
    case 'create':
      return { report: await create(deps, rotation) };
    case 'read-inbox':
      return { report: { kind: 'inbox-read', publicId: await keeper.readInbox() } };
    case 'store': {
      const step = await keeper.store(time.now);
      // An inbox that cannot be read any more is an answer that was lost.
      return step === null ? { report: { kind: 'inbox-read', publicId: null } } : { step };
    }
    case 'check-stored':
      return { report: { kind: 'stored-checked', matches: await keeper.checkStored() } };
    case 'distribute':
      return { report: await places.distribute(rotation) };
    case 'check-places':
      return { report: await places.check(rotation) };
    case 'hand-back':
      return { report: await places.handBack(rotation) };
    case 'promote':
      return { report: { kind: 'promoted' } };
    case 'demote':
      return { report: { kind: 'demoted' } };
    case 'look-at-last-use':
      return { report: await lookAtLastUse(deps, rotation) };
    case 'disable':
      // Asked for since the intent was journalled, by another process: it can still be heard.
      if (!isFresh(effect.provenAt, time.now()) || keeper.isAsked()) return { report: { kind: 'resumed' } };
      return { report: { kind: 'disable-ended', change: await hands.disable(rotation, effect.publicId) } };
    case 'enable':
      return { report: { kind: 'enable-ended', change: await hands.enable(rotation, effect.publicId) } };
    case 'delete': {
      const { publicId, provenAt } = effect;
      if (!isFresh(provenAt, time.now())) return { report: { kind: 'resumed' } };
      const change = await hands.delete(rotation, publicId);
      return { report: { kind: 'delete-ended', publicId, change } };
    }
    case 'wait':
      return { pause: { kind: 'wait', until: effect.until } };
    case 'ask-person':
      return { pause: { kind: 'person' } };
    case 'finish':
      return { pause: { kind: 'ended' } };
    default:
      return assertNever(effect);
  }
}

async function list(
  { hands, describe }: PerformDeps,
  rotation: Rotation,
): Promise<{ readonly slots: readonly SlotKey[] } | { readonly failure: CloudFailure }> {
  try {
    return { slots: await describe(rotation, await hands.list(rotation)) };
  } catch (error) {
    if (error instanceof CloudError) return { failure: error.failure };
    throw error;
  }
}

async function create({ keeper, hands }: PerformDeps, rotation: Rotation): Promise<Report> {
  // Opened first: whatever becomes of the vault while the request is out, the answer has its place.
  const inbox = keeper.openInbox();
  try {
    const ended = await hands.create(rotation, inbox.put);
    return ended.kind === 'created' ? ended : { kind: 'create-ended', change: ended };
  } finally {
    inbox.close();
  }
}

async function lookAtLastUse({ hands, time }: PerformDeps, rotation: Rotation): Promise<Report> {
  try {
    const askedAt = time.now();
    const lastUsed = await hands.lastUsed(rotation, rotation.oldPublicId);
    // An answer that lay about while the computer slept says nothing of the time since.
    return isFresh(askedAt, time.now()) ? { kind: 'last-used', lastUsed } : { kind: 'tick' };
  } catch (error) {
    if (error instanceof CloudError) return { kind: 'list-failed', failure: error.failure };
    throw error;
  }
}
