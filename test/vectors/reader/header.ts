import { argon2id, canonical, fields, hkdf, hmac256, openGcm, recoveryBytes, sha256 } from './primitives.ts';

interface Slot {
  readonly id: string;
  readonly kind: 'password' | 'recovery' | 'keychain';
  readonly salt: string;
  readonly sealed: string;
  readonly kdf?: string;
  readonly cost?: { readonly memoryKiB: number; readonly iterations: number; readonly parallelism: number };
}

/** The header as its file says it; nothing but the checksum has been checked. */
export interface HeaderFile {
  readonly format: string;
  readonly version: number;
  readonly vaultId: string;
  readonly databaseSalt: string;
  readonly slots: readonly Slot[];
  readonly recoveryConfirmed: boolean;
  readonly audit: { readonly count: number; readonly head: string };
  readonly mac: string;
  readonly checksum: string;
}

export type Way =
  | { readonly password: string }
  | { readonly recoveryCode: string }
  | { readonly keychainKey: string };

const base64 = (text: string) => Buffer.from(text, 'base64');

export function readHeader(text: string): HeaderFile {
  const file: HeaderFile = JSON.parse(text);
  const { checksum, ...covered } = file;
  if (sha256(canonical(covered)).toString('hex') !== checksum) throw new Error('The checksum is wrong');
  if (file.format !== 'keyturn-vault' || file.version !== 1) throw new Error('Another format');
  return file;
}

function slotKey(slot: Slot, way: Way): Buffer {
  if ('password' in way) {
    if (slot.cost === undefined) throw new Error('The slot has no cost');
    return argon2id(way.password, base64(slot.salt), slot.cost);
  }
  const secret = 'recoveryCode' in way ? recoveryBytes(way.recoveryCode) : base64(way.keychainKey);
  return hkdf(secret, base64(slot.salt), fields('keyturn/slot-key/1', slot.kind, slot.id));
}

function slotAad(vaultId: string, slot: Slot): Buffer {
  const plain = ['keyturn/slot/1', vaultId, slot.id, slot.kind, slot.salt];
  if (slot.kind !== 'password') return fields(...plain);
  const { memoryKiB, iterations, parallelism } = slot.cost ?? { memoryKiB: 0, iterations: 0, parallelism: 0 };
  return fields(...plain, slot.kdf ?? '', String(memoryKiB), String(iterations), String(parallelism));
}

/** A key derived from the vault key. */
export function deriveKey(vaultKey: Buffer, purpose: string, vaultId: string): Buffer {
  return hkdf(vaultKey, Buffer.alloc(0), fields('keyturn/key/1', purpose, vaultId));
}

/** The vault key; throws when this way opens no slot, or when the header's MAC is wrong under that key. */
export function vaultKey(file: HeaderFile, way: Way): Buffer {
  const kind = 'password' in way ? 'password' : 'recoveryCode' in way ? 'recovery' : 'keychain';
  const slot = file.slots.find((candidate) => candidate.kind === kind);
  if (slot === undefined) throw new Error(`There is no ${kind} slot`);
  const key = openGcm(slotKey(slot, way), base64(slot.sealed), slotAad(file.vaultId, slot));
  const { checksum: _checksum, mac, ...content } = file;
  const expected = hmac256(deriveKey(key, 'header', file.vaultId), canonical(content));
  if (!expected.equals(base64(mac))) throw new Error('The header’s MAC is wrong');
  return key;
}
