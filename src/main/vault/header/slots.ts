import { hkdfSync } from 'node:crypto';
import type { Random } from '../../ports/random.ts';
import { decrypt, encrypt } from '../aead.ts';
import { encodeFields } from '../encoding.ts';
import { type KdfCost, stretch } from '../kdf.ts';
import type { Secret } from '../secret.ts';
import type { Slot, SlotKind } from './format.ts';

type Unsealed<T extends Slot> = T extends Slot ? Omit<T, 'sealed'> : never;
type SlotHead = Unsealed<Slot>;

/** Authenticated with the wrapped key: everything that the slot says in the clear. */
function slotAad(vaultId: string, head: SlotHead): Buffer {
  const fields = ['keyturn/slot/1', vaultId, head.id, head.kind, head.salt];
  if (head.kind !== 'password') return encodeFields(fields);
  const { memoryKiB, iterations, parallelism } = head.cost;
  return encodeFields([...fields, head.kdf, `${memoryKiB}`, `${iterations}`, `${parallelism}`]);
}

/** The key of a slot whose secret is random already, so that stretching would add nothing. */
function keyFromRandom(secret: Buffer, head: SlotHead): Buffer {
  const info = encodeFields(['keyturn/slot-key/1', head.kind, head.id]);
  return Buffer.from(hkdfSync('sha256', secret, Buffer.from(head.salt, 'base64'), info, 32));
}

function seal(random: Random, vaultId: string, head: SlotHead, slotKey: Buffer, vaultKey: Buffer): Slot {
  const sealed = encrypt(random, slotKey, vaultKey, slotAad(vaultId, head)).toString('base64');
  slotKey.fill(0);
  return { ...head, sealed };
}

function open(vaultId: string, slot: Slot, slotKey: Buffer): Buffer | null {
  const vaultKey = decrypt(slotKey, Buffer.from(slot.sealed, 'base64'), slotAad(vaultId, slot));
  slotKey.fill(0);
  return vaultKey?.length === 32 ? vaultKey : null;
}

function slotBase(random: Random): { id: string; salt: string } {
  return { id: random.bytes(8).toString('hex'), salt: random.bytes(16).toString('base64') };
}

/** Wraps the vault key under a password. */
export async function wrapWithPassword(
  random: Random,
  vaultId: string,
  vaultKey: Buffer,
  password: Secret,
  { memoryKiB, iterations, parallelism }: KdfCost,
): Promise<Slot> {
  const cost = { memoryKiB, iterations, parallelism };
  const head: SlotHead = { ...slotBase(random), kind: 'password', kdf: 'argon2id', cost };
  const slotKey = await stretch(password, Buffer.from(head.salt, 'base64'), cost);
  return seal(random, vaultId, head, slotKey, vaultKey);
}

/** Wraps the vault key under random bytes: a recovery code's 20 or a keychain item's 32. */
export function wrapWithRandom(
  random: Random,
  vaultId: string,
  vaultKey: Buffer,
  kind: Exclude<SlotKind, 'password'>,
  secret: Buffer,
): Slot {
  const head: SlotHead = { ...slotBase(random), kind };
  return seal(random, vaultId, head, keyFromRandom(secret, head), vaultKey);
}

/** The vault key, or null when no password slot opens with this password. */
export async function unwrapWithPassword(
  vaultId: string,
  slots: readonly Slot[],
  password: Secret,
): Promise<Buffer | null> {
  for (const slot of slots) {
    if (slot.kind !== 'password') continue;
    const slotKey = await stretch(password, Buffer.from(slot.salt, 'base64'), slot.cost);
    const vaultKey = open(vaultId, slot, slotKey);
    if (vaultKey !== null) return vaultKey;
  }
  return null;
}

/** The vault key, or null when no slot of this kind opens with these bytes. */
export function unwrapWithRandom(
  vaultId: string,
  slots: readonly Slot[],
  kind: Exclude<SlotKind, 'password'>,
  secret: Buffer,
): Buffer | null {
  for (const slot of slots) {
    if (slot.kind !== kind) continue;
    const vaultKey = open(vaultId, slot, keyFromRandom(secret, slot));
    if (vaultKey !== null) return vaultKey;
  }
  return null;
}
