import { assertNever } from '../../../../shared/assert-never.ts';
import { enableOld, giveUpCandidate } from './entries.ts';
import { abort, enter, note, stay } from './step.ts';
import type { Instant, Rotation, Station, Step } from './types.ts';

/** What an undo would do. `abandon`: end with the old key alone. `enable-old`: both keys enabled, the soak anew. */
export type Undo = 'abandon' | 'enable-old';

/** What an undo would do now; null when there is nothing to undo, or no more. */
export function undoOf({ phase }: Rotation): Undo | null {
  switch (phase.kind) {
    case 'reconcile':
    case 'attention':
      return undoAt(phase.from);
    case 'blocked-slots':
      return 'abandon';
    case 'undoing':
      return phase.leadsTo === 'slots' ? 'abandon' : null;
    case 'done':
    case 'aborted-safe':
      return null;
    default:
      return undoAt(phase);
  }
}

function undoAt(station: Station): Undo | null {
  switch (station.kind) {
    case 'preflight':
    case 'slots':
    case 'intent':
    case 'creating':
    case 'sealed':
    case 'stored':
    case 'proving':
    case 'distributing':
    case 'promoted':
    case 'soaking':
      return 'abandon';
    case 'disabling':
    case 'disabled':
    case 'cooling':
      return 'enable-old';
    case 'deleting':
    case 'retired':
      return null;
    default:
      return assertNever(station);
  }
}

/** Turns back from a station, as a person asked. */
export function turnBack(rotation: Rotation, from: Station, at: Instant): Step {
  const undo = undoAt(from);
  if (undo === null) return stay(rotation);
  const notes = [note(rotation.phase.kind, 'decided', null, { choice: undo })];
  if (undo === 'enable-old') return enableOld(rotation, from, notes);
  if (from.kind === 'creating') {
    return enter(rotation, { kind: 'reconcile', from, since: at, undo: true }, notes);
  }
  const { candidate } = rotation;
  const step =
    candidate === null
      ? abort(rotation, at, 'stopped-by-person')
      : giveUpCandidate(rotation, from, candidate.publicId, 'stopped-by-person');
  return { ...step, notes: [...notes, ...step.notes] };
}
