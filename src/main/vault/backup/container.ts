import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { KeyturnError } from '../../../shared/ipc/envelope.ts';
import { instant } from '../../../shared/model/ids.ts';
import { canonicalJson } from '../encoding.ts';

/** The first bytes of every container. */
const MAGIC = Buffer.from('KEYTURN BACKUP\r\n', 'latin1');

/** The version that this program writes and the newest that it reads. */
const CONTAINER_VERSION = 1;

const NUMBER_BYTES = 4;
const SUM_BYTES = 32;
/** Magic, version, length of the manifest. */
const FRONT_BYTES = MAGIC.length + 2 * NUMBER_BYTES;
const MOST_MANIFEST_BYTES = 65_536;

/** The largest container that is written or read: 1 GiB. Some thousands of keys take a few MB. */
export const MOST_CONTAINER_BYTES = 1_073_741_824;

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const part = z.strictObject({ bytes: z.number().int().min(1), sha256: hash }).readonly();

const manifest = z
  .strictObject({
    format: z.literal('keyturn-backup'),
    vaultId: z.string().min(1).max(40),
    madeAt: instant,
    /** The version of the database's schema. */
    schema: z.number().int().min(1),
    /** How many rows the audit chain in the database has, and the MAC of the last one. */
    audit: z.strictObject({ count: z.number().int().min(0), head: hash }).readonly(),
    /** The machine that wrote it, for people to read. */
    device: z.string().max(300),
    header: part,
    database: part,
  })
  .readonly();

/** What a container says of itself before anything of it is decrypted. */
export type Manifest = z.infer<typeof manifest>;

/** A container taken apart. Everything but `mac` was checked. */
export interface Container {
  readonly manifest: Manifest;
  /** Can be checked once a slot of the header gave the vault key. */
  readonly mac: Buffer;
  readonly header: Buffer;
  readonly database: Buffer;
}

export const sha256 = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest();

/** What the manifest says of a part. */
export function describePart(bytes: Uint8Array): Manifest['header'] {
  return { bytes: bytes.length, sha256: sha256(bytes).toString('hex') };
}

/** HMAC-SHA-256 over the canonical JSON of everything but `mac`, after a label that keeps it from being a header's. */
function macOf(content: Manifest, headerKey: Buffer): Buffer {
  return createHmac('sha256', headerKey).update('keyturn/backup/1\n').update(canonicalJson(content)).digest();
}

/** Whether the manifest was written by somebody who had the vault key. */
export function manifestIsGenuine({ manifest: content, mac }: Container, headerKey: Buffer): boolean {
  const expected = macOf(content, headerKey);
  return mac.length === expected.length && timingSafeEqual(mac, expected);
}

const number = (value: number): Buffer => {
  const bytes = Buffer.alloc(NUMBER_BYTES);
  bytes.writeUInt32BE(value);
  return bytes;
};

/** The bytes of a container: front, manifest, header, database, SHA-256 of all of that. */
export function packContainer(
  content: Manifest,
  headerKey: Buffer,
  header: Buffer,
  database: Buffer,
): Buffer {
  const signed = { ...content, mac: macOf(content, headerKey).toString('hex') };
  const text = Buffer.from(canonicalJson(signed), 'utf8');
  const front = [MAGIC, number(CONTAINER_VERSION), number(text.length), text];
  const covered = Buffer.concat([...front, header, database, Buffer.alloc(SUM_BYTES)]);
  const end = covered.length - SUM_BYTES;
  sha256(covered.subarray(0, end)).copy(covered, end);
  return covered;
}

const damaged = () => new KeyturnError('backup-damaged');

function readManifest(bytes: Buffer): { readonly content: Manifest; readonly mac: Buffer } {
  try {
    const json: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    const { mac, ...content } = z.looseObject({ mac: hash }).parse(json);
    return { content: manifest.parse(content), mac: Buffer.from(mac, 'hex') };
  } catch {
    throw damaged();
  }
}

/**
 * Takes a container apart. Throws `backup-damaged` for anything that is not whole, and `backup-newer` for one of a later
 * program: the magic, the version and the checksum at the end hold for every version to come, so damage is never
 * taken for a newer file.
 */
export function unpackContainer(bytes: Buffer): Container {
  if (bytes.length < FRONT_BYTES + SUM_BYTES || !bytes.subarray(0, MAGIC.length).equals(MAGIC)) {
    throw damaged();
  }
  const end = bytes.length - SUM_BYTES;
  if (!sha256(bytes.subarray(0, end)).equals(bytes.subarray(end))) throw damaged();
  const version = bytes.readUInt32BE(MAGIC.length);
  if (version > CONTAINER_VERSION) throw new KeyturnError('backup-newer');
  const length = bytes.readUInt32BE(MAGIC.length + NUMBER_BYTES);
  if (version !== CONTAINER_VERSION || length > MOST_MANIFEST_BYTES) throw damaged();
  const { content, mac } = readManifest(bytes.subarray(FRONT_BYTES, FRONT_BYTES + length));
  const headerAt = FRONT_BYTES + length;
  const databaseAt = headerAt + content.header.bytes;
  if (databaseAt + content.database.bytes !== end) throw damaged();
  const header = bytes.subarray(headerAt, databaseAt);
  const database = bytes.subarray(databaseAt, end);
  for (const [found, said] of [
    [header, content.header],
    [database, content.database],
  ] as const) {
    if (sha256(found).toString('hex') !== said.sha256) throw damaged();
  }
  return { manifest: content, mac, header, database };
}
