import { inDoubt } from '../doubt.ts';
import { coolOn, enableOld, soakAgain } from '../entries.ts';
import { judge } from '../gate.ts';
import { attend, go, note, pause, stay, told } from '../step.ts';
import { anchored, deadline, isDue } from '../time.ts';
import type { Event, Phase, Rotation, Step } from '../types.ts';
import { turnBack } from '../undo.ts';

type Cooling = Extract<Phase, { kind: 'cooling' }>;

/** The old key stays disabled for a while, so that whoever misses it can have it back by one click. */
export function cooling(rotation: Rotation, phase: Cooling, event: Event): Step {
  switch (event.kind) {
    case 'tick':
      return coolOn(rotation, phase.until, event.at);
    case 'places-checked':
      return isDue(phase.until, event.at) ? go(rotation, phase, { kind: 'gate' }) : stay(rotation);
    case 'places-open':
      return attend(rotation, phase, 'places-open', []);
    case 'gate':
      return atGate(rotation, phase, event);
    case 'resumed':
      return inDoubt(rotation, phase, event.at);
    case 'undo-asked':
      return turnBack(rotation, phase, event.at);
    default:
      return stay(rotation);
  }
}

function atGate(rotation: Rotation, phase: Cooling, event: Extract<Event, { kind: 'gate' }>): Step {
  const { oldPublicId } = rotation;
  const { at, provenAt, slots } = event;
  const until = anchored(phase.until, at);
  const verdict = judge(rotation, event, 'disabled');
  switch (verdict.kind) {
    case 'open':
      return isDue(until, at)
        ? go(rotation, { kind: 'deleting', until }, { kind: 'delete', publicId: oldPublicId, provenAt }, [
            note('deleting', 'delete-sent', oldPublicId),
          ])
        : coolOn(rotation, until, at);
    case 'again':
      return pause(rotation, at, verdict.failure);
    case 'objection':
      // A list may be a little late: what it shows right after the disabling is no objection yet.
      if (!isDue(deadline(phase.until.from, rotation.limits.settleMs), at)) return pause(rotation, at, null);
      return soakAgain(rotation, at, [note('cooling', 'old-enabled', oldPublicId)]);
    case 'broken': {
      const { failure, reason } = verdict;
      const detail = failure === null ? { reason } : told(failure);
      const notes = [note('cooling', 'new-not-yet', rotation.candidate?.publicId ?? null, detail)];
      return enableOld({ ...rotation, failure }, phase, notes);
    }
    case 'foreign':
      return attend(rotation, phase, 'foreign-change', slots ?? []);
  }
}
