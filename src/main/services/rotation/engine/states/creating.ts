import type { CloudFailure } from '../../../../../shared/model/failure.ts';
import { afterChange, doubtAt } from '../doubt.ts';
import { isPassing, reasonOf } from '../failures.ts';
import { sealAnswer } from '../seal.ts';
import { abort, pause, stay } from '../step.ts';
import type { Event, Instant, Rotation, Step } from '../types.ts';
import { turnBack } from '../undo.ts';

const HERE = { kind: 'creating' } as const;

/** One request to create is on its way, or was. Without its answer the inbox and the list tell what became of it. */
export function creating(rotation: Rotation, event: Event): Step {
  const { at } = event;
  switch (event.kind) {
    case 'created':
      return sealAnswer(rotation, event.publicId);
    case 'create-ended':
      switch (event.change.kind) {
        case 'refused':
          return refused(rotation, event.change.failure, at);
        // A request that was delivered twice can have made a key before it was refused.
        case 'limit-reached':
          return afterChange(rotation, HERE, at, null);
        case 'unclear':
          return afterChange(rotation, HERE, at, event.change.failure);
      }
      break;
    case 'resumed':
    case 'tick':
    case 'inbox-read':
      return afterChange(rotation, HERE, at, null);
    case 'undo-asked':
      return turnBack({ ...rotation, doubt: doubtAt(rotation, at) }, HERE, at);
    default:
      return stay(rotation);
  }
}

function refused(rotation: Rotation, failure: CloudFailure, at: Instant): Step {
  if (!isPassing(failure)) return abort(rotation, at, reasonOf(failure), failure);
  return pause({ ...rotation, phase: { kind: 'slots' } }, at, failure);
}
