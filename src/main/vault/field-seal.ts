import { KeyturnError } from '../../shared/ipc/envelope.ts';
import type { CredentialId } from '../../shared/model/ids.ts';
import type { Random } from '../ports/random.ts';
import { decrypt, encrypt } from './aead.ts';
import { encodeFields } from './encoding.ts';
import { Secret } from './secret.ts';

/** The one place where a sealed value may lie; it opens nowhere else. */
export type FieldAddress = SecretAddress | RowAddress;

/** A version of a key's field, in `secrets`. */
export interface SecretAddress {
  readonly credentialId: CredentialId;
  readonly field: string;
  readonly version: number;
}

/** The column `sealed` of a row of another table. */
export interface RowAddress {
  readonly table:
    | 'drafts'
    | 'backup_targets'
    | 'digest_targets'
    | 'proxy_passwords'
    | 'kept_files'
    | 'hand_over_requests';
  readonly id: string;
}

/** The first byte of a sealed value. */
const SEAL_FORMAT = 1;

const placeOf = (address: FieldAddress): readonly string[] =>
  'table' in address
    ? [address.table, address.id, 'sealed', '1']
    : ['secrets', address.credentialId, address.field, `${address.version}`];

function fieldAad(vaultId: string, address: FieldAddress): Buffer {
  return encodeFields(['keyturn/field', `${SEAL_FORMAT}`, vaultId, ...placeOf(address)]);
}

/** Format byte, then nonce, ciphertext and tag. */
export function sealField(
  random: Random,
  key: Buffer,
  vaultId: string,
  address: FieldAddress,
  secret: Secret,
): Buffer {
  const sealed = encrypt(random, key, secret.bytes(), fieldAad(vaultId, address));
  return Buffer.concat([Buffer.of(SEAL_FORMAT), sealed]);
}

/** Throws `secret-unreadable` when the value was changed, or was sealed for another place or vault. */
export function unsealField(key: Buffer, vaultId: string, address: FieldAddress, sealed: Buffer): Secret {
  const plain =
    sealed[0] === SEAL_FORMAT ? decrypt(key, sealed.subarray(1), fieldAad(vaultId, address)) : null;
  if (plain === null) throw new KeyturnError('secret-unreadable');
  return Secret.fromBuffer(plain);
}
