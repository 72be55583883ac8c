import { afterChange } from '../doubt.ts';
import { isPassing, reasonOf } from '../failures.ts';
import { attend, enter, note, pause, stay } from '../step.ts';
import type { Event, Phase, Rotation, Step } from '../types.ts';

type Deleting = Extract<Phase, { kind: 'deleting' }>;

/** The old key's deletion is on its way, or was. Without its answer the list tells what became of it. */
export function deleting(rotation: Rotation, phase: Deleting, event: Event): Step {
  const cooling = { kind: 'cooling', until: phase.until } as const;
  switch (event.kind) {
    case 'delete-ended':
      if (event.publicId !== rotation.oldPublicId) return stay(rotation);
      switch (event.change.kind) {
        case 'done':
        case 'no-such-key':
          return enter(
            rotation,
            { kind: 'retired', since: event.at },
            [note('retired', 'old-deleted', rotation.oldPublicId)],
            { doubt: null },
          );
        case 'refused': {
          const { failure } = event.change;
          return isPassing(failure)
            ? pause({ ...rotation, phase: cooling }, event.at, failure)
            : attend(rotation, cooling, reasonOf(failure), [], failure);
        }
        case 'unclear':
          return afterChange(rotation, phase, event.at, event.change.failure);
        case 'limit-reached':
          return afterChange(rotation, phase, event.at, null);
      }
      break;
    case 'resumed':
    case 'tick':
    case 'listed':
    case 'list-failed':
      return afterChange(rotation, phase, event.at, null);
    default:
      return stay(rotation);
  }
}
