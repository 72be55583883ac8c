import { ROTATION_PHASES } from '../../../shared/model/rotation.ts';
import type { Rotation, Station } from './engine/types.ts';
import type { Part } from './parts.ts';

/** The last point on the way of a good day that a rotation reached; null once it has ended. */
export function pointOf({ phase }: Rotation): Station['kind'] | null {
  switch (phase.kind) {
    case 'reconcile':
    case 'attention':
    case 'undoing':
      return phase.from.kind;
    case 'blocked-slots':
      return 'slots';
    case 'done':
    case 'aborted-safe':
      return null;
    default:
      return phase.kind;
  }
}

const rank = (point: Station['kind']): number => ROTATION_PHASES.indexOf(point);

/**
 * The key that signs the calls on the principal's keys now: the old one, until the new one took its place. Taking a key
 * away again is the old key's business, except for enabling the old key itself.
 */
export function signerOf(rotation: Rotation): Part {
  if (rotation.signer.kind === 'admin') return 'admin';
  const { phase, candidate } = rotation;
  if (candidate === null) return 'old';
  if (phase.kind === 'undoing') return phase.step === 'enable-old' ? 'new' : 'old';
  const point = pointOf(rotation);
  return point !== null && rank(point) >= rank('soaking') ? 'new' : 'old';
}
