import type { CloudFailure } from '../../../../shared/model/failure.ts';
import type { RotationEvent, RotationReason, SlotKey } from '../../../../shared/model/rotation.ts';
import { leftKeys } from './left.ts';
import { ownEffect } from './own-effect.ts';
import { deadline, RETRY_MS } from './time.ts';
import type { Deadline, Effect, Instant, Leaves, Notes, Phase, Rotation, Station, Step } from './types.ts';

/** What a step changes beside the phase. A failure that it does not name is over. */
export type Changes = Partial<
  Pick<Rotation, 'identity' | 'beforeIds' | 'candidate' | 'doubt' | 'failure' | 'endedAt'>
>;

/** A line of the receipt. Holds ids and codes, never a secret. */
export function note(
  phase: Phase['kind'],
  what: RotationEvent['what'],
  publicId: string | null = null,
  detail: Readonly<Record<string, string>> = {},
): Notes[number] {
  return { phase, what, publicId, detail };
}

/** A failure as the receipt tells it. */
export function told(failure: CloudFailure): Readonly<Record<string, string>> {
  return {
    failure: failure.kind,
    ...(failure.vendorCode === null ? {} : { vendorCode: failure.vendorCode }),
  };
}

/** On to a phase, with what is to be done there. */
export function go(
  rotation: Rotation,
  phase: Phase,
  effect: Effect,
  notes: Notes = [],
  changes: Changes = {},
): Step {
  return { rotation: { ...rotation, failure: null, ...changes, phase }, effect, notes };
}

/** On to a phase, with what that phase does of itself. */
export function enter(rotation: Rotation, phase: Phase, notes: Notes = [], changes: Changes = {}): Step {
  const { rotation: next } = go(rotation, phase, { kind: 'finish' }, notes, changes);
  return { rotation: next, effect: ownEffect(next), notes };
}

/** Nothing changes; `effect` is what to do, or else what the state does of itself. */
export function stay(rotation: Rotation, effect: Effect = ownEffect(rotation)): Step {
  return { rotation, effect, notes: [] };
}

/** Nothing changes but what is known of the failure; it is tried again in a while. */
export function pause(rotation: Rotation, at: Instant, failure: CloudFailure | null): Step {
  return go(rotation, rotation.phase, wait(deadline(at, RETRY_MS)), [], { failure });
}

/** The effect of waiting. */
export const wait = (until: Deadline): Effect => ({ kind: 'wait', until });

/** Stops until a person has decided; `from` is where a decision leads back to. */
export function attend(
  rotation: Rotation,
  from: Station,
  reason: RotationReason,
  slots: readonly SlotKey[],
  failure: CloudFailure | null = null,
): Step {
  const notes = [
    note('attention', 'attention', null, { reason, ...(failure === null ? {} : told(failure)) }),
  ];
  return enter(rotation, { kind: 'attention', reason, from, slots }, notes, { failure });
}

/** Ends it with the keys as they are. */
export function abort(
  rotation: Rotation,
  at: Instant,
  reason: RotationReason,
  failure: CloudFailure | null = null,
  leaves: Leaves = 'old',
): Step {
  const notes = [
    note('aborted-safe', 'aborted', null, { reason, ...(failure === null ? {} : told(failure)) }),
  ];
  const keys = leftKeys(rotation, reason);
  return enter(rotation, { kind: 'aborted-safe', reason, leaves, keys }, notes, {
    failure,
    endedAt: at.local,
  });
}
