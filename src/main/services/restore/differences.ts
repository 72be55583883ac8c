import type { PreviewKey } from '../../../shared/model/restore.ts';
import type { ReadDb, Vault } from '../../vault/index.ts';
import { getCredential } from '../../vault/repositories/credentials.ts';
import { credentialIds } from '../../vault/repositories/merging.ts';
import { createPrintsThere, type Prints, printsHere } from '../merge/secrets.ts';
import { previewKeyOf } from './preview-key.ts';

/** Keys of one copy, each with its secrets' fingerprints under the keys of the vault that is here. */
type Held = ReadonlyMap<string, { readonly key: PreviewKey; readonly prints: Prints }>;

function held(db: ReadDb, printsOf: (id: PreviewKey['id']) => Prints): Held {
  const keys = new Map<string, { readonly key: PreviewKey; readonly prints: Prints }>();
  for (const id of credentialIds(db)) {
    const stored = getCredential(db, id);
    if (stored !== null) keys.set(id, { key: previewKeyOf(db, stored), prints: printsOf(id) });
  }
  return keys;
}

/** A key by its entry, and by its name at its cloud: two people may have added the same one. */
const namesOf = ({ id, cloud, publicId }: PreviewKey): readonly string[] => [id, `${cloud} ${publicId}`];

/** The keys of `of` whose newest secrets are not in `other`. A key without a secret has to be there by its entry. */
function lackedBy(other: Held, of: Held): PreviewKey[] {
  const known = new Set<string>();
  for (const { key, prints } of other.values()) {
    for (const [field, versions] of prints) {
      for (const { print } of versions)
        for (const name of namesOf(key)) known.add(`${name} ${field} ${print}`);
    }
  }
  const isThere = (key: PreviewKey, field: string, print: string | undefined): boolean =>
    namesOf(key).some((name) => known.has(`${name} ${field} ${print}`));
  return [...of]
    .filter(([id, { key, prints }]) =>
      prints.size === 0
        ? !other.has(id)
        : [...prints].some(([field, versions]) => !isThere(key, field, versions.at(-1)?.print)),
    )
    .map(([, { key }]) => key);
}

/** What each of two copies has that the other lacks. Throws `secret-unreadable`. */
export function keyDifferences(here: Vault, there: Vault): { missing: PreviewKey[]; extra: PreviewKey[] } {
  return here.read((db) =>
    there.read((other) => {
      const printsThere = createPrintsThere({ here, there });
      const ours = held(db, (id) => printsHere(db, id));
      const theirs = held(other, (id) => printsThere(other, id));
      return { missing: lackedBy(theirs, ours), extra: lackedBy(ours, theirs) };
    }),
  );
}

/** Every key of a copy, those in the bin among them. */
export function keysOf(vault: Vault): PreviewKey[] {
  return vault.read((db) =>
    credentialIds(db)
      .map((id) => getCredential(db, id))
      .filter((key) => key !== null)
      .map((key) => previewKeyOf(db, key)),
  );
}
