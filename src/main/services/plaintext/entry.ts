import { catalogue, fieldOf } from '../../../shared/catalogue/index.ts';
import { KeyturnError } from '../../../shared/ipc/envelope.ts';
import type { CredentialId } from '../../../shared/model/ids.ts';
import type { FileEntry, FileKindSpec } from '../../formats/files/file-kind.ts';
import type { Vault } from '../../vault/index.ts';
import { keysWithSecret } from '../../vault/repositories/secret-versions.ts';
import { asKept } from '../credential-writing.ts';
import { lineageOf } from '../rotation/lineage.ts';

/** One key of a file. Throws `place-gone`, or `file-encrypted` where that is why it cannot be seen. */
export function entryIn(kind: FileKindSpec, text: string, name: string): FileEntry {
  const { entries, problems } = kind.read(text);
  const found = entries.find(({ entry }) => entry === name);
  if (found !== undefined) return found;
  const encrypted = problems.some((problem) => problem.kind === 'encrypted');
  throw new KeyturnError(encrypted ? 'file-encrypted' : 'place-gone');
}

/** The texts that taking the plaintext away would take. A token ends by itself, and nobody keeps those of yesterday. */
export const secretsIn = ({ key }: FileEntry): readonly string[] =>
  Object.entries(key.secrets)
    .filter(([field]) => field !== catalogue[key.cloud].tokenField)
    .map(([, secret]) => secret.reveal())
    .filter((text) => text !== '');

/**
 * Throws `not-in-vault` unless the vault holds everything confidential of an entry, as this key's or as that of one which it
 * replaced or that replaced it, now or in an older version.
 */
export function requireHeld(vault: Vault, id: CredentialId, entry: FileEntry): readonly string[] {
  const secrets = secretsIn(entry);
  const field = fieldOf(entry.key.cloud, catalogue[entry.key.cloud].secretField);
  const held = vault.read((db) => {
    const keys = lineageOf(db, id);
    // The vault keeps it without the line end that, say, Google's files have after a private key.
    const isHeld = (text: string): boolean =>
      keysWithSecret(db, vault.fingerprint(field === undefined ? text : asKept(field, text))).some((holder) =>
        keys.has(holder),
      );
    return secrets.every(isHeld);
  });
  if (!held || secrets.length === 0) throw new KeyturnError('not-in-vault');
  return secrets;
}
