import { isPassing, reasonOf } from '../failures.ts';
import { compare } from '../slots.ts';
import { attend, enter, note, pause, stay } from '../step.ts';
import { deadline, isDue } from '../time.ts';
import type { Event, Phase, Rotation, Step } from '../types.ts';

type Retired = Extract<Phase, { kind: 'retired' }>;

/** How long a deleted key may still be listed, in ms, before that is taken for somebody's doing. */
const STILL_LISTED_MS = 300_000;

/** The old key is deleted; the list has to say so too. */
export function retired(rotation: Rotation, phase: Retired, event: Event): Step {
  switch (event.kind) {
    case 'listed': {
      const seen = compare(rotation, event.slots);
      if (seen.candidate !== 'active') return attend(rotation, phase, 'foreign-change', event.slots);
      if (seen.old === 'absent') {
        const finished = note('done', 'finished', rotation.candidate?.publicId ?? null);
        return enter(rotation, { kind: 'done' }, [finished], { doubt: null, endedAt: event.at.local });
      }
      return isDue(deadline(phase.since, STILL_LISTED_MS), event.at)
        ? attend(rotation, phase, 'foreign-change', event.slots)
        : pause(rotation, event.at, null);
    }
    case 'list-failed':
      return isPassing(event.failure)
        ? pause(rotation, event.at, event.failure)
        : attend(rotation, phase, reasonOf(event.failure), [], event.failure);
    default:
      return stay(rotation);
  }
}
