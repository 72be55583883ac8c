import { catalogue, fieldOf } from '../../../shared/catalogue/index.ts';
import { KeyturnError } from '../../../shared/ipc/envelope.ts';
import { FILE_KINDS, type FileKind } from '../../../shared/model/consumer.ts';
import type { CredentialId } from '../../../shared/model/ids.ts';
import { encodedText } from '../../formats/encoded.ts';
import type { FileKindSpec } from '../../formats/files/file-kind.ts';
import { type FoundKey, secretOf } from '../../formats/found-key.ts';
import type { ReadDb } from '../../vault/index.ts';
import { listConsumers } from '../../vault/repositories/consumers.ts';
import { getCredential } from '../../vault/repositories/credentials.ts';
import { secretsLike } from '../../vault/repositories/fingerprints.ts';
import { asKept } from '../credential-writing.ts';
import { inPlaceOf } from '../rotation/lineage.ts';
import type { UserFilesDeps } from './deps.ts';
import { namesOf } from './holds.ts';

/** The kinds of the places in a file, or all where none is remembered. What a history holds, nothing uses. */
async function kindsAt(
  { session, files, kindOf }: UserFilesDeps,
  at: { readonly device: string; readonly path: string },
): Promise<readonly FileKindSpec[]> {
  const consumers = session.vault().read((db) => listConsumers(db, null));
  const names = await namesOf(files, consumers, at);
  const known = new Set<FileKind>();
  for (const { place } of consumers) {
    if (place.kind === 'file' && place.device === at.device && names.has(place.path)) known.add(place.file);
  }
  return (known.size > 0 ? [...known] : FILE_KINDS).map(kindOf).filter(({ role }) => role !== 'leak');
}

/** The secret of a key as the vault would hold it; empty where it has none. */
function secretIn(key: FoundKey): string {
  const text = secretOf(key)?.reveal() ?? '';
  const field = fieldOf(key.cloud, catalogue[key.cloud].secretField);
  return field === undefined ? text : asKept(field, text);
}

/** The text of a file; empty where it is none, and no tool reads a key of it. */
function textOf(bytes: Buffer): string {
  try {
    return encodedText(bytes, 'gb18030')?.text ?? '';
  } catch (error) {
    if (error instanceof KeyturnError) return '';
    throw error;
  }
}

/** The secrets that stand in a file. */
function secretsOf(kinds: readonly FileKindSpec[], bytes: Buffer | null): ReadonlySet<string> {
  if (bytes === null || kinds.length === 0) return new Set();
  const text = textOf(bytes);
  const entries = kinds.flatMap((kind) => kind.read(text).entries);
  return new Set(entries.flatMap(({ key, command }) => (command === null ? [secretIn(key)] : [])));
}

/** Whether a key has this secret now, its cloud takes it, and nothing took its place. */
function isInUse(
  db: ReadDb,
  { credentialId, newest }: { readonly credentialId: CredentialId; readonly newest: boolean },
): boolean {
  const key = getCredential(db, credentialId);
  if (!newest || key === null || key.state === 'disabled' || key.state === 'retired') return false;
  return inPlaceOf(db, credentialId)?.id === credentialId;
}

/**
 * A key of the vault that is out of use by now (ended, or replaced by a rotation or by hand) and would stand in a file again
 * with these bytes, but does not with those that are there; null where there is none.
 */
export async function endedKeyIn(
  deps: UserFilesDeps,
  at: { readonly device: string; readonly path: string },
  bytes: { readonly there: Buffer | null; readonly after: Buffer },
): Promise<{ readonly label: string; readonly publicId: string } | null> {
  const kinds = await kindsAt(deps, at);
  const there = secretsOf(kinds, bytes.there);
  const vault = deps.session.vault();
  return vault.read((db) => {
    for (const text of secretsOf(kinds, bytes.after)) {
      if (there.has(text)) continue;
      const holders = secretsLike(db, vault.fingerprint(text));
      const [holder] = holders;
      if (holder === undefined || holders.some((one) => isInUse(db, one))) continue;
      const key = getCredential(db, holder.credentialId);
      if (key !== null) return { label: key.label, publicId: key.publicId };
    }
    return null;
  });
}
