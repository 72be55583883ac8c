import type { CredentialId } from '../../../shared/model/ids.ts';
import type { ReadDb, Secret, Vault, WriteDb } from '../../vault/index.ts';
import {
  dropSecretsFrom,
  type SecretVersion,
  secretVersions,
} from '../../vault/repositories/secret-versions.ts';
import { insertSecret } from '../../vault/repositories/secrets.ts';

/** Two copies of a vault. What one of them sealed opens with its own keys alone, which may differ. */
export interface Pair {
  readonly here: Vault;
  readonly there: Vault;
}

/** A version with its fingerprint under the keys of the vault that is here, in hex. */
export interface Print {
  readonly version: SecretVersion;
  readonly print: string;
}

export type Prints = ReadonlyMap<string, readonly Print[]>;

function open(vault: Vault, id: CredentialId, { field, version, sealed }: SecretVersion): Secret {
  return vault.unseal({ credentialId: id, field, version }, sealed);
}

function byField(versions: readonly Print[]): Prints {
  const fields = new Map<string, Print[]>();
  for (const one of versions) fields.set(one.version.field, [...(fields.get(one.version.field) ?? []), one]);
  return fields;
}

const sameKeys = ({ here, there }: Pair): boolean =>
  here.fingerprint('keyturn').equals(there.fingerprint('keyturn'));

/** The versions of a key's secrets that are here, by field. */
export function printsHere(db: ReadDb, id: CredentialId): Prints {
  return byField(
    secretVersions(db, id).map((version) => ({ version, print: version.fingerprint.toString('hex') })),
  );
}

/** Reads the versions of keys' secrets out of the other copy, to be compared with those that are here. */
export function createPrintsThere(pair: Pair): (db: ReadDb, id: CredentialId) => Prints {
  const { here, there } = pair;
  const same = sameKeys(pair);
  const printOf = (id: CredentialId, version: SecretVersion): string => {
    if (same) return version.fingerprint.toString('hex');
    const secret = open(there, id, version);
    const print = here.fingerprint(secret.reveal()).toString('hex');
    secret.destroy();
    return print;
  };
  return (db, id) =>
    byField(secretVersions(db, id).map((version) => ({ version, print: printOf(id, version) })));
}

/** Whether both copies hold the same secrets of a key, the same one of each field as its newest. */
export function sameSecrets(a: Prints, b: Prints): boolean {
  if (a.size !== b.size) return false;
  return [...a].every(([field, versions]) => {
    const others = b.get(field) ?? [];
    const known = new Set(others.map(({ print }) => print));
    return (
      known.size === new Set(versions.map(({ print }) => print)).size &&
      versions.every(({ print }) => known.has(print)) &&
      versions.at(-1)?.print === others.at(-1)?.print
    );
  });
}

/** Whether each copy holds a secret of a key that the other lacks. */
export function secretsParted(a: Prints, b: Prints): boolean {
  const all = (prints: Prints) =>
    [...prints].flatMap(([field, list]) => list.map((one) => `${field} ${one.print}`));
  const [left, right] = [new Set(all(a)), new Set(all(b))];
  return [...left].some((one) => !right.has(one)) && [...right].some((one) => !left.has(one));
}

/** One secret of a field, by the place where it can be opened. */
interface Sealed extends Print {
  readonly from: 'here' | 'there';
  /** When it was last stored in either copy. */
  readonly storedAt: number;
}

/** A field's secrets in the order in which both copies will have them, each once. */
function united(
  here: readonly Print[],
  there: readonly Print[],
  winner: 'here' | 'there',
): readonly Sealed[] {
  const all = [
    ...here.map((one) => ({ ...one, from: 'here' as const })),
    ...there.map((one) => ({ ...one, from: 'there' as const })),
  ];
  const secrets = new Map<string, Sealed>();
  for (const one of all) {
    const known = secrets.get(one.print);
    const storedAt = Math.max(one.version.storedAt, known?.storedAt ?? 0);
    secrets.set(one.print, { ...(known ?? one), storedAt });
  }
  const [first, second] = winner === 'here' ? [here, there] : [there, here];
  const newest = (first.at(-1) ?? second.at(-1))?.print;
  return [...secrets.values()]
    .toSorted((a, b) => a.storedAt - b.storedAt || (a.print < b.print ? -1 : 1))
    .toSorted((a, b) => Number(a.print === newest) - Number(b.print === newest));
}

/** Whether a field's versions come to this order already. One that was stored again counts where it was stored last. */
function isInOrder(versions: readonly Print[], order: readonly Sealed[]): boolean {
  const prints = versions.map(({ print }) => print);
  const last = prints.filter((print, index) => prints.lastIndexOf(print) === index);
  return last.length === order.length && order.every(({ print }, index) => print === last[index]);
}

/**
 * Brings both copies' versions of a key's secrets together: none is dropped, none is doubled, and the winner's newest
 * is the newest. Versions that get another number are sealed anew. Throws `secret-unreadable`.
 */
export function uniteSecrets(
  { here: vault, there: other }: Pair,
  db: WriteDb,
  id: CredentialId,
  there: Prints,
  winner: 'here' | 'there',
): void {
  const here = printsHere(db, id);
  for (const field of new Set([...here.keys(), ...there.keys()])) {
    const ours = here.get(field) ?? [];
    const order = united(ours, there.get(field) ?? [], winner);
    if (isInOrder(ours, order)) continue;
    const differs = order.findIndex(
      ({ print }, index) => print !== ours[index]?.print || ours[index]?.version.version !== index + 1,
    );
    const first = differs < 0 ? order.length : differs;
    const moved = order.slice(first).map(({ from, version, storedAt }) => ({
      storedAt,
      secret: open(from === 'here' ? vault : other, id, version),
    }));
    dropSecretsFrom(db, id, field, first + 1);
    for (const [index, { storedAt, secret }] of moved.entries()) {
      const version = first + 1 + index;
      const sealed = vault.seal({ credentialId: id, field, version }, secret);
      insertSecret(
        db,
        id,
        { field, version, sealed, fingerprint: vault.fingerprint(secret.reveal()) },
        storedAt,
      );
      secret.destroy();
    }
  }
}
