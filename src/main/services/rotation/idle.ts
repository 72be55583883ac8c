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
