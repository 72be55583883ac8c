import { assertNever } from '../../../../../shared/assert-never.ts';
import type { SlotKey } from '../../../../../shared/model/rotation.ts';
import { isPassing, reasonOf } from '../failures.ts';
import { sealAnswer } from '../seal.ts';
import { attend, note, pause, stay } from '../step.ts';
import { deadline, isDue } from '../time.ts';
import type { Event, Instant, Phase, Rotation, Station, Step } from '../types.ts';
import { turnBack } from '../undo.ts';
import { waitOut } from '../waiting.ts';
import { afterCreating } from './reconcile-creating.ts';
import { afterDeleting, afterDisabling, whileDisabled } from './reconcile-disabled.ts';
import { whileEnabled, whileSoaking } from './reconcile-enabled.ts';

/** The stations at which keys are expected to be as they were left a while ago. */
const WATCHED: ReadonlySet<Station['kind']> = new Set(['soaking', 'disabled', 'cooling']);

type Reconcile = Extract<Phase, { kind: 'reconcile' }>;

/** Nobody knows how far it got: the inbox and the cloud's list tell. */
export function reconcile(before: Rotation, found: Reconcile, event: Event): Step {
  const phase = sinceCloudTime(found, event.at);
  const rotation = { ...before, phase };
  switch (event.kind) {
    case 'inbox-read':
      return inboxRead(rotation, phase, event.publicId, event.at);
    case 'listed':
      return patient(rotation, phase, listed(rotation, phase, event.slots, event.at), event.at);
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

/** What waits for the cloud counts by the cloud's time, from the first instant that it is known. */
function sinceCloudTime(phase: Reconcile, at: Instant): Reconcile {
  return phase.since.cloud === null && at.cloud !== null ? { ...phase, since: at } : phase;
}

/** A list may be a little late: what somebody seems to have changed has to be there still when it has settled. */
function patient(rotation: Rotation, { from, since }: Reconcile, step: Step, at: Instant): Step {
  const { kind } = step.rotation.phase;
  const settled = deadline(since, rotation.limits.settleMs);
  const disputed =
    WATCHED.has(from.kind) && (kind === 'attention' || (kind === 'soaking' && kind !== from.kind));
  if (disputed && !isDue(settled, at)) return waitOut(rotation, settled, at);
  if (kind === 'reconcile' || kind === 'attention') return step;
  return { ...step, notes: [note('reconcile', 'reconciled'), ...step.notes] };
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
