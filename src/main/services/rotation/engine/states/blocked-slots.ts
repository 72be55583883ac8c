import type { RotationChoice } from '../../../../../shared/model/rotation.ts';
import { isOffered } from '../choices.ts';
import { abort, enter, note, stay } from '../step.ts';
import type { Event, Instant, Rotation, Step } from '../types.ts';

/** No room for one more key: a person decides on the facts. Found again later, the facts are fetched anew. */
export function blockedSlots(rotation: Rotation, event: Event): Step {
  switch (event.kind) {
    case 'chosen':
      return isOffered(rotation, event.choice) ? chosen(rotation, event.choice, event.at) : stay(rotation);
    case 'resumed':
      return lookAgain(rotation);
    case 'undo-asked':
      return abort(rotation, event.at, 'stopped-by-person');
    default:
      return stay(rotation);
  }
}

/** What was there is forgotten: the next list is the one to judge by. */
const lookAgain = (rotation: Rotation): Step => enter(rotation, { kind: 'slots' }, [], { beforeIds: [] });

function chosen(rotation: Rotation, choice: RotationChoice, at: Instant): Step {
  const publicId = 'publicId' in choice ? choice.publicId : null;
  const decided = [note('blocked-slots', 'decided', publicId, { choice: choice.kind })];
  switch (choice.kind) {
    case 'promote-held':
      return promoteHeld(rotation, choice.publicId, decided);
    case 'delete-disabled': {
      const from = { kind: 'slots' } as const;
      const reason = 'too-many-keys';
      const undoing = {
        kind: 'undoing',
        step: 'clear-slot',
        leadsTo: 'slots',
        provenAt: null,
        sent: false,
        places: 'untouched',
      } as const;
      return enter(rotation, { ...undoing, publicId: choice.publicId, reason, from }, decided);
    }
    case 'retry': {
      const again = lookAgain(rotation);
      return { ...again, notes: decided };
    }
    case 'stop':
    case 'delete-orphan':
      return abort(rotation, at, 'stopped-by-person');
  }
}

/** The other key takes the new key's part. It was there before, so that no undo deletes it. */
function promoteHeld(rotation: Rotation, publicId: string, decided: Step['notes']): Step {
  const { phase, beforeIds } = rotation;
  const held =
    phase.kind === 'blocked-slots' ? phase.slots.find((slot) => slot.publicId === publicId)?.held : null;
  if (held === null || held === undefined) return stay(rotation);
  return enter(rotation, { kind: 'stored' }, decided, {
    candidate: { publicId, credentialId: held.id, ours: false },
    beforeIds: beforeIds.filter((id) => id !== publicId),
  });
}
