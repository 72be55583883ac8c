import type { Identity } from '../../shared/model/identity.ts';
import type { CloudKey } from './call.ts';
import { cloudError } from './cloud-error.ts';
import type { KeyOwner } from './key-management.ts';

/**
 * Refuses what no cloud can answer, before anything is sent: a temporary key has no keys of its own, and the account
 * itself cannot be named. Throws `CloudError` with the reason `no-such-owner`.
 */
export function requireOwner(signer: CloudKey, owner: KeyOwner): void {
  const unnamed = signer.token !== null && owner.name === null;
  if (unnamed || (owner.kind === 'root' && owner.name !== null)) {
    throw cloudError('unexpected', { reason: 'no-such-owner', outcome: 'refused' });
  }
}

/** Whose keys a key manages when it signs for itself. Null for those that own none: roles and whatever is unknown. */
export function ownerOf(identity: Pick<Identity, 'principalKind'>): KeyOwner | null {
  const { principalKind: kind } = identity;
  return kind === 'user' || kind === 'root' ? { kind, name: null } : null;
}
