import { KeyturnError } from '../../../shared/ipc/envelope.ts';
import type { RotationId } from '../../../shared/model/rotation.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Random } from '../../ports/random.ts';
import type { Vault } from '../../vault/index.ts';
import { appendEvents, insertRotation, runningRotation } from '../../vault/repositories/rotations.ts';
import { requireCompared } from '../comparison/state.ts';
import { newId } from '../new-id.ts';
import type { Assessment } from './assess.ts';
import { DEFAULT_SETTLE_MS } from './engine/time.ts';
import type { Rotation } from './engine/types.ts';
import { policyOf } from './plan.ts';
import { writeRecord } from './record.ts';
import type { RotationRequest } from './request.ts';

/** A rotation at its very beginning. */
export function firstRecord(
  id: RotationId,
  { credentialId, admin, policy }: RotationRequest,
  found: Assessment,
  startedAt: number,
): Rotation {
  return {
    id,
    credentialId,
    accountId: found.account.id,
    oldPublicId: found.stored.publicId,
    signer: admin === null ? { kind: 'self' } : { kind: 'admin', credentialId: admin },
    policy: policyOf(policy),
    limits: {
      lastUsedLagMs: found.lastUsedLagMs,
      maxKeys: found.maxKeys,
      settleMs: DEFAULT_SETTLE_MS,
    },
    identity: null,
    beforeIds: [],
    candidate: null,
    phase: { kind: 'preflight' },
    doubt: null,
    failure: null,
    startedAt,
    endedAt: null,
  };
}

/** Journals a rotation that begins. Throws `compare-first`, and `rotating` while another one of the same principal has not ended. */
export function beginRotation(
  { vault, random, clock }: { readonly vault: Vault; readonly random: Random; readonly clock: Clock },
  request: RotationRequest,
  found: Assessment,
): RotationId {
  const { account, stored, identity, owner } = found;
  const id = newId<RotationId>(random);
  const at = clock.now();
  const rotation = firstRecord(id, request, found, at);
  const principal =
    identity === null
      ? `key:${stored.publicId}`
      : `${account.cloud}:${identity.accountId}:${identity.principal}`;
  vault.write((db) => {
    requireCompared(db);
    const running = runningRotation(db, principal);
    if (running !== null) throw new KeyturnError('rotating', { rotation: running.id });
    insertRotation(db, {
      id,
      credentialId: stored.id,
      accountId: account.id,
      cloud: account.cloud,
      label: stored.label,
      principal,
      phase: rotation.phase.kind,
      record: writeRecord(rotation),
      owner: owner && JSON.stringify(owner),
      inboxKey: null,
      asked: null,
      startedAt: at,
      endedAt: null,
    });
    appendEvents(db, id, [
      {
        at,
        phase: 'preflight',
        what: 'started',
        publicId: stored.publicId,
        detail: { signer: found.signer.kind },
      },
    ]);
    vault.audit(db, { action: 'rotation.started', credentialId: stored.id, detail: { rotation: id } });
  });
  return id;
}
