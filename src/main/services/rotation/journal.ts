import { KeyturnError } from '../../../shared/ipc/envelope.ts';
import type { RotationId } from '../../../shared/model/rotation.ts';
import type { ReadDb, Vault, WriteDb } from '../../vault/index.ts';
import {
  appendEvents,
  getRotation,
  setInboxKey,
  updateRotation,
} from '../../vault/repositories/rotations.ts';
import { requireCompared } from '../comparison/state.ts';
import { transition } from './engine/index.ts';
import type { Event, Rotation, Step } from './engine/types.ts';
import { demoteCandidate, reflectPhase, reflectProof } from './key-states.ts';
import { readRecord, writeRecord } from './record.ts';

/** The phases from which on no inbox holds the only copy of an answer. */
const NEEDS_NO_INBOX: ReadonlySet<string> = new Set(['slots', 'proving', 'done', 'aborted-safe']);

/** The journalled rotation. Throws `not-found`. */
export function loadRotation(db: ReadDb, id: RotationId): Rotation {
  const row = getRotation(db, id);
  if (row === null) throw new KeyturnError('not-found');
  return readRecord(row.record);
}

/**
 * Asks the engine what an event means and writes down all that follows inside the transaction of `db`: the rotation, the
 * lines of its receipt, the audit, the keys' states. An event that changes nothing writes nothing. Throws `compare-first`
 * for a vault that has to be compared with its clouds.
 */
export function advanceRotation(vault: Vault, db: WriteDb, id: RotationId, event: Event): Step {
  requireCompared(db);
  const before = loadRotation(db, id);
  const step = transition(before, event);
  const after = step.rotation;
  const at = event.at.local;
  reflectProof(db, after, event);
  if (event.kind === 'demoted') demoteCandidate(db, after);
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
  if (after.phase.kind === before.phase.kind) return step;
  reflectPhase(db, after, at);
  if (NEEDS_NO_INBOX.has(after.phase.kind)) setInboxKey(db, id, null);
  vault.audit(db, {
    action: after.endedAt === null ? 'rotation.moved' : 'rotation.ended',
    credentialId: after.credentialId,
    detail: { rotation: id, phase: after.phase.kind },
  });
  return step;
}
