import { hkdfSync } from 'node:crypto';
import { encodeFields } from './encoding.ts';

/** What a key derived from the vault key is for. The name is part of the derivation: it never changes. */
type Purpose = 'database' | 'field' | 'header' | 'audit' | 'fingerprint' | 'witness';

/** The keys of an open vault, 32 bytes each. */
export interface VaultKeys {
  /** The random key that the slots wrap. */
  readonly vault: Buffer;
  readonly database: Buffer;
  readonly field: Buffer;
  readonly header: Buffer;
  readonly audit: Buffer;
  readonly fingerprint: Buffer;
  readonly witness: Buffer;
  /** Zeroes all of them. */
  destroy(): void;
}

/** HKDF-SHA-256 without a salt; `info` is the encoded fields `keyturn/key/1`, purpose, vault id. */
function deriveKey(vaultKey: Buffer, purpose: Purpose, vaultId: string): Buffer {
  const info = encodeFields(['keyturn/key/1', purpose, vaultId]);
  return Buffer.from(hkdfSync('sha256', vaultKey, Buffer.alloc(0), info, 32));
}

/** Takes `vaultKey` over: it is zeroed with the rest. */
export function deriveKeys(vaultKey: Buffer, vaultId: string): VaultKeys {
  const keys = {
    vault: vaultKey,
    database: deriveKey(vaultKey, 'database', vaultId),
    field: deriveKey(vaultKey, 'field', vaultId),
    header: deriveKey(vaultKey, 'header', vaultId),
    audit: deriveKey(vaultKey, 'audit', vaultId),
    fingerprint: deriveKey(vaultKey, 'fingerprint', vaultId),
    witness: deriveKey(vaultKey, 'witness', vaultId),
  };
  return {
    ...keys,
    destroy() {
      for (const key of Object.values(keys)) key.fill(0);
    },
  };
}
