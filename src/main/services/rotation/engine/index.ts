import { assertNever } from '../../../../shared/assert-never.ts';
import { ownEffect } from './own-effect.ts';
import { attention } from './states/attention.ts';
import { blockedSlots } from './states/blocked-slots.ts';
import { cooling } from './states/cooling.ts';
import { creating } from './states/creating.ts';
import { deleting } from './states/deleting.ts';
import { disabled } from './states/disabled.ts';
import { disabling } from './states/disabling.ts';
import { distributing } from './states/distributing.ts';
import { intent } from './states/intent.ts';
import { preflight } from './states/preflight.ts';
import { promoted } from './states/promoted.ts';
import { proving } from './states/proving.ts';
import { reconcile } from './states/reconcile.ts';
import { retired } from './states/retired.ts';
import { sealed } from './states/sealed.ts';
import { slots } from './states/slots.ts';
import { soaking } from './states/soaking.ts';
import { stored } from './states/stored.ts';
import { undoing } from './states/undoing.ts';
import { stay } from './step.ts';
import { anchored } from './time.ts';
import type { Event, Rotation, Step, Transition } from './types.ts';

/**
 * What a rotation becomes by an event, and what is to be done then. Total: an event that does not belong to a state
 * leaves it as it is and repeats what that state does of itself.
 */
export const transition: Transition = (rotation, event) => {
  const { doubt } = rotation;
  return next(doubt === null ? rotation : { ...rotation, doubt: anchored(doubt, event.at) }, event);
};

function next(rotation: Rotation, event: Event): Step {
  const { phase } = rotation;
  switch (phase.kind) {
    case 'preflight':
      return preflight(rotation, event);
    case 'slots':
      return slots(rotation, event);
    case 'blocked-slots':
      return blockedSlots(rotation, event);
    case 'intent':
      return intent(rotation, event);
    case 'creating':
      return creating(rotation, event);
    case 'sealed':
      return sealed(rotation, event);
    case 'stored':
      return stored(rotation, event);
    case 'proving':
      return proving(rotation, phase, event);
    case 'distributing':
      return distributing(rotation, event);
    case 'promoted':
      return promoted(rotation, event);
    case 'soaking':
      return soaking(rotation, phase, event);
    case 'disabling':
      return disabling(rotation, phase, event);
    case 'disabled':
      return disabled(rotation, event);
    case 'cooling':
      return cooling(rotation, phase, event);
    case 'deleting':
      return deleting(rotation, phase, event);
    case 'retired':
      return retired(rotation, phase, event);
    case 'reconcile':
      return reconcile(rotation, phase, event);
    case 'undoing':
      return undoing(rotation, phase, event);
    case 'attention':
      return attention(rotation, phase, event);
    case 'done':
    case 'aborted-safe':
      return stay(rotation);
    default:
      return assertNever(phase);
  }
}

/** What a rotation does of itself when it is found as it is. Never creates, disables or deletes. */
export const effectOf = ownEffect;

export { choicesOf } from './choices.ts';
export { soakMs } from './entries.ts';
