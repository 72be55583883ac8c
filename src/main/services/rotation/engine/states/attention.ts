import type { CredentialId } from '../../../../../shared/model/ids.ts';
import type { RotationChoice, SlotKey } from '../../../../../shared/model/rotation.ts';
import { isOffered } from '../choices.ts';
import { inDoubt } from '../doubt.ts';
import { leftBehind } from '../left.ts';
import { acceptedIds, standing } from '../slots.ts';
import { abort, enter, note, stay } from '../step.ts';
import type { Event, Instant, Phase, Rotation, Station, Step } from '../types.ts';
import { turnBack } from '../undo.ts';

type Attention = Extract<Phase, { kind: 'attention' }>;

/** A person has to look. Nothing happens until then. */
export function attention(rotation: Rotation, phase: Attention, event: Event): Step {
  switch (event.kind) {
    case 'chosen':
      return isOffered(rotation, event.choice)
        ? chosen(rotation, phase, event.choice, event.at)
        : stay(rotation);
    case 'undo-asked':
      return rotation.candidate === null
        ? abort(rotation, event.at, 'stopped-by-person')
        : turnBack(rotation, phase.from, event.at);
    case 'stored':
      return saved(rotation, phase, event.credentialId, event.at);
    case 'inbox-read':
      return event.publicId === null ? saved(rotation, phase, null, event.at) : stay(rotation);
    default:
      return stay(rotation);
  }
}

function chosen(rotation: Rotation, phase: Attention, choice: RotationChoice, at: Instant): Step {
  const publicId = 'publicId' in choice ? choice.publicId : null;
  const decided = note('attention', 'decided', publicId, { choice: choice.kind });
  const step = decide(rotation, phase, choice, at);
  return { ...step, notes: [decided, ...step.notes] };
}

function decide(rotation: Rotation, phase: Attention, choice: RotationChoice, at: Instant): Step {
  switch (choice.kind) {
    case 'delete-orphan':
      return enter(rotation, {
        kind: 'undoing',
        step: 'delete-orphan',
        publicId: choice.publicId,
        leadsTo: 'slots',
        reason: phase.reason,
        provenAt: null,
        sent: false,
        places: 'untouched',
        from: phase.from,
      });
    case 'retry':
      return goOn(rotation, phase, at);
    case 'stop':
    case 'promote-held':
    case 'delete-disabled':
      return stop(rotation, phase, at);
  }
}

/** The answer that waits in the inbox goes into the vault before a rotation ends: the cloud still honours its key. */
function stop(rotation: Rotation, { from }: Attention, at: Instant): Step {
  return isUnsaved(rotation)
    ? stay(rotation, { kind: 'store' })
    : abort(rotation, at, 'stopped-by-person', null, leftBehind(rotation, from));
}

const isUnsaved = ({ candidate }: Rotation): boolean => candidate !== null && candidate.credentialId === null;

/** The end of a stop that had to store first. An inbox that cannot be read holds nothing that could be kept. */
function saved(
  rotation: Rotation,
  { from }: Attention,
  credentialId: CredentialId | null,
  at: Instant,
): Step {
  const { candidate } = rotation;
  if (candidate === null || candidate.credentialId !== null) return stay(rotation);
  const kept: Rotation = { ...rotation, candidate: { ...candidate, credentialId } };
  const step = abort(kept, at, 'stopped-by-person', null, leftBehind(kept, from));
  const notes = credentialId === null ? [] : [note('attention', 'stored', candidate.publicId)];
  return { ...step, notes: [...notes, ...step.notes] };
}

/** Goes on from what the person saw: keys that were listed then are taken for given, and compared with from now on. */
function goOn(rotation: Rotation, { from, slots }: Attention, at: Instant): Step {
  if (rotation.candidate === null) {
    return enter(rotation, { kind: 'slots' }, [], { beforeIds: [] });
  }
  if (slots.length === 0) return onward(rotation, from, at);
  const beforeIds = acceptedIds(rotation, slots);
  return onward({ ...rotation, beforeIds }, asFound(rotation, from, slots, at), at);
}

function onward(rotation: Rotation, from: Station, at: Instant): Step {
  // What the inbox holds goes into the vault before anything is asked of the cloud.
  const first = from.kind === 'sealed' || from.kind === 'retired';
  return first ? enter(rotation, from) : inDoubt(rotation, from, at);
}

/** The station that fits the old key's state as the person saw it, where somebody else changed it. */
function asFound(rotation: Rotation, from: Station, slots: readonly SlotKey[], at: Instant): Station {
  const old = standing(slots, rotation.oldPublicId);
  switch (from.kind) {
    case 'soaking':
    case 'disabling':
      if (old === 'absent') return { kind: 'retired', since: at };
      return old === 'disabled' ? { kind: 'disabled' } : from;
    case 'disabled':
    case 'cooling':
    case 'deleting':
      return old === 'absent' ? { kind: 'retired', since: at } : from;
    case 'retired':
      return old === 'absent' ? { ...from, since: at } : { kind: 'disabled' };
    default:
      return from;
  }
}
