import type { RotationPlan, RotationReason } from '../../../shared/model/rotation.ts';
import type { ReadDb } from '../../vault/index.ts';
import { getCredential, type StoredCredential } from '../../vault/repositories/credentials.ts';
import { listRotations } from '../../vault/repositories/rotations.ts';
import { readRecord } from './record.ts';

/** Why a key that is not the active one cannot be replaced, and the key that it stands beside where that is known. */
export interface Beside {
  readonly reason: Extract<RotationReason, 'in-rotation' | 'standby'>;
  readonly other: RotationPlan['other'];
}

/** Looks for the rotation that a key belongs to as the old one or the new one: the running one, else the latest. */
export function besideOf(db: ReadDb, { id }: StoredCredential): Beside {
  for (const row of listRotations(db, false)) {
    const { candidate } = readRecord(row.record);
    const newId = candidate?.credentialId ?? null;
    const otherId = row.credentialId === id ? newId : newId === id ? row.credentialId : null;
    const other = otherId === null ? null : getCredential(db, otherId);
    const runs = row.endedAt === null;
    if (other === null || (!runs && other.state !== 'active')) continue;
    const { label, publicId } = other;
    return { reason: runs ? 'in-rotation' : 'standby', other: { id: other.id, label, publicId } };
  }
  return { reason: 'standby', other: null };
}
