import type { RotationReason } from '../../../../shared/model/rotation.ts';
import { compare, type Standing, standing } from './slots.ts';
import type { Leaves, LeftKey, Rotation, Station } from './types.ts';

type Status = LeftKey['status'];

const AS: Readonly<Record<Standing, Status>> = { active: 'enabled', disabled: 'disabled', absent: 'deleted' };

/** Ends that say of the old key itself that it is not what it was taken for. */
const DOUBTS_OLD: ReadonlySet<RotationReason> = new Set(['old-not-proven', 'old-not-listed']);

/** Which key is in use when a rotation is stopped at a station: stopping changes nothing at the cloud. */
export function leftBehind({ candidate }: Rotation, from: Station): Leaves {
  if (candidate === null) return 'old';
  switch (from.kind) {
    case 'soaking':
    case 'disabling':
    case 'disabled':
    case 'cooling':
    case 'deleting':
    case 'retired':
      return 'new';
    default:
      return 'both';
  }
}

/**
 * The keys of a rotation that ends where it is now: by the list that is before the person where there is one, else as the
 * rotation left them. Keys that were there before it are named only where it was about to change them.
 */
export function leftKeys(rotation: Rotation, reason: RotationReason | null = null): readonly LeftKey[] {
  const { phase, oldPublicId, candidate } = rotation;
  const listed = phase.kind === 'attention' && phase.slots.length > 0 ? phase.slots : null;
  const now = (publicId: string, otherwise: Status): Status =>
    listed === null ? otherwise : AS[standing(listed, publicId)];
  const old: Status = reason !== null && DOUBTS_OLD.has(reason) ? 'unknown' : oldStatus(rotation);
  const strangers = listed === null ? [] : compare(rotation, listed).strangers;
  return [
    { publicId: oldPublicId, part: 'old', status: now(oldPublicId, old) },
    ...(candidate === null
      ? []
      : [
          {
            publicId: candidate.publicId,
            part: 'new',
            status: now(candidate.publicId, newStatus(rotation)),
          } as const,
        ]),
    ...strangers.map(
      ({ publicId }) => ({ publicId, part: 'other', status: now(publicId, 'unknown') }) as const,
    ),
    ...givenUp(rotation),
  ];
}

function oldStatus({ phase }: Rotation): Status {
  switch (phase.kind) {
    case 'reconcile':
    case 'attention':
      return oldStatusAt(phase.from);
    // Whatever else is taken away, it is on the strength of the old key.
    case 'undoing':
    case 'blocked-slots':
    case 'aborted-safe':
      return 'enabled';
    case 'done':
      return 'deleted';
    default:
      return oldStatusAt(phase);
  }
}

function oldStatusAt(station: Station): Status {
  switch (station.kind) {
    case 'disabling':
    case 'deleting':
      return 'unknown';
    case 'disabled':
    case 'cooling':
      return 'disabled';
    case 'retired':
      return 'deleted';
    default:
      return 'enabled';
  }
}

function newStatus({ phase, candidate, failure }: Rotation): Status {
  if (phase.kind === 'undoing' && phase.step === 'delete-candidate') {
    return candidate?.ours === true ? 'deleted' : 'enabled';
  }
  // What the cloud refused may have been the second half of taking the key away.
  return failure === null ? 'enabled' : 'unknown';
}

/** A key that a person gave up, and whose deletion is not known to have happened. Nor to have failed, while in doubt. */
function givenUp({ phase, doubt }: Rotation): readonly LeftKey[] {
  if (phase.kind !== 'undoing' || phase.leadsTo !== 'slots') return [];
  const before = phase.step === 'clear-slot' ? 'disabled' : 'enabled';
  const status = phase.sent || doubt !== null ? 'unknown' : before;
  return [{ publicId: phase.publicId, part: 'other', status }];
}
