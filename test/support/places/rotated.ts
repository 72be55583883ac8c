import type { Phase } from '../../../src/main/services/rotation/engine/types.ts';
import { writeRecord } from '../../../src/main/services/rotation/record.ts';
import type { Vault } from '../../../src/main/vault/index.ts';
import { getCredential, putCredential } from '../../../src/main/vault/repositories/credentials.ts';
import { insertRotation, listRotations } from '../../../src/main/vault/repositories/rotations.ts';
import type { CredentialState } from '../../../src/shared/model/credential.ts';
import type { CredentialId } from '../../../src/shared/model/ids.ts';
import { candidate, rotation } from '../../unit/main/services/rotation/engine/fixture.ts';

/**
 * A rotation that came to its end: `newer` took the place of `old`, which is in this state now. With a phase of its own it is
 * still under way.
 */
export function rotated(
  vault: Vault,
  old: CredentialId,
  newer: CredentialId,
  state: CredentialState,
  phase: Phase = { kind: 'done' },
): void {
  vault.write((db) => {
    const key = getCredential(db, old);
    if (key === null) throw new Error('The key is missing');
    putCredential(db, { ...key, state, removedAt: state === 'retired' ? 5 : null });
    const next = getCredential(db, newer);
    if (next !== null) putCredential(db, { ...next, accountId: key.accountId });
    const ends = { credentialId: old, accountId: key.accountId };
    const record = rotation(phase, { ...ends, candidate: { ...candidate, credentialId: newer } });
    if (listRotations(db, false).length > 0) return;
    insertRotation(db, {
      ...{ id: record.id, ...ends, cloud: 'aws', label: 'sample', principal: 'deploy', phase: phase.kind },
      ...{ record: writeRecord(record), owner: null, inboxKey: null, asked: null, startedAt: 1 },
      endedAt: phase.kind === 'done' ? 2 : null,
    });
  });
}
