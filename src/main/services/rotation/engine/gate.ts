import type { CloudFailure } from '../../../../shared/model/failure.ts';
import type { RotationReason } from '../../../../shared/model/rotation.ts';
import { isPassing, reasonOf } from './failures.ts';
import { sameOwner } from './owner.ts';
import { compare, type Seen } from './slots.ts';
import { isDue, isFresh } from './time.ts';
import type { Event, Rotation } from './types.ts';

/**
 * What the gate before a destructive call says.
 * `again`: nothing was learnt, or not in time. `objection`: the old key, left disabled, was enabled by somebody.
 * `broken`: the new key does not prove any more, or is not enabled. `foreign`: the keys are not as we left them.
 */
export type Verdict =
  | { readonly kind: 'open' }
  | { readonly kind: 'again'; readonly failure: CloudFailure | null }
  | { readonly kind: 'objection' }
  | { readonly kind: 'broken'; readonly reason: RotationReason; readonly failure: CloudFailure | null }
  | { readonly kind: 'foreign' };

/**
 * Whether the old key may be disabled or deleted now. Only when the new key has just proven by its own signature to be
 * of the same principal, the list taken after that holds exactly the keys that we expect, each as we left it, and no
 * unanswered change of ours can still arrive.
 */
export function judge(
  rotation: Rotation,
  gate: Extract<Event, { kind: 'gate' }>,
  old: 'active' | 'disabled',
): Verdict {
  const { proof, slots, provenAt, at } = gate;
  const seen = slots === null ? null : compare(rotation, slots);
  const misfit = seen === null ? null : misfitOf(seen, old);
  if (misfit !== null) return { kind: misfit };
  const failure = proof.kind === 'proven' ? null : proof.failure;
  if (seen?.candidate === 'disabled') return { kind: 'broken', reason: 'foreign-change', failure };
  if (proof.kind !== 'proven') {
    return isPassing(proof.failure)
      ? { kind: 'again', failure }
      : { kind: 'broken', reason: reasonOf(proof.failure), failure };
  }
  if (!sameOwner(rotation, proof)) return { kind: 'broken', reason: 'other-identity', failure };
  const settled = rotation.doubt === null || isDue(rotation.doubt, at);
  // A new key that proves and is not listed will be, in a moment: lists come late.
  return seen?.candidate === 'active' && settled && isFresh(provenAt, at)
    ? { kind: 'open' }
    : { kind: 'again', failure };
}

function misfitOf(seen: Seen, old: 'active' | 'disabled'): 'objection' | 'foreign' | null {
  if (seen.old !== old) return seen.old === 'active' ? 'objection' : 'foreign';
  return seen.othersAsLeft ? null : 'foreign';
}
