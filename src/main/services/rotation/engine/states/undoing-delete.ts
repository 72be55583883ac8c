import type { RotationReason, SlotKey } from '../../../../../shared/model/rotation.ts';
import { isPassing, reasonOf } from '../failures.ts';
import { sameOwner } from '../owner.ts';
import { compare, standing } from '../slots.ts';
import { abort, attend, enter, go, note, pause, stay, wait } from '../step.ts';
import { deadline, isFresh, remainingMs } from '../time.ts';
import type { Change, Event, Instant, Rotation, Step, Undoing } from '../types.ts';
import { waitOut } from '../waiting.ts';

/**
 * One key is deleted on the strength of the old one: prove the old key, list, give the old key its place in the vault
 * back, and then the places; delete. Whatever takes too long begins again with the proof.
 */
export function deleteStep(rotation: Rotation, phase: Undoing, event: Event): Step {
  switch (event.kind) {
    case 'proved-old':
      return proved(rotation, phase, event);
    case 'listed':
      return listed(rotation, phase, event.slots, event.at);
    case 'list-failed':
      return isPassing(event.failure)
        ? pause(rotation, event.at, event.failure)
        : attend(rotation, phase.from, reasonOf(event.failure), [], event.failure);
    case 'demoted':
      return demoted(rotation, phase);
    case 'handed-back':
      return handedBack(rotation, phase, event.at);
    case 'hand-back-open':
      return phase.places === 'due' ? stay(rotation, { kind: 'ask-person' }) : stay(rotation);
    case 'resumed':
      // Whoever was at work on the places may have left one behind.
      return proveAgain(rotation, { ...phase, places: 'untouched' });
    case 'delete-ended':
      return event.publicId === phase.publicId
        ? deleted(rotation, phase, event.change, event.at)
        : stay(rotation);
    default:
      return stay(rotation);
  }
}

function proved(
  rotation: Rotation,
  phase: Undoing,
  { proof, provenAt, at }: Extract<Event, { kind: 'proved-old' }>,
): Step {
  if (proof.kind === 'proven') {
    return sameOwner(rotation, proof)
      ? go(rotation, { ...phase, provenAt }, { kind: 'list' })
      : attend(rotation, phase.from, 'old-not-proven', []);
  }
  return isPassing(proof.failure)
    ? pause(rotation, at, proof.failure)
    : attend(rotation, phase.from, 'old-not-proven', [], proof.failure);
}

function listed(rotation: Rotation, phase: Undoing, slots: readonly SlotKey[], at: Instant): Step {
  const { doubt, candidate } = rotation;
  const { provenAt, publicId } = phase;
  if (provenAt === null || !isFresh(provenAt, at)) return proveAgain(rotation, phase);
  if (standing(slots, rotation.oldPublicId) !== 'active') {
    return attend(rotation, phase.from, 'old-not-listed', slots);
  }
  if (doubt !== null && remainingMs(doubt, at) > 0) return waitOut(rotation, doubt, at);
  const target = standing(slots, publicId);
  if (phase.step !== 'delete-candidate' && target === 'absent') return beginAgain(rotation, []);
  const changed = changeSince(rotation, phase, slots);
  if (changed !== null) {
    return phase.step === 'clear-slot'
      ? beginAgain(rotation, [])
      : attend(rotation, phase.from, changed, slots);
  }
  const stored = candidate !== null && candidate.credentialId !== null;
  if (phase.step === 'delete-candidate' && stored && phase.places !== 'back') {
    return stay(rotation, { kind: 'demote' });
  }
  // A list comes late: one without the candidate does not say that it is gone. The deletion's answer does.
  return send(rotation, phase, provenAt);
}

/** What somebody changed since a person decided, or since we looked last; null where nothing is in the way. */
function changeSince(
  rotation: Rotation,
  { step, publicId }: Undoing,
  slots: readonly SlotKey[],
): RotationReason | null {
  const rest = slots.filter((slot) => slot.publicId !== publicId);
  const beforeIds = rotation.beforeIds.filter((id) => id !== publicId);
  if (!compare({ ...rotation, beforeIds }, rest).othersAsLeft) return 'foreign-change';
  const target = slots.find((slot) => slot.publicId === publicId);
  if (step === 'clear-slot' && target?.status === 'active') return 'foreign-change';
  if (step === 'delete-orphan' && target?.held != null) return 'foreign-change';
  return null;
}

/** The vault is back with the old key; what follows a failure now begins with the candidate as it was stored. */
function demoted(rotation: Rotation, phase: Undoing): Step {
  if (phase.step !== 'delete-candidate') return stay(rotation);
  return go(rotation, { ...phase, from: { kind: 'stored' }, places: 'due' }, { kind: 'hand-back' });
}

/** Nothing has the candidate any more, so that it may go. */
function handedBack(rotation: Rotation, phase: Undoing, at: Instant): Step {
  if (phase.step !== 'delete-candidate' || phase.places !== 'due') return stay(rotation);
  const back: Undoing = { ...phase, places: 'back' };
  if (rotation.candidate?.ours !== true) return finish(rotation, back, at, []);
  return back.provenAt !== null && isFresh(back.provenAt, at)
    ? send(rotation, back, back.provenAt)
    : proveAgain(rotation, back);
}

/** The proof is used up with the one call that it allows. */
function send(rotation: Rotation, phase: Undoing, provenAt: Instant): Step {
  const { publicId } = phase;
  return go(rotation, { ...phase, provenAt: null, sent: true }, { kind: 'delete', publicId, provenAt }, [
    note('undoing', 'delete-sent', publicId),
  ]);
}

const proveAgain = (rotation: Rotation, phase: Undoing): Step =>
  enter(rotation, { ...phase, provenAt: null });

function deleted(rotation: Rotation, phase: Undoing, change: Change, at: Instant): Step {
  const answered: Rotation = { ...rotation, phase: { ...phase, sent: false } };
  switch (change.kind) {
    case 'done':
    case 'no-such-key':
      return finish(rotation, phase, at, [note('undoing', 'candidate-deleted', phase.publicId)]);
    case 'refused':
      return isPassing(change.failure)
        ? pause(answered, at, change.failure)
        : attend(rotation, phase.from, reasonOf(change.failure), [], change.failure);
    case 'unclear': {
      const { failure } = change;
      const doubt = deadline(at, rotation.limits.settleMs);
      return go(answered, answered.phase, wait(doubt), [], { failure, doubt });
    }
    case 'limit-reached':
      return attend(rotation, phase.from, 'unexpected', []);
  }
}

function finish(rotation: Rotation, phase: Undoing, at: Instant, notes: Step['notes']): Step {
  if (phase.leadsTo === 'slots') return beginAgain(rotation, notes);
  const step = abort(rotation, at, phase.reason);
  return { ...step, notes: [...notes, note('undoing', 'undone', phase.publicId), ...step.notes] };
}

/** There is room now, or the facts are others: the next list is the one to judge by. */
const beginAgain = (rotation: Rotation, notes: Step['notes']): Step =>
  enter(rotation, { kind: 'slots' }, notes, { beforeIds: [], candidate: null, doubt: null });
