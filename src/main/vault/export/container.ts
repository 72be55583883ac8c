import { createHash } from 'node:crypto';
import { z } from 'zod';
import { KeyturnError } from '../../../shared/ipc/envelope.ts';
import { instant } from '../../../shared/model/ids.ts';
import { canonicalJson } from '../encoding.ts';

/** The first bytes of every export under a password. */
const MAGIC = Buffer.from('KEYTURN EXPORT\r\n', 'latin1');

/** The version that this program writes and the newest that it reads. */
const EXPORT_VERSION = 1;

const NUMBER_BYTES = 4;
const SUM_BYTES = 32;
/** Magic, version, length of the manifest. */
const FRONT_BYTES = MAGIC.length + 2 * NUMBER_BYTES;
const MOST_MANIFEST_BYTES = 65_536;
const SALT_BYTES = 16;

const count = z.number().int().min(1);

const manifest = z
  .strictObject({
    format: z.literal('keyturn-export'),
    madeAt: instant,
    kdf: z.literal('argon2id'),
    /** As it is said; whether it may be run is decided by whoever opens it. */
    cost: z.strictObject({ memoryKiB: count, iterations: count, parallelism: count }).readonly(),
    salt: z.base64().refine((text) => Buffer.from(text, 'base64').length === SALT_BYTES),
  })
  .readonly();

/** What an export says of itself before it is opened. Its bytes are authenticated with what is sealed. */
export type ExportManifest = z.infer<typeof manifest>;

/** An export taken apart; nothing of it is proven before it opens. */
export interface ExportContainer {
  readonly manifest: ExportManifest;
  /** Everything before the sealed content: what it is authenticated with. */
  readonly front: Buffer;
  /** Nonce, ciphertext, tag. */
  readonly sealed: Buffer;
}

const sha256 = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest();

const number = (value: number): Buffer => {
  const bytes = Buffer.alloc(NUMBER_BYTES);
  bytes.writeUInt32BE(value);
  return bytes;
};

/** Magic, version, length of the manifest, manifest. */
export function exportFront(content: ExportManifest): Buffer {
  const text = Buffer.from(canonicalJson(content), 'utf8');
  return Buffer.concat([MAGIC, number(EXPORT_VERSION), number(text.length), text]);
}

/** The whole file: front, sealed content, SHA-256 of both. */
export function packExport(front: Buffer, sealed: Buffer): Buffer {
  const covered = Buffer.concat([front, sealed]);
  return Buffer.concat([covered, sha256(covered)]);
}

const unreadable = () => new KeyturnError('manager-unreadable');

function readManifest(bytes: Buffer): ExportManifest {
  try {
    return manifest.parse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)));
  } catch {
    throw unreadable();
  }
}

/**
 * Takes an export apart. Throws `manager-unreadable` for anything that is not whole, and for one of a later program: the
 * magic, the place of the version and the checksum at the end hold for every version to come.
 */
export function unpackExport(file: Buffer): ExportContainer {
  if (file.length < FRONT_BYTES + SUM_BYTES || !file.subarray(0, MAGIC.length).equals(MAGIC)) {
    throw unreadable();
  }
  const end = file.length - SUM_BYTES;
  if (!sha256(file.subarray(0, end)).equals(file.subarray(end))) throw unreadable();
  const length = file.readUInt32BE(MAGIC.length + NUMBER_BYTES);
  if (file.readUInt32BE(MAGIC.length) !== EXPORT_VERSION || length > MOST_MANIFEST_BYTES) throw unreadable();
  const sealedAt = FRONT_BYTES + length;
  if (sealedAt > end) throw unreadable();
  return {
    manifest: readManifest(file.subarray(FRONT_BYTES, sealedAt)),
    front: file.subarray(0, sealedAt),
    sealed: file.subarray(sealedAt, end),
  };
}
