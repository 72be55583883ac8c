import { createDecipheriv, createHash, hkdfSync } from 'node:crypto';
import { hashRawSync } from '@node-rs/argon2';
import { beforeAll, describe, expect, it } from 'vitest';
import { createRandom } from '../../../../../src/main/node/random.ts';
import { openExport, requireExport, sealExport } from '../../../../../src/main/vault/export/seal.ts';
import { KDF_FLOOR, lend } from '../../../../../src/main/vault/index.ts';
import { KeyturnError } from '../../../../../src/shared/ipc/envelope.ts';

const PASSWORD = 'Å password';
const CONTENT = Buffer.from('{"some":"密钥"}');

const opened = (file: Buffer, password = PASSWORD) => lend(password, (secret) => openExport(file, secret));

async function codeOf(reading: Promise<unknown>): Promise<string> {
  const error: unknown = await reading.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  return error instanceof KeyturnError ? error.code : `no code: ${String(error)}`;
}

const sha256 = (bytes: Buffer): Buffer => createHash('sha256').update(bytes).digest();

/** The file with another front, and a checksum that fits. */
const summed = (covered: Buffer): Buffer => Buffer.concat([covered, sha256(covered)]);

/** After the section "Exports" of docs/vault-format.md, and nothing else. */
function byTheDocument(file: Buffer, password: string): string {
  const end = file.length - 32;
  expect(sha256(file.subarray(0, end)).equals(file.subarray(end))).toBe(true);
  expect(file.toString('latin1', 0, 16)).toBe('KEYTURN EXPORT\r\n');
  expect(file.readUInt32BE(16)).toBe(1);
  const at = 24 + file.readUInt32BE(20);
  const manifest: unknown = JSON.parse(file.toString('utf8', 24, at));
  const { cost, salt } = manifest as {
    cost: { memoryKiB: number; iterations: number; parallelism: number };
    salt: string;
  };
  const stretched = hashRawSync(Buffer.from(password.normalize('NFC'), 'utf8'), {
    ...{ algorithm: 2, version: 1, outputLen: 32, salt: Buffer.from(salt, 'base64') },
    ...{ memoryCost: cost.memoryKiB, timeCost: cost.iterations, parallelism: cost.parallelism },
  });
  const name = Buffer.from('keyturn/export/1');
  const info = Buffer.concat([Buffer.of(0, 0, 0, name.length), name]);
  const key = Buffer.from(hkdfSync('sha256', stretched, Buffer.alloc(0), info, 32));
  const sealed = file.subarray(at, end);
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12));
  decipher.setAAD(file.subarray(0, at));
  decipher.setAuthTag(sealed.subarray(-16));
  return Buffer.concat([decipher.update(sealed.subarray(12, -16)), decipher.final()]).toString('utf8');
}

describe('a file under a password of its own', () => {
  let file: Buffer;
  beforeAll(async () => {
    file = await lend(PASSWORD, (password) =>
      sealExport(createRandom(), CONTENT, { password, cost: KDF_FLOOR, madeAt: 1_700_000_000_000 }),
    );
  });

  /** The file with other words in its manifest, of the same length or not. */
  const withManifest = (change: (text: string) => string): Buffer => {
    const at = 24 + file.readUInt32BE(20);
    const text = Buffer.from(change(file.toString('utf8', 24, at)), 'utf8');
    const length = Buffer.alloc(4);
    length.writeUInt32BE(text.length);
    return summed(Buffer.concat([file.subarray(0, 20), length, text, file.subarray(at, -32)]));
  };

  it('opens with it, however it is composed, and by what the document says', async () => {
    expect((await opened(file)).equals(CONTENT)).toBe(true);
    expect((await opened(file, PASSWORD.normalize('NFD'))).equals(CONTENT)).toBe(true);
    expect(byTheDocument(file, PASSWORD)).toBe(CONTENT.toString('utf8'));
  });

  it('does not open with another one', async () => {
    for (const other of ['a password', '', `${PASSWORD} `]) {
      expect(await codeOf(opened(file, other))).toBe('manager-password');
    }
  });

  it('is never opened with a word of it changed, whatever the checksum says', async () => {
    const step = 7;
    for (let at = 0; at < file.length - 32; at += step) {
      const changed = Buffer.from(file);
      changed.writeUInt8((changed[at] ?? 0) ^ 1, at);
      expect(await codeOf(opened(changed))).toBe('manager-unreadable');
    }
    const late = withManifest((text) => text.replace('1700000000000', '1700000000001'));
    expect(await codeOf(opened(late))).toBe('manager-password');
    const sealed = Buffer.from(file.subarray(0, -32));
    sealed.writeUInt8((sealed.at(-20) ?? 0) ^ 1, sealed.length - 20);
    expect(await codeOf(opened(summed(sealed)))).toBe('manager-password');
  });

  it('is refused before any work where it is cut, newer, or asks for too much', async () => {
    for (const length of [0, 10, 24, 60, file.length - 1]) {
      expect(await codeOf(opened(file.subarray(0, length)))).toBe('manager-unreadable');
    }
    const newer = Buffer.from(file.subarray(0, -32));
    newer.writeUInt32BE(2, 16);
    expect(await codeOf(opened(summed(newer)))).toBe('manager-unreadable');
    const endless = Buffer.from(file.subarray(0, -32));
    endless.writeUInt32BE(0xffff_ffff, 20);
    expect(await codeOf(opened(summed(endless)))).toBe('manager-unreadable');
    const memory = `"memoryKiB":${KDF_FLOOR.memoryKiB}`;
    const dear = withManifest((text) => text.replace(memory, '"memoryKiB":4294967296'));
    const started = performance.now();
    expect(await codeOf(opened(dear))).toBe('manager-too-costly');
    expect(performance.now() - started).toBeLessThan(1000);
    for (const said of ['"memoryKiB":1', '"memoryKiB":-1', '"memoryKiB":1.5', '"memoryKiB":null']) {
      const other = withManifest((text) => text.replace(memory, said));
      expect(await codeOf(opened(other))).toBe('manager-unreadable');
    }
    expect(await codeOf(opened(withManifest((text) => `[${text}]`)))).toBe('manager-unreadable');
    expect(() => requireExport(file)).not.toThrow();
  });
});
