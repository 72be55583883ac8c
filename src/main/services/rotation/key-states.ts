import type { CredentialState } from '../../../shared/model/credential.ts';
import type { Identity } from '../../../shared/model/identity.ts';
import type { CredentialId } from '../../../shared/model/ids.ts';
import type { WriteDb } from '../../vault/index.ts';
import { getAccount } from '../../vault/repositories/accounts.ts';
import {
  findByPublicId,
  getCredential,
  putCredential,
  type StoredCredential,
} from '../../vault/repositories/credentials.ts';
import type { Event, Leaves, Phase, Rotation } from './engine/types.ts';

/** The states of the two keys where a rotation ended on the way. */
const LEFT = {
  old: { old: 'active', new: 'retired' },
  both: { old: 'active', new: 'standby' },
  new: { old: null, new: 'active' },
} as const satisfies Record<Leaves, { old: CredentialState | null; new: CredentialState }>;

/** The states of the old and the new key in a phase; null leaves a key as it is. */
function statesIn(phase: Phase): {
  readonly old: CredentialState | null;
  readonly new: CredentialState | null;
} {
  switch (phase.kind) {
    case 'stored':
    case 'proving':
    case 'distributing':
    case 'promoted':
      return { old: 'active', new: 'candidate' };
    case 'soaking':
    case 'disabling':
      return { old: 'standby', new: 'active' };
    case 'disabled':
    case 'cooling':
    case 'deleting':
      return { old: 'disabled', new: 'active' };
    case 'retired':
    case 'done':
      return { old: 'retired', new: 'active' };
    case 'aborted-safe':
      return LEFT[phase.leaves];
    default:
      return { old: null, new: null };
  }
}

/** Brings the keys in line with a phase that was just entered, inside its transaction. */
export function reflectPhase(db: WriteDb, { phase, credentialId, candidate }: Rotation, at: number): void {
  const states = statesIn(phase);
  change(db, credentialId, (key) => ({
    ...(states.old !== null && { state: states.old }),
    // The secret stays with it in the bin: somebody may have to tell later what a log line meant.
    ...(phase.kind === 'done' && { removedAt: key.removedAt ?? at }),
  }));
  if (candidate?.credentialId == null) return;
  // A key that was there before goes back to what it was: one more active key.
  const state = !candidate.ours && states.new !== 'active' && states.new !== null ? 'active' : states.new;
  change(db, candidate.credentialId, (key) => ({
    ...(state !== null && { state }),
    ...(state === 'retired' && { removedAt: key.removedAt ?? at }),
  }));
}

/**
 * Retires the vault's own entries of a key that a person gave up to make room, once the cloud has it no more: nobody else
 * would ever tell that it is gone.
 */
export function reflectCleared(db: WriteDb, { phase, accountId }: Rotation, event: Event): void {
  if (phase.kind !== 'undoing' || phase.step !== 'clear-slot' || !isGone(phase.publicId, event)) return;
  const account = getAccount(db, accountId);
  if (account === null) return;
  for (const { id } of findByPublicId(db, account.cloud, phase.publicId)) {
    change(db, id, (key) => ({ state: 'retired', removedAt: key.removedAt ?? event.at.local }));
  }
}

function isGone(publicId: string, event: Event): boolean {
  if (event.kind === 'listed') return !event.slots.some((slot) => slot.publicId === publicId);
  if (event.kind !== 'delete-ended' || event.publicId !== publicId) return false;
  return event.change.kind === 'done' || event.change.kind === 'no-such-key';
}

/** Makes the old key the active one again; the new one, which is about to be deleted, is of no use any more. */
export function demoteCandidate(db: WriteDb, { credentialId, candidate }: Rotation): void {
  change(db, credentialId, () => ({ state: 'active' }));
  if (candidate?.credentialId != null) {
    change(db, candidate.credentialId, () => ({ state: candidate.ours ? 'retired' : 'active' }));
  }
}

/** Writes beside a key what its proof taught. */
export function reflectProof(db: WriteDb, rotation: Rotation, event: Event): void {
  if (event.kind !== 'proved-old' && event.kind !== 'proved-new' && event.kind !== 'gate') return;
  if (event.proof.kind !== 'proven') return;
  const { identity } = event.proof;
  const id = event.kind === 'proved-old' ? rotation.credentialId : rotation.candidate?.credentialId;
  if (id != null) change(db, id, () => proven(identity));
}

const proven = (identity: Identity): Partial<StoredCredential> => ({
  health: { kind: 'proven', at: identity.at },
  identity,
});

function change(
  db: WriteDb,
  id: CredentialId,
  how: (key: StoredCredential) => Partial<StoredCredential>,
): void {
  const key = getCredential(db, id);
  if (key === null) return;
  const changed = how(key);
  if (Object.keys(changed).length > 0) putCredential(db, { ...key, ...changed });
}
