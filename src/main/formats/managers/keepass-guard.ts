import { gunzipSync } from 'node:zlib';
import {
  BinaryStream,
  Consts,
  CryptoEngine,
  HashedBlockTransform,
  Int64,
  Kdbx,
  KdbxContext,
  KdbxFormat,
  KdbxHeader,
} from 'kdbxweb';
import { deriveArgon2 } from './derive.ts';
import { MANAGER_LIMITS, ManagerError, requireFewMarks } from './limits.ts';

// The library trusts a file's own word on what it unpacks to, and on how much work its key is. These are the places where
// it would: each is bounded before anything is done.

/** Throws ManagerError `too-large` for a header that asks for too much work; what the library throws for one that is none. */
export function requireBearable(file: ArrayBuffer): void {
  const header = KdbxHeader.read(new BinaryStream(file), new KdbxContext({ kdbx: new Kdbx() }));
  const rounds = header.versionMajor === 3 ? header.keyEncryptionRounds : header.kdfParameters?.get('R');
  if (numberOf(rounds) > MANAGER_LIMITS.aesRounds) throw new ManagerError('too-large');
}

/** Numbers of 64 bits come in halves. */
function numberOf(value: unknown): number {
  return value instanceof Int64 ? value.hi * 2 ** 32 + value.lo : Number(value ?? 0);
}

CryptoEngine.setArgon2Impl(
  async (password, salt, memoryKiB, iterations, length, parallelism, type, version) => {
    const key = await deriveArgon2(new Uint8Array(password), new Uint8Array(salt), {
      ...{ type, version, memoryKiB, iterations, parallelism, length },
    });
    return Uint8Array.from(key).buffer;
  },
);

/** The step after which the library unpacks; private there, so that the tests with packed bombs hold it in place. */
interface Decrypting {
  readonly kdbx: Kdbx;
  decryptData(data: ArrayBuffer, key: ArrayBuffer): Promise<ArrayBuffer>;
}

const format = KdbxFormat.prototype as unknown as Decrypting;
const decrypt = format.decryptData;

format.decryptData = async function unpackedWithin(data, key) {
  const { header } = this.kdbx;
  const plain = await decrypt.call(this, data, key);
  const packed = header.compression === Consts.CompressionAlgorithm.GZip;
  header.compression = Consts.CompressionAlgorithm.None;
  if (header.versionMajor !== 3) return content(plain, packed);
  // In the older version hashed blocks, with some bytes that prove the key before them, lie around the content.
  const proof = Buffer.from(header.streamStartBytes ?? new ArrayBuffer(0));
  const whole = Buffer.from(plain);
  if (proof.length === 0 || !whole.subarray(0, proof.length).equals(proof)) return plain;
  const blocks = await HashedBlockTransform.decrypt(plain.slice(proof.length));
  const again = await HashedBlockTransform.encrypt(content(blocks, packed));
  return bufferOf(Buffer.concat([proof, Buffer.from(again)]));
};

function content(plain: ArrayBuffer, packed: boolean): ArrayBuffer {
  const inner = packed ? unpacked(plain) : plain;
  requireFewMarks(new Uint8Array(inner), 'xml');
  return inner;
}

function unpacked(packed: ArrayBuffer): ArrayBuffer {
  try {
    return bufferOf(gunzipSync(packed, { maxOutputLength: MANAGER_LIMITS.unpackedBytes }));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    throw new ManagerError(code === 'ERR_BUFFER_TOO_LARGE' ? 'too-large' : 'unreadable');
  }
}

const bufferOf = (bytes: Uint8Array): ArrayBuffer => Uint8Array.from(bytes).buffer;

/** What is used of the parsed document. */
interface Markup {
  readonly firstChild: Markup | null;
  readonly nextSibling: Markup | null;
  removeAttribute?(name: string): void;
}

const load = Kdbx.prototype.loadFromXml;

/** Attachments may be packed each for itself. Nobody asks for them, so they are left as they are. */
Kdbx.prototype.loadFromXml = function withoutUnpacking(context) {
  const left: (Markup | null)[] = [(this.xml ?? null) as unknown as Markup | null];
  for (let node = left.pop(); node !== undefined; node = left.pop()) {
    if (node === null) continue;
    node.removeAttribute?.('Compressed');
    left.push(node.nextSibling, node.firstChild);
  }
  return load.call(this, context);
};
