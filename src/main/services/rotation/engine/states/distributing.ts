import { inDoubt } from '../doubt.ts';
import { enter, note, stay } from '../step.ts';
import type { Event, Rotation, Step } from '../types.ts';
import { turnBack } from '../undo.ts';

const HERE = { kind: 'distributing' } as const;

/** The new key goes to every place that the old one was handed to, while both work; a person may have to see to some. */
export function distributing(rotation: Rotation, event: Event): Step {
  switch (event.kind) {
    case 'distributed':
      return enter(rotation, { kind: 'promoted' }, [
        note('distributing', 'distributed', rotation.candidate?.publicId ?? null),
      ]);
    case 'distribution-open':
      return stay(rotation, { kind: 'ask-person' });
    case 'resumed':
      return inDoubt(rotation, HERE, event.at);
    case 'undo-asked':
      return turnBack(rotation, HERE, event.at);
    default:
      return stay(rotation);
  }
}
