import { gzipSync } from 'node:zlib';
import { Credentials, ProtectedValue } from 'kdbxweb';
import { describe, expect, it } from 'vitest';
import type { ManagerEntry } from '../../../../../src/main/formats/managers/entry.ts';
import { readKeePass } from '../../../../../src/main/formats/managers/keepass.ts';
import { MANAGER_LIMITS, ManagerError } from '../../../../../src/main/formats/managers/limits.ts';
import { type KdbxShape, kdbxFile, kdbxXml } from '../../../../support/managers/kdbx-file.ts';
import { addEntry, type Fill, type MadeShape, madeDatabase } from '../../../../support/managers/kdbx-made.ts';

const KEY = {
  Title: 'deploy',
  UserName: 'AKIAQ3EGRIMWKEYTURN7',
  Password: 'wJalrXUtnFEMIK7MDENGbPxRfiCYKEYTURNtest0',
};

const read = (
  bytes: Uint8Array,
  password: string | null = 'pass',
  keyFile: Uint8Array | null = null,
): Promise<ManagerEntry[]> => readKeePass({ manager: 'keepass', bytes, password, keyFile });

/** Why it was not read. */
async function failureOf(reading: Promise<unknown>): Promise<string> {
  try {
    await reading;
  } catch (error) {
    if (error instanceof ManagerError) return error.failure;
    throw error;
  }
  throw new Error('It was read');
}

describe('a KeePass database', () => {
  it.each<[string, MadeShape]>([
    ['version 4, Argon2d, AES', {}],
    ['version 4, Argon2id, ChaCha20', { kdf: 'argon2id', cipher: 'chacha20' }],
    ['version 4, AES for its key', { kdf: 'aes' }],
    ['version 3.1', { version: 3 }],
  ])('of %s gives its entries', async (_name, shape) => {
    const bytes = await madeDatabase((root, database) => addEntry(database, root, KEY), shape);
    expect(await read(bytes)).toMatchObject([
      { title: 'deploy', username: KEY.UserName, password: KEY.Password, groups: [], fields: [] },
    ]);
    expect(await failureOf(read(bytes, 'Pass'))).toBe('password');
    expect(await failureOf(read(bytes, ''))).toBe('password');
    expect(await failureOf(read(bytes, null))).toBe('locked');
  });

  it.each([3, 4] as const)('of version %i that another program wrote gives its entries', async (version) => {
    const bytes = kdbxFile({ version, password: '口令 ü', xml: kdbxXml([KEY, { Title: '登录' }]) });
    expect(await read(bytes, '口令 ü')).toMatchObject([{ password: KEY.Password }, { title: '登录' }]);
    expect(await failureOf(read(bytes, '口令'))).toBe('password');
  });

  it('gives groups, own and protected fields, tags; without history, recycle bin and attachments', async () => {
    const bytes = await madeDatabase((root, database) => {
      database.createRecycleBin();
      const clouds = database.createGroup(root, 'Clouds');
      const inner = database.createGroup(clouds, '生产');
      const entry = addEntry(
        database,
        inner,
        { Title: 'oss', 'AccessKey ID': 'LTAI5tQnKeyturn2Sample7x', AccessKeySecret: 's3', Notes: 'a\nb' },
        ['AccessKeySecret'],
      );
      entry.tags = ['ops', 'oss'];
      entry.pushHistory();
      entry.fields.set('AccessKeySecret', ProtectedValue.fromString('s4'));
      entry.binaries.set('backup.bin', ProtectedValue.fromBinary(new Uint8Array(5_000).buffer));
      database.move(addEntry(database, root, KEY), database.getGroup(database.meta.recycleBinUuid ?? ''));
    });
    expect(await read(bytes)).toEqual([
      {
        title: 'oss',
        groups: ['Clouds', '生产'],
        ...{ username: '', password: '', url: '', notes: 'a\nb' },
        tags: ['ops', 'oss'],
        fields: [
          { name: 'AccessKey ID', value: 'LTAI5tQnKeyturn2Sample7x' },
          { name: 'AccessKeySecret', value: 's4' },
        ],
      },
    ]);
  });

  it('reads a value that is no UTF-8 as far as it is', async () => {
    const bytes = await madeDatabase((root, database) => {
      const entry = addEntry(database, root, KEY);
      entry.fields.set('Password', ProtectedValue.fromBinary(Uint8Array.of(0x41, 0xff, 0xfe, 0x42).buffer));
    });
    expect(await read(bytes)).toMatchObject([{ password: 'A\ufffd\ufffdB' }]);
  });

  const hex = Buffer.from('00112233445566778899aabbccddeeff'.repeat(2));
  it.each<[string, () => Promise<Uint8Array> | Uint8Array]>([
    ['binary', () => Buffer.alloc(32, 7)],
    ['hexadecimal', () => hex],
    ['any', () => Buffer.from('any file at all')],
    ['XML 1.0', () => Credentials.createRandomKeyFile(1)],
    ['XML 2.0', () => Credentials.createRandomKeyFile(2)],
  ])('opens by a key file: %s', async (_name, make) => {
    const keyFile = await make();
    const fill: Fill = (root, database) => addEntry(database, root, KEY);
    const alone = await madeDatabase(fill, { password: null, keyFile });
    expect(await read(alone, '', keyFile)).toHaveLength(1);
    expect(await failureOf(read(alone, 'pass', keyFile))).toBe('password');
    const both = await madeDatabase(fill, { keyFile });
    expect(await read(both, 'pass', keyFile)).toHaveLength(1);
    expect(await failureOf(read(both, 'pass'))).toBe('password');
    expect(await failureOf(read(both, 'pass', Buffer.alloc(32, 8)))).toBe('password');
  });

  it('opens by an empty password', async () => {
    const bytes = await madeDatabase((root, database) => addEntry(database, root, KEY), { password: '' });
    expect(await read(bytes, '')).toHaveLength(1);
  });
});

