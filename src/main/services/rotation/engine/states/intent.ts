import { abort, go, note, stay } from '../step.ts';
import type { Event, Rotation, Step } from '../types.ts';

/** A place for the answer is made before the question is asked. */
export function intent(rotation: Rotation, event: Event): Step {
  switch (event.kind) {
    case 'inbox-ready':
      return go(rotation, { kind: 'creating' }, { kind: 'create' }, [note('creating', 'create-sent')]);
    case 'undo-asked':
      return abort(rotation, event.at, 'stopped-by-person');
    default:
      return stay(rotation);
  }
}
