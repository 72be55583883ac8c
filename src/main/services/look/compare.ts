import { catalogue, fieldOf } from '../../../shared/catalogue/index.ts';
import type { CredentialId } from '../../../shared/model/ids.ts';
import type { LookedKey } from '../../../shared/model/look.ts';
import { type FoundKey, publicIdOf, secretOf } from '../../formats/found-key.ts';
import type { ReadDb, Vault } from '../../vault/index.ts';
import { getCredential } from '../../vault/repositories/credentials.ts';
import { secretsLike } from '../../vault/repositories/fingerprints.ts';
import { listRotations } from '../../vault/repositories/rotations.ts';
import { placeName, placesByName } from '../consumers/remember.ts';
import { asKept } from '../credential-writing.ts';
import { lightlyMended } from '../import/mend.ts';
import { nameOf, repeating, rowView, statusInVault } from '../import/preview.ts';
import type { HeldKeys } from '../import/target.ts';
import { readRecord } from '../rotation/record.ts';
import type { Finding } from './findings.ts';

/** The key that a rotation put in the place of each, where it did and that one is in use. */
export function successorsOf(db: ReadDb): ReadonlyMap<CredentialId, CredentialId> {
  const after = new Map<CredentialId, CredentialId>();
  // The latest come first: what they say stands.
  for (const row of listRotations(db, false)) {
    const next = readRecord(row.record).candidate?.credentialId ?? null;
    if (next !== null && !after.has(row.credentialId)) after.set(row.credentialId, next);
  }
  const last = (id: CredentialId): CredentialId => {
    const seen = new Set<CredentialId>();
    let at = id;
    for (let next = after.get(at); next !== undefined && !seen.has(next); next = after.get(at)) {
      seen.add(next);
      at = next;
    }
    return at;
  };
  const state = (id: CredentialId) => {
    const key = getCredential(db, id);
    return key === null || key.removedAt !== null ? null : key.state;
  };
  return new Map(
    [...after.keys()].flatMap((id) => {
      const newest = last(id);
      const replaced = newest !== id && state(id) !== 'active' && state(newest) === 'active';
      return replaced ? [[id, newest] as const] : [];
    }),
  );
}

/** Whether the secret of a found key is one that the vault holds for this key, although not the newest. */
function isOlder(vault: Vault, db: ReadDb, key: FoundKey, id: CredentialId): boolean {
  const { secretField } = catalogue[key.cloud];
  const field = fieldOf(key.cloud, secretField);
  const secret = secretOf(key)?.reveal();
  if (field === undefined || secret === undefined) return false;
  const same = secretsLike(db, vault.fingerprint(asKept(field, secret))).filter(
    (one) => one.credentialId === id && one.field === secretField,
  );
  return same.length > 0 && !same.some(({ newest }) => newest);
}

function staleOf(
  vault: Vault,
  db: ReadDb,
  key: FoundKey,
  status: LookedKey['row']['status'],
  successors: ReadonlyMap<CredentialId, CredentialId>,
): LookedKey['stale'] {
  if (status.kind !== 'duplicate' && status.kind !== 'other-secret') return null;
  const { id } = status;
  const newer = successors.get(id);
  if (status.kind === 'duplicate') return newer === undefined ? null : { id, newer };
  return isOlder(vault, db, key, id) ? { id, newer: newer ?? id } : null;
}

/** A found key as it crosses, but for what its cloud said. */
export type Compared = Omit<LookedKey, 'verdict'>;

/** Compares found keys with the vault, each with those that were found before it. */
export interface Comparing {
  /** Those that were found since this was last asked. Throws `vault-locked`. */
  more(): Compared[];
}

/** `findings` may grow between the calls. */
export function createComparing(vault: Vault, findings: readonly Finding[], held: HeldKeys): Comparing {
  const first = new Map<string, FoundKey>();
  let known = 0;

  const statusOf = (key: FoundKey): LookedKey['row']['status'] => {
    const before = first.get(nameOf(key));
    if (before === undefined) first.set(nameOf(key), key);
    const status = statusInVault(key, held);
    const again = status.kind === 'new' && before !== undefined && publicIdOf(key) !== '';
    return again ? repeating(key, before) : status;
  };

  return {
    more: () =>
      vault.read((db) => {
        if (known === findings.length) return [];
        const successors = successorsOf(db);
        const places = placesByName(db);
        const compared = findings.slice(known).map((one, at): Compared => {
          const { key } = lightlyMended(one.row);
          const status = statusOf(key);
          return {
            row: rowView(one.row, { index: known + at, status, alone: false, fileName: null }),
            place: one.place,
            entry: one.entry,
            consumer: places.get(placeName(one.where))?.id ?? null,
            stale: staleOf(vault, db, key, status, successors),
            leak: one.leak,
            scrub: one.scrub,
          };
        });
        known = findings.length;
        return compared;
      }),
  };
}
