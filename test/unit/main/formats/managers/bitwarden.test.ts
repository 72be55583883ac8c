import { createCipheriv, createHash, createHmac, hkdfSync, pbkdf2Sync, randomBytes } from 'node:crypto';
import { hashRawSync } from '@node-rs/argon2';
import { describe, expect, it } from 'vitest';
import { readBitwarden } from '../../../../../src/main/formats/managers/bitwarden.ts';
import type { ManagerEntry } from '../../../../../src/main/formats/managers/entry.ts';
import { ManagerError } from '../../../../../src/main/formats/managers/limits.ts';
import { managerOf } from '../../../../../src/main/formats/managers/marks.ts';

const OPEN = {
  encrypted: false,
  folders: [{ id: 'f1', name: 'Clouds/生产' }],
  items: [
    {
      id: '1',
      organizationId: null,
      folderId: 'f1',
      type: 1,
      name: 'oss',
      notes: null,
      favorite: false,
      fields: [
        { name: 'AccessKey ID', value: 'LTAI5tQnKeyturn2Sample7x', type: 0, linkedId: null },
        { name: null, value: null, type: 2, linkedId: null },
      ],
      login: {
        uris: [{ match: null, uri: 'https://ram.console.aliyun.com' }],
        username: 'ak',
        password: 's3',
      },
      collectionIds: null,
    },
    { id: '2', folderId: null, type: 2, name: 'note', notes: 'text', secureNote: { type: 0 } },
    {
      id: '3',
      type: 1,
      name: 'gone',
      deletedDate: '2026-01-01T00:00:00Z',
      login: { username: 'a', password: 'b' },
    },
  ],
};

const read = (file: unknown, password: string | null = null): Promise<ManagerEntry[]> =>
  readBitwarden({
    manager: 'bitwarden',
    bytes: Buffer.from(typeof file === 'string' ? file : JSON.stringify(file)),
    password,
    keyFile: null,
  });

async function failureOf(reading: Promise<unknown>): Promise<string> {
  const error: unknown = await reading.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  return error instanceof ManagerError ? error.failure : `no failure: ${String(error)}`;
}

const KDFS = {
  pbkdf2: { kdfType: 0, kdfIterations: 600, kdfMemory: null, kdfParallelism: null },
  argon2id: { kdfType: 1, kdfIterations: 2, kdfMemory: 1, kdfParallelism: 2 },
};

/** An export under a password, after Bitwarden's own description, with keys made another way than by what reads it. */
function locked(password: string, plain: string, kdf: keyof typeof KDFS): Record<string, unknown> {
  const salt = randomBytes(16).toString('base64');
  const cost = KDFS[kdf];
  const master =
    kdf === 'pbkdf2'
      ? pbkdf2Sync(password, salt, cost.kdfIterations, 32, 'sha256')
      : hashRawSync(password, {
          algorithm: 2,
          version: 1,
          memoryCost: 1024,
          timeCost: 2,
          parallelism: 2,
          outputLen: 32,
          salt: createHash('sha256').update(salt).digest(),
        });
  const expand = (info: string): Buffer => {
    // RFC 5869, section 2.3, for one block.
    return createHmac('sha256', master)
      .update(Buffer.concat([Buffer.from(info), Buffer.of(1)]))
      .digest();
  };
  const seal = (text: string): string => {
    const iv = randomBytes(16);
    const cipher = createCipheriv('aes-256-cbc', expand('enc'), iv);
    const data = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    const mac = createHmac('sha256', expand('mac'))
      .update(Buffer.concat([iv, data]))
      .digest();
    return `2.${[iv, data, mac].map((part) => part.toString('base64')).join('|')}`;
  };
  return {
    encrypted: true,
    passwordProtected: true,
    salt,
    ...cost,
    encKeyValidation_DO_NOT_EDIT: seal('5c2a3e4a-6f6b-4d3c-9c59-0d6e6f6e1a11'),
    data: seal(plain),
  };
}

