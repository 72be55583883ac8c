import { afterChange, doubtAt } from '../doubt.ts';
import { isPassing, reasonOf } from '../failures.ts';
import { attend, enter, note, pause, stay } from '../step.ts';
import type { Event, Phase, Rotation, Step } from '../types.ts';
import { turnBack } from '../undo.ts';

type Disabling = Extract<Phase, { kind: 'disabling' }>;

/** The old key's disabling is on its way, or was. Without its answer the list tells what became of it. */
export function disabling(rotation: Rotation, phase: Disabling, event: Event): Step {
  switch (event.kind) {
    case 'disable-ended':
      switch (event.change.kind) {
        case 'done':
          return enter(
            rotation,
            { kind: 'disabled' },
            [note('disabled', 'old-disabled', rotation.oldPublicId)],
            {
              doubt: null,
            },
          );
        case 'refused': {
          const { failure } = event.change;
          return isPassing(failure)
            ? pause({ ...rotation, phase: phase.soak }, event.at, failure)
            : attend(rotation, phase.soak, reasonOf(failure), [], failure);
        }
        case 'unclear':
          return afterChange(rotation, phase, event.at, event.change.failure);
        case 'no-such-key':
        case 'limit-reached':
          return afterChange(rotation, phase, event.at, null);
      }
      break;
    case 'resumed':
    case 'tick':
    case 'listed':
    case 'list-failed':
      return afterChange(rotation, phase, event.at, null);
    case 'undo-asked':
      return turnBack({ ...rotation, doubt: doubtAt(rotation, event.at) }, phase, event.at);
    default:
      return stay(rotation);
  }
}
