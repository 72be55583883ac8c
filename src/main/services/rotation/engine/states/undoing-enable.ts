import { soakAgain } from '../entries.ts';
import { isPassing, reasonOf } from '../failures.ts';
import { attend, note, pause, stay } from '../step.ts';
import { remainingMs } from '../time.ts';
import type { Event, Rotation, Step, Undoing } from '../types.ts';
import { waitOut } from '../waiting.ts';

/** The old key is enabled again, as often as it takes; the soak begins anew beside it. */
export function enableOldStep(rotation: Rotation, phase: Undoing, event: Event): Step {
  if (event.kind !== 'enable-ended') return stay(rotation);
  const { at, change } = event;
  switch (change.kind) {
    case 'done': {
      const { doubt, oldPublicId } = rotation;
      // A disabling of ours that can still arrive would undo this: enable it once more after that.
      if (doubt !== null && remainingMs(doubt, at) > 0) return waitOut(rotation, doubt, at);
      const notes = [note('undoing', 'old-enabled', oldPublicId), note('undoing', 'undone', oldPublicId)];
      return soakAgain(rotation, at, notes);
    }
    case 'unclear':
      return pause(rotation, at, change.failure);
    case 'refused':
      return isPassing(change.failure)
        ? pause(rotation, at, change.failure)
        : attend(rotation, phase.from, reasonOf(change.failure), [], change.failure);
    case 'no-such-key':
    case 'limit-reached':
      return attend(rotation, phase.from, 'foreign-change', []);
  }
}
