import { KeyturnError } from '../../../shared/ipc/envelope.ts';
import type { RotationId } from '../../../shared/model/rotation.ts';
import type { ReadDb, Vault, WriteDb } from '../../vault/index.ts';
import {
  appendEvents,
  getRotation,
  type JournalRow,
  setAsked,
  setInboxKey,
  updateRotation,
} from '../../vault/repositories/rotations.ts';
import { requireCompared } from '../comparison/state.ts';
import { heed } from './engine/heed.ts';
import { transition } from './engine/index.ts';
import type { Event, Rotation, Step } from './engine/types.ts';
import { type Undo, undoOf } from './engine/undo.ts';
import { demoteCandidate, reflectCleared, reflectPhase, reflectProof } from './key-states.ts';
import { movePlacesBack, movePlacesForth } from './places/ledger.ts';
import { readRecord, writeRecord } from './record.ts';

/** The phases from which on no inbox holds the only copy of an answer. */
const NEEDS_NO_INBOX: ReadonlySet<string> = new Set(['slots', 'proving', 'done', 'aborted-safe']);

function rowOf(db: ReadDb, id: RotationId): JournalRow {
  const row = getRotation(db, id);
  if (row === null) throw new KeyturnError('not-found');
  return row;
}

/** The journalled rotation. Throws `not-found`. */
export const loadRotation = (db: ReadDb, id: RotationId): Rotation => readRecord(rowOf(db, id).record);

/** What a person asked for and no step has taken note of yet. */
export function wishOf({ asked }: Pick<JournalRow, 'asked'>): Undo | null {
  return asked === 'abandon' || asked === 'enable-old' ? asked : null;
}

/** Whether a person wants out and no step has taken note of it yet. Throws `not-found`. */
export const isAsked = (db: ReadDb, id: RotationId): boolean => wishOf(rowOf(db, id)) !== null;

/**
 * Writes down that a person wants out: whichever process steps the rotation hears of it in the transaction of its next
 * step. Throws `not-found`, `compare-first`, and `conflict` where there is nothing to undo.
 */
export function askBack(db: WriteDb, id: RotationId): void {
  // A wish that was refused must not be carried out once the vault was compared.
  requireCompared(db);
  const row = rowOf(db, id);
  const undo = undoOf(readRecord(row.record));
  if (undo === null) throw new KeyturnError('conflict', { rotation: id });
  setAsked(db, id, wishOf(row) ?? undo);
}

/**
 * Asks the engine what an event means and writes down all that follows inside the transaction of `db`: the rotation, the
 * lines of its receipt, the audit, the keys' states. An event that changes nothing writes nothing. Throws `compare-first`
 * for a vault that has to be compared with its clouds.
 */
export function advanceRotation(vault: Vault, db: WriteDb, id: RotationId, event: Event): Step {
  requireCompared(db);
  const row = rowOf(db, id);
  const before = readRecord(row.record);
  const asked = wishOf(row);
  const { step, wish, through } = heed(transition, before, event, asked);
  if (wish !== asked) setAsked(db, id, wish);
  const after = step.rotation;
  const at = event.at.local;
  reflectProof(db, after, event);
  reflectCleared(db, before, event);
  if (event.kind === 'demoted') {
    demoteCandidate(db, after);
    movePlacesBack(db, after);
  }
  const record = writeRecord(after);
  if (record !== writeRecord(before)) {
    updateRotation(db, id, { phase: after.phase.kind, record, endedAt: after.endedAt });
  }
  if (step.notes.length > 0) {
    appendEvents(
      db,
      id,
      step.notes.map((note) => ({ ...note, at })),
    );
  }
  // A phase that a wish turned back from in the same step was entered all the same: the keys are as it left them.
  const reached = through ?? after;
  if (reached.phase.kind !== before.phase.kind) reflectPhase(db, reached, at);
  if (before.phase.kind === 'promoted' && reached.phase.kind === 'soaking') movePlacesForth(db, reached);
  if (after.phase.kind !== reached.phase.kind) reflectPhase(db, after, at);
  if (after.phase.kind === before.phase.kind) return step;
  if (NEEDS_NO_INBOX.has(after.phase.kind)) setInboxKey(db, id, null);
  vault.audit(db, {
    action: after.endedAt === null ? 'rotation.moved' : 'rotation.ended',
    credentialId: after.credentialId,
    detail: { rotation: id, phase: after.phase.kind },
  });
  return step;
}
