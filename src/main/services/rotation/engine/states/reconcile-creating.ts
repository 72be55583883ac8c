import type { SlotKey } from '../../../../../shared/model/rotation.ts';
import { compare } from '../slots.ts';
import { abort, attend, enter } from '../step.ts';
import { remainingMs } from '../time.ts';
import type { Instant, Rotation, Step } from '../types.ts';
import { waitOut } from '../waiting.ts';

const CREATING = { kind: 'creating' } as const;

/**
 * The answer to create is lost and the inbox is empty. No new key once the request can no more arrive: nothing happened,
 * begin again. One: its secret is nobody's. More: somebody else is at work.
 */
export function afterCreating(
  rotation: Rotation,
  undo: boolean,
  slots: readonly SlotKey[],
  at: Instant,
): Step {
  const { strangers } = compare(rotation, slots);
  if (strangers.length > 1) return attend(rotation, CREATING, 'foreign-change', slots);
  if (strangers.length === 1) return attend(rotation, CREATING, 'orphan-key', slots);
  const { doubt } = rotation;
  if (doubt !== null && remainingMs(doubt, at) > 0) return waitOut(rotation, doubt, at);
  return undo
    ? abort(rotation, at, 'stopped-by-person')
    : enter(rotation, { kind: 'slots' }, [], { doubt: null });
}
