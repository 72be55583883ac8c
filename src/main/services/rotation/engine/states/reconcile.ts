import { assertNever } from '../../../../../shared/assert-never.ts';
import type { SlotKey } from '../../../../../shared/model/rotation.ts';
import { isPassing, reasonOf } from '../failures.ts';
import { sealAnswer } from '../seal.ts';
import { attend, note, pause, stay } from '../step.ts';
import type { Event, Instant, Phase, Rotation, Step } from '../types.ts';
import { turnBack } from '../undo.ts';
import { afterCreating } from './reconcile-creating.ts';
import { afterDeleting, afterDisabling, whileDisabled } from './reconcile-disabled.ts';
import { whileEnabled, whileSoaking } from './reconcile-enabled.ts';

type Reconcile = Extract<Phase, { kind: 'reconcile' }>;

/** Nobody knows how far it got: the inbox and the cloud's list tell. */
export function reconcile(rotation: Rotation, phase: Reconcile, event: Event): Step {
  switch (event.kind) {
    case 'inbox-read':
      return inboxRead(rotation, phase, event.publicId, event.at);
    case 'listed': {
      const step = listed(rotation, phase, event.slots, event.at);
      const settled = step.rotation.phase.kind !== 'reconcile' && step.rotation.phase.kind !== 'attention';
      return settled ? { ...step, notes: [note('reconcile', 'reconciled'), ...step.notes] } : step;
    }
    case 'list-failed':
      return isPassing(event.failure)
        ? pause(rotation, event.at, event.failure)
        : attend(rotation, phase.from, reasonOf(event.failure), [], event.failure);
    case 'undo-asked':
      return turnBack(rotation, phase.from, event.at);
    default:
      return stay(rotation);
  }
}

function inboxRead(rotation: Rotation, phase: Reconcile, publicId: string | null, at: Instant): Step {
  if (phase.from.kind !== 'creating') return stay(rotation);
  if (publicId === null) return stay(rotation, { kind: 'list' });
  const step = sealAnswer(rotation, publicId);
  if (!phase.undo || step.rotation.phase.kind !== 'sealed') return step;
  const back = turnBack(step.rotation, step.rotation.phase, at);
  return { ...back, notes: [...step.notes, ...back.notes] };
}

function listed(rotation: Rotation, phase: Reconcile, slots: readonly SlotKey[], at: Instant): Step {
  const { from, since } = phase;
  switch (from.kind) {
    case 'preflight':
    case 'slots':
    case 'intent':
    case 'creating':
      return afterCreating(rotation, phase.undo, slots, at);
    case 'sealed':
    case 'stored':
    case 'proving':
    case 'distributing':
    case 'promoted':
      return whileEnabled(rotation, from, since, slots, at);
    case 'soaking':
      return whileSoaking(rotation, from, slots, at);
    case 'disabling':
      return afterDisabling(rotation, from, slots, at);
    case 'disabled':
    case 'cooling':
      return whileDisabled(rotation, from, slots, at);
    case 'deleting':
      return afterDeleting(rotation, from, slots, at);
    case 'retired':
      return stay({ ...rotation, phase: from });
    default:
      return assertNever(from);
  }
}
