import { writeRecord } from '../../../src/main/services/rotation/record.ts';
import type { Vault } from '../../../src/main/vault/index.ts';
import { getCredential, putCredential } from '../../../src/main/vault/repositories/credentials.ts';
import { insertRotation, listRotations } from '../../../src/main/vault/repositories/rotations.ts';
import type { CredentialState } from '../../../src/shared/model/credential.ts';
import type { CredentialId } from '../../../src/shared/model/ids.ts';
import { candidate, rotation } from '../../unit/main/services/rotation/engine/fixture.ts';

/** A rotation that came to its end: `newer` took the place of `old`, which is in this state now. */
export function rotated(vault: Vault, old: CredentialId, newer: CredentialId, state: CredentialState): void {
  vault.write((db) => {
    const key = getCredential(db, old);
    if (key === null) throw new Error('The key is missing');
    putCredential(db, { ...key, state, removedAt: state === 'retired' ? 5 : null });
    const next = getCredential(db, newer);
    if (next !== null) putCredential(db, { ...next, accountId: key.accountId });
    const ends = { credentialId: old, accountId: key.accountId };
    const record = rotation({ kind: 'done' }, { ...ends, candidate: { ...candidate, credentialId: newer } });
    if (listRotations(db, false).length > 0) return;
    insertRotation(db, {
      ...{ id: record.id, ...ends, cloud: 'aws', label: 'sample', principal: 'deploy', phase: 'done' },
      ...{ record: writeRecord(record), owner: null, inboxKey: null, asked: null, startedAt: 1, endedAt: 2 },
    });
  });
}
