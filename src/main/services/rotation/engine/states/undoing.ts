import { doubtAt } from '../doubt.ts';
import { abort, stay } from '../step.ts';
import type { Event, Rotation, Step, Undoing } from '../types.ts';
import { deleteStep } from './undoing-delete.ts';
import { enableOldStep } from './undoing-enable.ts';

/** Taking something back, or making room. */
export function undoing(rotation: Rotation, phase: Undoing, event: Event): Step {
  if (event.kind === 'undo-asked' && phase.leadsTo === 'slots') {
    return abort(rotation, event.at, 'stopped-by-person');
  }
  if (phase.sent && event.kind !== 'delete-ended') {
    // Whoever sent it did not live to hear the answer.
    return stay({ ...rotation, phase: { ...phase, sent: false }, doubt: doubtAt(rotation, event.at) });
  }
  return phase.step === 'enable-old'
    ? enableOldStep(rotation, phase, event)
    : deleteStep(rotation, phase, event);
}
