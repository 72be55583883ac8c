import { attend, enter, note, stay } from '../step.ts';
import type { Event, Rotation, Step } from '../types.ts';
import { turnBack } from '../undo.ts';

/** The answer lies in the inbox; it goes into the vault as a candidate, in the transaction that leaves this state. */
export function sealed(rotation: Rotation, event: Event): Step {
  const { candidate } = rotation;
  switch (event.kind) {
    case 'stored': {
      if (candidate === null) return stay(rotation);
      const notes = [note('stored', 'stored', candidate.publicId)];
      const { credentialId } = event;
      return enter(rotation, { kind: 'stored' }, notes, { candidate: { ...candidate, credentialId } });
    }
    case 'inbox-read':
      return event.publicId === null
        ? attend(rotation, { kind: 'sealed' }, 'secret-missing', [])
        : stay(rotation);
    case 'undo-asked':
      return turnBack(rotation, { kind: 'sealed' }, event.at);
    default:
      return stay(rotation);
  }
}
