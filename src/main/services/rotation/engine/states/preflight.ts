import { abort, enter, note, stay } from '../step.ts';
import type { Event, Rotation, Step } from '../types.ts';

/** The old key proves first, and tells whose it is; else nothing is begun. */
export function preflight(rotation: Rotation, event: Event): Step {
  if (event.kind === 'undo-asked') return abort(rotation, event.at, 'stopped-by-person');
  if (event.kind !== 'proved-old') return stay(rotation);
  const { proof, at } = event;
  if (proof.kind !== 'proven') return abort(rotation, at, 'old-not-proven', proof.failure);
  const { accountId, principal, principalKind, arn } = proof.identity;
  if (principalKind === 'role') return abort(rotation, at, 'not-rotatable');
  const proven = note('preflight', 'old-proven', rotation.oldPublicId);
  return enter(rotation, { kind: 'slots' }, [proven], { identity: { accountId, principal, arn } });
}
