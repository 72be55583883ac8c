import { assertNever } from '../../../shared/assert-never.ts';
import type { ComparisonOutcome } from '../../../shared/model/restore.ts';
import type { ListedKey } from '../../clouds/cloud.ts';
import { compare, type Standing } from '../rotation/engine/slots.ts';
import type { Rotation, Station } from '../rotation/engine/types.ts';

/** How the two keys of a rotation should stand; a set where a step may or may not have been taken. */
interface Expected {
  readonly old: readonly Standing[];
  readonly candidate: readonly Standing[];
}

function expectedAt(station: Station): Expected {
  switch (station.kind) {
    case 'preflight':
    case 'slots':
    case 'intent':
    case 'creating':
      return { old: ['active'], candidate: ['absent'] };
    case 'sealed':
    case 'stored':
    case 'proving':
    case 'distributing':
    case 'promoted':
    case 'soaking':
      return { old: ['active'], candidate: ['active'] };
    case 'disabling':
      return { old: ['active', 'disabled'], candidate: ['active'] };
    case 'disabled':
    case 'cooling':
      return { old: ['disabled'], candidate: ['active'] };
    case 'deleting':
      return { old: ['disabled', 'absent'], candidate: ['active'] };
    case 'retired':
      return { old: ['absent'], candidate: ['active'] };
    default:
      return assertNever(station);
  }
}

/** The last point on the way of a good day. */
export function stationOf({ phase }: Rotation): Station | null {
  switch (phase.kind) {
    case 'done':
    case 'aborted-safe':
      return null;
    case 'blocked-slots':
      return { kind: 'slots' };
    case 'reconcile':
    case 'undoing':
    case 'attention':
      return phase.from;
    default:
      return phase;
  }
}

/**
 * What a list says about a rotation that was found: `same` where the engine would go on from it as it stands, `gone` where
 * a key that should be there is not, `changed` for everything else.
 */
export function compareRotation(rotation: Rotation, listed: readonly ListedKey[]): ComparisonOutcome {
  const station = stationOf(rotation);
  if (station === null) return 'same';
  const slots = listed.map((key) => ({ ...key, held: null, subject: key.publicId === rotation.oldPublicId }));
  const seen = compare(rotation, slots);
  const expected = expectedAt(station);
  if (seen.old === 'absent' && !expected.old.includes('absent')) return 'gone';
  if (seen.candidate === 'absent' && !expected.candidate.includes('absent')) return 'gone';
  const asLeft = expected.old.includes(seen.old) && expected.candidate.includes(seen.candidate);
  // Before the first list the journal knows no other keys.
  const known = station.kind === 'preflight' || station.kind === 'slots' || seen.othersAsLeft;
  return asLeft && known ? 'same' : 'changed';
}
