import { inDoubt } from '../doubt.ts';
import { startProving } from '../entries.ts';
import { attend, stay } from '../step.ts';
import type { Event, Rotation, Step } from '../types.ts';
import { turnBack } from '../undo.ts';

/** What the vault holds is read again and compared before anything relies on it. */
export function stored(rotation: Rotation, event: Event): Step {
  switch (event.kind) {
    case 'stored-checked':
      return event.matches
        ? startProving(rotation, event.at, [])
        : attend(rotation, { kind: 'stored' }, 'secret-missing', []);
    case 'resumed':
      return inDoubt(rotation, { kind: 'stored' }, event.at);
    case 'undo-asked':
      return turnBack(rotation, { kind: 'stored' }, event.at);
    default:
      return stay(rotation);
  }
}
