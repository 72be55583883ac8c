import { KeyturnError } from '../../../shared/ipc/envelope.ts';
import type { CredentialId } from '../../../shared/model/ids.ts';
import type { ReadDb } from '../../vault/index.ts';
import { listRotations } from '../../vault/repositories/rotations.ts';
import { readRecord } from './record.ts';

/**
 * Throws `rotating` when a rotation that has not ended needs one of these keys: to be replaced, to replace, or to sign.
 * Whoever wants such a key gone or changed ends the rotation first.
 */
export function requireIdle(db: ReadDb, ids: readonly CredentialId[]): void {
  const wanted = new Set(ids);
  for (const row of listRotations(db, true)) {
    const { credentialId, candidate, signer } = readRecord(row.record);
    const needed = [
      credentialId,
      candidate?.credentialId ?? null,
      signer.kind === 'admin' ? signer.credentialId : null,
    ];
    if (needed.some((id) => id !== null && wanted.has(id))) {
      throw new KeyturnError('rotating', { rotation: row.id });
    }
  }
}

/**
 * Throws `rotating` while a rotation gives the places of this key another one, forth or back: whoever wrote this key there now
 * would leave one that is about to end. Of a key that took the place of another, the places are its own until that is undone.
 */
export function requireServable(db: ReadDb, id: CredentialId): void {
  for (const row of listRotations(db, true)) {
    const { credentialId, candidate, phase } = readRecord(row.record);
    const leaves = phase.kind === 'undoing' && candidate?.credentialId === id;
    if (credentialId === id || leaves) throw new KeyturnError('rotating', { rotation: row.id });
  }
}