describe('a KeePass database that cannot be read', () => {
  const whole = (changes: Partial<KdbxShape> = {}): Buffer =>
    kdbxFile({ version: 4, password: 'pass', xml: kdbxXml([KEY]), ...changes });

  it('is told before a password is asked for', async () => {
    const older = Buffer.from('03d9a29a65fb4bb50300000002000300', 'hex');
    const newer = whole();
    newer.writeUInt16LE(5, 10);
    for (const bytes of [older, newer, whole().subarray(0, 60)]) {
      expect(await failureOf(read(bytes, null))).toBe('unreadable');
    }
  });

  it('is damaged', async () => {
    const bytes = whole();
    const last = bytes.length - 60;
    bytes.writeUInt8(bytes.readUInt8(last) ^ 1, last);
    expect(await failureOf(read(bytes))).toBe('unreadable');
    expect(await failureOf(read(whole({ packed: Buffer.from('no gzip') })))).toBe('unreadable');
    expect(await failureOf(read(whole({ xml: '<KeePassFile>' })))).toBe('unreadable');
    expect(await failureOf(read(whole({ xml: '<Other/>' })))).toBe('unreadable');
  });

  it.each<[string, Partial<KdbxShape>]>([
    ['64 GB', { argon2: { kind: 'argon2d', memoryBytes: 64n * 1024n ** 3n, iterations: 1n } }],
    ['2^32 iterations', { argon2: { kind: 'argon2id', memoryBytes: 65_536n, iterations: 2n ** 32n } }],
    ['memory and iterations', { argon2: { kind: 'argon2id', memoryBytes: 1024n ** 3n, iterations: 900n } }],
    ['rounds', { rounds: 2n ** 32n }],
    ['rounds beyond any number', { rounds: 2n ** 64n - 1n }],
    ['rounds of the older version', { version: 3, rounds: 2n ** 63n }],
  ])('asks for too much work: %s', async (_name, changes) => {
    expect(await failureOf(read(whole(changes)))).toBe('too-large');
  });

  it.each([3, 4] as const)('unpacks to far more than passwords: version %i', async (version) => {
    const packed = gzipSync(Buffer.alloc(MANAGER_LIMITS.unpackedBytes + 1), { level: 1 });
    expect(await failureOf(read(whole({ version, packed })))).toBe('too-large');
  });

  it.each([3, 4] as const)('would become too many objects: version %i', async (version) => {
    const xml = kdbxXml([KEY]).replace('</Root>', `${'<a/>'.repeat(MANAGER_LIMITS.marks)}</Root>`);
    expect(await failureOf(read(whole({ version, xml })))).toBe('too-large');
  });

  it('leaves packed attachments packed', async () => {
    // What it says to unpack to would be taken at its word.
    const bomb = gzipSync(Buffer.alloc(1_000));
    bomb.writeUInt32LE(0xffff_fff0, bomb.length - 4);
    const xml = kdbxXml([KEY]).replace(
      '</Meta>',
      `<Binaries><Binary ID="0" Comp\u0001ressed="True">${bomb.toString('base64')}</Binary></Binaries></Meta>`,
    );
    const before = process.memoryUsage().arrayBuffers;
    expect(await read(whole({ version: 3, xml }))).toHaveLength(1);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(64 * 1024 * 1024);
  });

  it.each([
    [
      'many in one',
      '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>',
    ],
    ['a file', '<!DOCTYPE a [<!ENTITY c SYSTEM "file:///etc/passwd">]>'],
  ])('never has entities of its own put in: %s', async (_name, before) => {
    const xml = kdbxXml([{ ...KEY, Notes: '&c;' }], before);
    const found = await read(whole({ xml })).catch((error: unknown) => error);
    if (found instanceof ManagerError) expect(found.failure).toBe('unreadable');
    else expect(found).toMatchObject([{ notes: '&c;' }]);
  });

  it('is one whose groups lie in each other without end', async () => {
    const id = Buffer.alloc(16, 9).toString('base64');
    const xml = `<KeePassFile><Meta/><Root>${`<Group><UUID>${id}</UUID>`.repeat(60_000)}${'</Group>'.repeat(60_000)}</Root></KeePassFile>`;
    expect(await failureOf(read(whole({ xml })))).toBe('unreadable');
  });

  it('carries nothing of what it holds in its error', async () => {
    const xml = kdbxXml([KEY]).replace('</Root>', '&leaked;</Root>');
    const error: unknown = await read(whole({ xml })).catch((thrown: unknown) => thrown);
    expect(String(error)).toBe('ManagerError: unreadable');
    expect(error).not.toHaveProperty('cause');
  });

  it('has a cipher that is not known', async () => {
    expect(await failureOf(read(whole({ cipher: Buffer.alloc(16, 0xad) })))).toBe('unreadable');
  });
});
