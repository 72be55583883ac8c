import { inDoubt } from '../doubt.ts';
import { firstSoak } from '../entries.ts';
import { note, stay } from '../step.ts';
import type { Event, Rotation, Step } from '../types.ts';
import { turnBack } from '../undo.ts';

const HERE = { kind: 'promoted' } as const;

/** The vault makes the new key the active one, in the transaction that leaves this state. */
export function promoted(rotation: Rotation, event: Event): Step {
  switch (event.kind) {
    case 'promoted':
      return firstSoak(rotation, event.at, [
        note('promoted', 'promoted', rotation.candidate?.publicId ?? null),
      ]);
    case 'resumed':
      return inDoubt(rotation, HERE, event.at);
    case 'undo-asked':
      return turnBack(rotation, HERE, event.at);
    default:
      return stay(rotation);
  }
}
