import type { RotationReason, RotationView } from '../../../shared/model/rotation.ts';
import type { ReadDb } from '../../vault/index.ts';
import { getCredential } from '../../vault/repositories/credentials.ts';
import type { JournalRow } from '../../vault/repositories/rotations.ts';
import { holds } from './describe.ts';
import { choicesOf } from './engine/choices.ts';
import type { Deadline, Rotation } from './engine/types.ts';
import { undoOf } from './engine/undo.ts';
import { placesOf } from './places/standing.ts';
import { readRecord } from './record.ts';
import { type IsHeld, leftOf } from './view-left.ts';

/** A rotation as the interface shows it. */
export function viewOf(db: ReadDb, row: JournalRow): RotationView {
  const label = getCredential(db, row.credentialId)?.label ?? row.label;
  const isHeld: IsHeld = (publicId) => holds(db, row.cloud, publicId);
  const rotation = readRecord(row.record);
  const places = placesOf(db, rotation);
  return viewOfRotation(rotation, { cloud: row.cloud, label, places }, isHeld);
}

/** The same, of a rotation that no journal keeps. */
export function viewOfRotation(
  rotation: Rotation,
  { cloud, label, places }: Pick<RotationView, 'cloud' | 'label' | 'places'>,
  isHeld: IsHeld,
): RotationView {
  const { phase, candidate } = rotation;
  return {
    id: rotation.id,
    cloud,
    credentialId: rotation.credentialId,
    label,
    oldPublicId: rotation.oldPublicId,
    newCredentialId: candidate?.credentialId ?? null,
    newPublicId: candidate?.publicId ?? null,
    phase: phase.kind,
    reason: reasonOf(rotation),
    failure: rotation.failure?.kind ?? null,
    policy: rotation.policy,
    startedAt: rotation.startedAt,
    endedAt: rotation.endedAt,
    notBefore: notBeforeOf(rotation),
    oldLastUsed: phase.kind === 'soaking' ? phase.seen : null,
    undo: undoOf(rotation),
    slots: phase.kind === 'blocked-slots' || phase.kind === 'attention' ? phase.slots : [],
    choices: choicesOf(rotation),
    ...leftOf(rotation, isHeld),
    places,
  };
}

function reasonOf({ phase }: Rotation): RotationReason | null {
  if (phase.kind === 'attention' || phase.kind === 'aborted-safe') return phase.reason;
  return phase.kind === 'blocked-slots' ? 'too-many-keys' : null;
}

const end = ({ from, afterMs }: Deadline): number => from.local + afterMs;

function notBeforeOf({ phase }: Rotation): number | null {
  if (phase.kind === 'soaking' || phase.kind === 'cooling') return end(phase.until);
  return phase.kind === 'proving' ? end(phase.next) : null;
}
