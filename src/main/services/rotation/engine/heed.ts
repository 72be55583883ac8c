import { soakAgain } from './entries.ts';
import { note, stay } from './step.ts';
import type { Effect, Event, Rotation, Step, Transition } from './types.ts';
import { type Undo, undoOf } from './undo.ts';

/** A step, what is left of a person's wish after it, and where the step came through. */
export interface Heeded {
  readonly step: Step;
  readonly wish: Undo | null;
  /** What the event alone made of the rotation, where the wish turned it back from there; null where it did not. */
  readonly through: Rotation | null;
}

/** What is not begun any more once somebody wants out. */
const GOES_AHEAD: ReadonlySet<Effect['kind']> = new Set(['create', 'disable', 'delete']);

/**
 * A transition at which a person's wish to turn back is heard. What the event tells is taken in first, since it may be
 * the outcome of a change; then the rotation turns back before anything else is begun. A go-ahead to create, disable or
 * delete that the event would have been is not given. `wish` is what an undo would have done when it was asked for.
 */
export function heed(transition: Transition, before: Rotation, event: Event, wish: Undo | null): Heeded {
  const step = transition(before, event);
  if (wish === null) return { step, wish, through: null };
  const given = GOES_AHEAD.has(step.effect.kind) && undoOf(before) !== null ? stay(before) : step;
  const { rotation } = given;
  const { phase } = rotation;
  const undo = undoOf(rotation);
  if (undo === null) return { step, wish: isOnItsWay(rotation, wish) ? null : wish, through: null };
  // It could not be taken back: whoever looks at it decides anew.
  if (before.phase.kind === 'undoing' && phase.kind === 'attention') {
    return { step, wish: null, through: null };
  }
  if (wish === 'enable-old' && undo === 'abandon') {
    return { step: leftEnabled(step, event), wish: null, through: null };
  }
  const back = transition(rotation, { kind: 'undo-asked', at: event.at });
  // Somebody who wanted the new key gone gets that too, once the old one is enabled again.
  const rest = wish === 'abandon' && undo === 'enable-old' ? wish : null;
  return { step: { ...back, notes: [...given.notes, ...back.notes] }, wish: rest, through: rotation };
}

/** Whether what was asked for is under way, or can come no more. */
function isOnItsWay({ phase }: Rotation, wish: Undo): boolean {
  if (phase.kind === 'undoing') return wish === 'enable-old' || phase.leadsTo === 'aborted-safe';
  return phase.kind === 'done' || phase.kind === 'aborted-safe';
}

/** The old key was asked for while it was about to be disabled, and was not: it stays enabled for a soak from now on. */
function leftEnabled(step: Step, { at }: Event): Step {
  if (step.rotation.phase.kind !== 'soaking') return step;
  const decided = note('soaking', 'decided', null, { choice: 'enable-old' });
  return soakAgain(step.rotation, at, [...step.notes, decided]);
}
