import type { CredentialId } from '../../../shared/model/ids.ts';
import type { ReadDb } from '../../vault/index.ts';
import { getCredential, type StoredCredential } from '../../vault/repositories/credentials.ts';
import { listRotations } from '../../vault/repositories/rotations.ts';
import { readRecord } from './record.ts';

/** The key itself, and all that rotations put in its place or that it was put in the place of. */
export function lineageOf(db: ReadDb, id: CredentialId): ReadonlySet<CredentialId> {
  const accountId = getCredential(db, id)?.accountId;
  const steps = listRotations(db, false)
    .filter((row) => row.accountId === accountId)
    .map((row) => [row.credentialId, readRecord(row.record).candidate?.credentialId ?? row.credentialId]);
  const found = new Set([id]);
  for (let before = 0; before < found.size; ) {
    before = found.size;
    for (const pair of steps) if (pair.some((one) => found.has(one))) for (const one of pair) found.add(one);
  }
  return found;
}

/**
 * The key that serves where this one was handed out: itself while it is active, else the active one that took its place, or
 * whose place it had taken before that was undone. Null where there is none but in the bin.
 */
export function inPlaceOf(db: ReadDb, id: CredentialId): StoredCredential | null {
  const asked = getCredential(db, id);
  if (asked?.state === 'active' && asked.removedAt === null) return asked;
  const [newest] = [...lineageOf(db, id)]
    .flatMap((one) => getCredential(db, one) ?? [])
    .filter(({ state, removedAt }) => state === 'active' && removedAt === null)
    .sort((a, b) => b.addedAt - a.addedAt);
  return newest ?? (asked?.removedAt === null ? asked : null);
}

/**
 * Whose the places of a key are: its own while the cloud takes it, else those of the key that took its place. What comes to a
 * key that is out of use would be served by no rotation any more.
 */
export function heirOf(db: ReadDb, id: CredentialId): CredentialId {
  const key = getCredential(db, id);
  const gone =
    key !== null && (key.removedAt !== null || key.state === 'disabled' || key.state === 'retired');
  return gone ? (inPlaceOf(db, id)?.id ?? id) : id;
}
