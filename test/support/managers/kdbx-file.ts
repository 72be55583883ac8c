import { createCipheriv, createHash, createHmac } from 'node:crypto';
import { gzipSync } from 'node:zlib';

// A writer of KeePass databases after https://keepass.info/help/kb/kdbx.html, with Node's cryptography alone: what is read
// with a library is written without it, and a test can put anything where the library would put what is right.

const MAGIC = Buffer.from('03d9a29a67fb4bb5', 'hex');
const AES = Buffer.from('31c1f2e6bf714350be5805216afc5aff', 'hex');
const KDFS = {
  aes: Buffer.from('c9d9f39a628a4460bf740d08c18a4fea', 'hex'),
  argon2d: Buffer.from('ef636ddf8c29444b91f7a9a403e30a0c', 'hex'),
  argon2id: Buffer.from('9e298b1956db4773b23dfc3ec6f0a1e6', 'hex'),
};
const SEED = Buffer.alloc(32, 1);
const SALT = Buffer.alloc(32, 2);
const IV = Buffer.alloc(16, 3);
const START = Buffer.alloc(32, 4);
const STREAM_KEY = Buffer.alloc(32, 5);

/** How a database is to be written. */
export interface KdbxShape {
  readonly version: 3 | 4;
  readonly password: string;
  readonly xml: string;
  readonly rounds?: bigint;
  /** What stands in the place of the packed XML. */
  readonly packed?: Buffer;
  /** The id of another cipher than AES. */
  readonly cipher?: Buffer;
  /** A header that asks for Argon2: the rest is not the right one then, as nothing should come to it. */
  readonly argon2?: {
    readonly kind: 'argon2d' | 'argon2id';
    readonly memoryBytes: bigint;
    readonly iterations: bigint;
  };
}

const sha256 = (...parts: readonly Buffer[]): Buffer =>
  createHash('sha256').update(Buffer.concat(parts)).digest();
const sha512 = (...parts: readonly Buffer[]): Buffer =>
  createHash('sha512').update(Buffer.concat(parts)).digest();

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

function u64(value: bigint): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(value);
  return bytes;
}

function transformed(password: string, rounds: bigint): Buffer {
  let key = sha256(sha256(Buffer.from(password, 'utf8')));
  const cipher = createCipheriv('aes-256-ecb', SALT, null).setAutoPadding(false);
  for (let round = 0n; round < rounds; round += 1n) key = cipher.update(key);
  return sha256(key);
}

function encrypted(key: Buffer, plain: Buffer): Buffer {
  const cipher = createCipheriv('aes-256-cbc', key, IV);
  return Buffer.concat([cipher.update(plain), cipher.final()]);
}

/** A database. Rounds above a thousand stand in the header alone: whoever goes on to the key never comes back. */
export function kdbxFile(shape: KdbxShape): Buffer {
  const rounds = shape.rounds ?? 2n;
  const key = transformed(shape.password, rounds > 1000n ? 1n : rounds);
  return shape.version === 3 ? olderFile(shape, rounds, key) : newerFile(shape, rounds, key);
}

function olderFile({ xml, packed }: KdbxShape, rounds: bigint, key: Buffer): Buffer {
  const field = (id: number, value: Buffer): Buffer =>
    Buffer.concat([Buffer.of(id, value.length & 0xff, value.length >> 8), value]);
  const header = Buffer.concat([
    MAGIC,
    Buffer.of(1, 0, 3, 0),
    field(2, AES),
    field(3, u32(1)),
    field(4, SEED),
    field(5, SALT),
    field(6, u64(rounds)),
    field(7, IV),
    field(8, STREAM_KEY),
    field(9, START),
    field(10, u32(2)),
    field(0, Buffer.from('\r\n\r\n')),
  ]);
  const data = packed ?? gzipSync(xml);
  const blocks = [u32(0), sha256(data), u32(data.length), data, u32(1), Buffer.alloc(32), u32(0)];
  return Buffer.concat([header, encrypted(sha256(SEED, key), Buffer.concat([START, ...blocks]))]);
}

function newerFile({ xml, packed, argon2, cipher }: KdbxShape, rounds: bigint, key: Buffer): Buffer {
  const field = (id: number, value: Buffer): Buffer =>
    Buffer.concat([Buffer.of(id), u32(value.length), value]);
  const item = (type: number, name: string, value: Buffer): Buffer =>
    Buffer.concat([Buffer.of(type), u32(name.length), Buffer.from(name), u32(value.length), value]);
  const cost =
    argon2 === undefined
      ? [item(0x42, '$UUID', KDFS.aes), item(5, 'R', u64(rounds))]
      : [
          item(0x42, '$UUID', KDFS[argon2.kind]),
          item(5, 'M', u64(argon2.memoryBytes)),
          item(5, 'I', u64(argon2.iterations)),
          item(4, 'P', u32(2)),
          item(4, 'V', u32(0x13)),
        ];
  const header = Buffer.concat([
    MAGIC,
    Buffer.of(0, 0, 4, 0),
    field(2, cipher ?? AES),
    field(3, u32(1)),
    field(4, SEED),
    field(7, IV),
    field(11, Buffer.concat([Buffer.of(0, 1), ...cost, item(0x42, 'S', SALT), Buffer.of(0)])),
    field(0, Buffer.from('\r\n\r\n')),
  ]);
  const base = sha512(SEED, key, Buffer.of(1));
  const macKey = (index: bigint): Buffer => sha512(u64(index), base);
  const inner = Buffer.concat([
    field(1, u32(3)),
    field(2, Buffer.concat([STREAM_KEY, STREAM_KEY])),
    field(0, Buffer.alloc(0)),
  ]);
  const data = encrypted(sha256(SEED, key), packed ?? gzipSync(Buffer.concat([inner, Buffer.from(xml)])));
  const block = (index: bigint, content: Buffer): Buffer =>
    Buffer.concat([
      createHmac('sha256', macKey(index))
        .update(u64(index))
        .update(u32(content.length))
        .update(content)
        .digest(),
      u32(content.length),
      content,
    ]);
  return Buffer.concat([
    header,
    sha256(header),
    createHmac('sha256', macKey(0xffff_ffff_ffff_ffffn)).update(header).digest(),
    block(0n, data),
    block(1n, Buffer.alloc(0)),
  ]);
}

/** The XML of a database with entries in its one group; values are put in as they are. */
export function kdbxXml(entries: readonly Readonly<Record<string, string>>[], before = ''): string {
  const id = (n: number): string => Buffer.alloc(16, n).toString('base64');
  const fields = (entry: Readonly<Record<string, string>>): string =>
    Object.entries(entry)
      .map(([name, value]) => `<String><Key>${name}</Key><Value>${value}</Value></String>`)
      .join('');
  const all = entries.map((entry, n) => `<Entry><UUID>${id(n + 2)}</UUID>${fields(entry)}</Entry>`).join('');
  return `<?xml version="1.0" encoding="utf-8"?>${before}<KeePassFile><Meta><Generator>test</Generator></Meta><Root><Group><UUID>${id(1)}</UUID><Name>Root</Name>${all}</Group></Root></KeePassFile>`;
}
