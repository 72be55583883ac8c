import { catalogue, fieldOf } from '../../../shared/catalogue/index.ts';
import { KeyturnError } from '../../../shared/ipc/envelope.ts';
import type { CloudId } from '../../../shared/model/cloud.ts';
import type { CredentialId } from '../../../shared/model/ids.ts';
import type { KeyValues } from '../../formats/files/file-kind.ts';
import { type FoundKey, publicIdOf, secretOf } from '../../formats/found-key.ts';
import type { ReadDb, Vault } from '../../vault/index.ts';
import { getAccount } from '../../vault/repositories/accounts.ts';
import { getCredential } from '../../vault/repositories/credentials.ts';
import { secretsLike } from '../../vault/repositories/fingerprints.ts';
import { keysWithSecret } from '../../vault/repositories/secret-versions.ts';
import { latestSecrets } from '../../vault/repositories/secrets.ts';
import { asKept } from '../credential-writing.ts';
import { lineageOf } from '../rotation/lineage.ts';

/** What can be said of a key of the vault without opening its secret. */
export interface HeldKey {
  readonly cloud: CloudId;
  readonly publicId: string;
  /** Fingerprints of the newest secret and token; null without. */
  readonly secret: Buffer | null;
  readonly token: Buffer | null;
}

/** Throws `not-found`. */
export function heldKey(db: ReadDb, id: CredentialId): HeldKey {
  const key = getCredential(db, id);
  const account = key && getAccount(db, key.accountId);
  if (key === null || account === null) throw new KeyturnError('not-found');
  const { secretField, tokenField } = catalogue[account.cloud];
  const newest = latestSecrets(db, id);
  const printOf = (field: string | null) =>
    newest.find((secret) => secret.field === field)?.fingerprint ?? null;
  return {
    cloud: account.cloud,
    publicId: key.publicId,
    secret: printOf(secretField),
    token: printOf(tokenField),
  };
}

/** A text as the vault would hold it, were it the secret of a key of this cloud. */
function asSecret(cloud: CloudId, text: string): string {
  const field = fieldOf(cloud, catalogue[cloud].secretField);
  return field === undefined ? text.trim() : asKept(field, text);
}

/** The token of a key that was read; undefined without one. */
function tokenOf({ cloud, secrets }: FoundKey): string | undefined {
  const { tokenField } = catalogue[cloud];
  const token = tokenField === null ? undefined : secrets[tokenField]?.reveal().trim();
  return token === '' ? undefined : token;
}

const isPrint = (print: Buffer | null, other: Buffer | null): boolean =>
  print === null || other === null ? print === other : print.equals(other);

/** Whether the vault holds this text as a secret of any key, of any time. */
export function isKnownSecret(vault: Vault, db: ReadDb, text: string): boolean {
  return text !== '' && secretsLike(db, vault.fingerprint(text)).length > 0;
}

/** Whether a text was ever the secret of this key, of one that it replaced or of one that replaced it. */
export function isSecretOf(vault: Vault, db: ReadDb, text: string, id: CredentialId): boolean {
  const holders = text === '' ? [] : keysWithSecret(db, vault.fingerprint(text));
  if (holders.length === 0 || holders.includes(id)) return holders.length > 0;
  const line = lineageOf(db, id);
  return holders.some((holder) => line.has(holder));
}

/**
 * Whether a key that stands somewhere may make room for one of the vault: it is that one, or an earlier or later one of its
 * line. Any other is somebody's, whether the vault knows it or not.
 */
export function mayReplace(vault: Vault, db: ReadDb, found: FoundKey, id: CredentialId): boolean {
  return isSecretOf(vault, db, asSecret(found.cloud, secretOf(found)?.reveal() ?? ''), id);
}

/** How a key that stands somewhere is to one of the vault. `stale`: another one of its line. */
export function standingOf(
  vault: Vault,
  db: ReadDb,
  found: FoundKey,
  id: CredentialId,
): 'current' | 'stale' | 'changed' {
  const text = secretOf(found)?.reveal();
  if (text === undefined || text.trim() === '') return 'changed';
  const kept = asSecret(found.cloud, text);
  const held = heldKey(db, id);
  if (held.secret !== null && vault.fingerprint(kept).equals(held.secret)) {
    if (publicIdOf(found).trim() !== held.publicId) return 'changed';
    const token = tokenOf(found);
    return isPrint(token === undefined ? null : vault.fingerprint(token), held.token) ? 'current' : 'stale';
  }
  return isSecretOf(vault, db, kept, id) ? 'stale' : 'changed';
}

/** The key in clear, for the moment in which a place is given it. Throws `not-found`, `missing-fields`, `secret-unreadable`. */
export function openValues(vault: Vault, db: ReadDb, id: CredentialId): KeyValues & { publicId: string } {
  const key = getCredential(db, id);
  const account = key && getAccount(db, key.accountId);
  if (key === null || account === null) throw new KeyturnError('not-found');
  const { secretField } = catalogue[account.cloud];
  const secrets: Record<string, string> = {};
  for (const { field, version, sealed } of latestSecrets(db, id)) {
    const secret = vault.unseal({ credentialId: id, field, version }, sealed);
    secrets[field] = secret.reveal();
    secret.destroy();
  }
  if (secrets[secretField] === undefined) throw new KeyturnError('missing-fields', { fields: secretField });
  return { cloud: account.cloud, publicId: key.publicId, fields: key.fields, secrets };
}

/** Whether what was read is this key and no other. */
export function isSameKey(found: FoundKey, values: KeyValues): boolean {
  const { publicIdField, secretField, tokenField } = catalogue[values.cloud];
  const text = secretOf(found)?.reveal() ?? '';
  const token = tokenField === null ? undefined : values.secrets[tokenField];
  return (
    publicIdOf(found).trim() === values.fields[publicIdField] &&
    asSecret(found.cloud, text) === values.secrets[secretField] &&
    tokenOf(found) === token
  );
}