describe('an export of Bitwarden', () => {
  it('in clear gives its entries, without the bin', async () => {
    expect(await read(OPEN)).toEqual([
      {
        title: 'oss',
        groups: ['Clouds', '生产'],
        ...{ username: 'ak', password: 's3', url: 'https://ram.console.aliyun.com', notes: '', tags: [] },
        fields: [
          { name: 'AccessKey ID', value: 'LTAI5tQnKeyturn2Sample7x' },
          { name: '', value: '' },
        ],
      },
      { title: 'note', groups: [], username: '', password: '', url: '', notes: 'text', fields: [], tags: [] },
    ]);
  });

  it.each(['pbkdf2', 'argon2id'] as const)('opens with its password by %s', async (kdf) => {
    const file = locked('口令 pass', JSON.stringify(OPEN), kdf);
    expect(await failureOf(read(file))).toBe('locked');
    expect(await failureOf(read(file, 'other'))).toBe('password');
    expect((await read(file, '口令 pass')).map(({ title }) => title)).toEqual(['oss', 'note']);
  });

  it('is told by its beginning, whatever stands before it', () => {
    const bytes = (text: string): Buffer => Buffer.from(text);
    expect(managerOf(bytes(JSON.stringify(OPEN)))).toBe('bitwarden');
    expect(managerOf(bytes(`\uFEFF\n${JSON.stringify(OPEN, null, 2)}`))).toBe('bitwarden');
    expect(managerOf(bytes('{"AccessKey":{"encrypted":true,"Id":"x"}}'))).toBe(null);
    expect(managerOf(bytes(''))).toBe(null);
  });

  const good = locked('p', JSON.stringify(OPEN), 'pbkdf2');
  it.each<[string, unknown]>([
    [
      'bound to an account',
      { encrypted: true, encKeyValidation_DO_NOT_EDIT: '2.a|b|c', folders: [], items: [] },
    ],
    ['cut off', JSON.stringify(OPEN).slice(0, 90)],
    ['of another kind of key', { ...good, kdfType: 2 }],
    ['of another kind of cipher', { ...good, encKeyValidation_DO_NOT_EDIT: '3.YQ==|YQ==|YQ==' }],
    ['with data that were changed', { ...good, data: `${String(good.data).slice(0, -6)}AAAA==` }],
    ['with other content', locked('p', '[1, 2]', 'pbkdf2')],
    ['with Argon2 and no word on memory', { ...good, kdfType: 1 }],
    ['with no rounds', { ...good, kdfIterations: 0 }],
  ])('is not read: %s', async (_name, file) => {
    expect(await failureOf(read(file, 'p'))).toBe('unreadable');
  });

  it.each<[string, object]>([
    ['rounds', { kdfIterations: 2 ** 32 }],
    ['memory', { ...KDFS.argon2id, kdfMemory: 65_536 }],
    ['passes', { ...KDFS.argon2id, kdfIterations: 2 ** 31 }],
    ['lanes', { ...KDFS.argon2id, kdfParallelism: 1_000 }],
  ])('asks for too much work: %s', async (_name, changes) => {
    expect(await failureOf(read({ ...good, ...changes }, 'p'))).toBe('too-large');
  });

  it('would become too many objects', async () => {
    const file = `{"encrypted":false,"items":[${'{},'.repeat(1_100_000)}{}]}`;
    expect(await failureOf(read(file))).toBe('too-large');
  });

  it('uses the second step of HKDF alone', () => {
    // RFC 5869 in full is another key, so that a change to it would not go unnoticed.
    const key = Buffer.alloc(32, 1);
    const alone = createHmac('sha256', key).update('enc').update(Buffer.of(1)).digest();
    expect(Buffer.from(hkdfSync('sha256', key, '', 'enc', 32)).equals(alone)).toBe(false);
  });
});
