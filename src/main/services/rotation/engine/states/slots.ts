import type { SlotKey } from '../../../../../shared/model/rotation.ts';
import { isPassing, reasonOf } from '../failures.ts';
import { compare } from '../slots.ts';
import { abort, attend, enter, note, pause, stay } from '../step.ts';
import type { Event, Instant, Rotation, Step } from '../types.ts';

/** What keys there are, and whether there is room for one more. */
export function slots(rotation: Rotation, event: Event): Step {
  switch (event.kind) {
    case 'listed':
      return listed(rotation, event.slots, event.at);
    case 'list-failed':
      return isPassing(event.failure)
        ? pause(rotation, event.at, event.failure)
        : abort(rotation, event.at, reasonOf(event.failure), event.failure);
    case 'undo-asked':
      return abort(rotation, event.at, 'stopped-by-person');
    default:
      return stay(rotation);
  }
}

function listed(rotation: Rotation, found: readonly SlotKey[], at: Instant): Step {
  const { limits, beforeIds } = rotation;
  const seen = compare(rotation, found);
  if (seen.old !== 'active') return abort(rotation, at, 'old-not-listed');
  const known = beforeIds.length > 0;
  if (known && seen.strangers.length > 0) {
    // A key that turned up since we looked last may be the one that an answer was lost for.
    const reason = seen.strangers.length === 1 ? 'orphan-key' : 'foreign-change';
    return attend(rotation, { kind: 'creating' }, reason, found);
  }
  const notes = [note('slots', 'slots-listed', null, { keys: String(found.length) })];
  const now = { beforeIds: found.map((slot) => slot.publicId) };
  return found.length >= limits.maxKeys
    ? enter(rotation, { kind: 'blocked-slots', slots: found }, notes, now)
    : enter(rotation, { kind: 'intent' }, notes, now);
}
