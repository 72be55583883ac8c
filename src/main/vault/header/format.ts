import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { canonicalJson, type PlainJson } from '../encoding.ts';
import { kdfCost } from '../kdf.ts';

const FORMAT = 'keyturn-vault';

/** The header version that this program writes and the newest that it reads. */
export const HEADER_VERSION = 1;

const base64 = z.base64().max(400);
const slotBase = { id: z.string().max(40), salt: base64, sealed: base64 };

const slot = z.discriminatedUnion('kind', [
  z.strictObject({ ...slotBase, kind: z.literal('password'), kdf: z.literal('argon2id'), cost: kdfCost }),
  z.strictObject({ ...slotBase, kind: z.literal('recovery') }),
  z.strictObject({ ...slotBase, kind: z.literal('keychain') }),
]);

/** One way to the vault key: `sealed` is that key under what the slot's secret derives to. */
export type Slot = z.infer<typeof slot>;
export type SlotKind = Slot['kind'];

const header = z
  .strictObject({
    format: z.literal(FORMAT),
    version: z.literal(HEADER_VERSION),
    vaultId: z.string().min(1).max(40),
    /** The first 16 bytes of `vault.db`: tells a database of another vault from a damaged one. */
    databaseSalt: base64,
    slots: z.array(slot).min(1).max(16).readonly(),
    recoveryConfirmed: z.boolean(),
    /** How many rows the audit chain had, and the MAC of its last one, when the header was last anchored. */
    audit: z.strictObject({ count: z.number().int().min(0), head: base64 }).readonly(),
  })
  .readonly();

/** What `vault.keys.json` says, without its checksum and MAC. */
export type Header = z.infer<typeof header>;

/** A header as it was read; the MAC can be checked only once a slot gave the vault key. */
export interface SignedHeader {
  readonly header: Header;
  readonly mac: Buffer;
}

/** `newer`: whole, but of a version that only a later program reads. */
export type HeaderReading =
  | { readonly kind: 'good'; readonly signed: SignedHeader }
  | { readonly kind: 'newer' }
  | { readonly kind: 'damaged' };

export function newHeader(fields: Omit<Header, 'format' | 'version'>): Header {
  return { format: FORMAT, version: HEADER_VERSION, ...fields };
}

/** HMAC-SHA-256 over the canonical JSON of everything but `mac` and `checksum`. */
function macOf(content: Header, headerKey: Buffer): Buffer {
  return createHmac('sha256', headerKey).update(canonicalJson(content)).digest();
}

/** SHA-256, in hex, over the canonical JSON of everything but `checksum`. The same in every version to come. */
function checksumOf(content: { readonly [key: string]: PlainJson }): string {
  return createHash('sha256').update(canonicalJson(content)).digest('hex');
}

/** The file's bytes. */
export function serialiseHeader(content: Header, headerKey: Buffer): Buffer {
  const signed = { ...content, mac: macOf(content, headerKey).toString('base64') };
  return Buffer.from(`${JSON.stringify({ ...signed, checksum: checksumOf(signed) }, null, 2)}\n`, 'utf8');
}

/** Whether the header was written by somebody who had the vault key. */
export function headerIsGenuine({ header: content, mac }: SignedHeader, headerKey: Buffer): boolean {
  const expected = macOf(content, headerKey);
  return mac.length === expected.length && timingSafeEqual(mac, expected);
}

const json: z.ZodType<PlainJson> = z.json();
const envelope = z.record(z.string(), json);

/** Reads the file's bytes. The checksum comes before the version, so that damage is never taken for a newer file. */
export function parseHeader(bytes: Uint8Array): HeaderReading {
  const parsed = envelope.safeParse(jsonOf(bytes));
  if (!parsed.success) return { kind: 'damaged' };
  const { checksum, ...covered } = parsed.data;
  if (checksum !== checksumOf(covered) || covered.format !== FORMAT) return { kind: 'damaged' };
  if (typeof covered.version === 'number' && covered.version > HEADER_VERSION) return { kind: 'newer' };
  const { mac, ...content } = covered;
  const checked = header.safeParse(content);
  if (!checked.success || typeof mac !== 'string') return { kind: 'damaged' };
  return { kind: 'good', signed: { header: checked.data, mac: Buffer.from(mac, 'base64') } };
}

function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return null;
  }
}
