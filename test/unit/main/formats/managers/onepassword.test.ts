import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { MANAGER_LIMITS, ManagerError } from '../../../../../src/main/formats/managers/limits.ts';
import { managerOf } from '../../../../../src/main/formats/managers/marks.ts';
import { readOnePassword } from '../../../../../src/main/formats/managers/onepassword.ts';

const DATA = {
  accounts: [
    {
      attrs: { accountName: 'Corp', email: 'a@example.com' },
      vaults: [
        {
          attrs: { uuid: 'v', name: 'Ops' },
          items: [
            {
              uuid: 'i1',
              state: 'active',
              categoryUuid: '001',
              details: {
                loginFields: [
                  { value: 'ops', id: '', name: 'username', fieldType: 'T', designation: 'username' },
                  { value: 's3', id: '', name: 'password', fieldType: 'P', designation: 'password' },
                  { value: 'x', id: '', name: 'otp', fieldType: 'T' },
                ],
                notesPlain: 'a note',
                sections: [
                  {
                    title: 'Keys',
                    name: 's',
                    fields: [
                      { title: 'Access Key ID', id: 'f', value: { string: 'AKIAQ3EGRIMWKEYTURN7' } },
                      { title: 'Secret', id: 'g', value: { concealed: 'hidden' } },
                      { title: 'When', id: 'h', value: { date: 1_700_000_000 } },
                    ],
                  },
                ],
              },
              overview: {
                title: 'ci',
                url: 'https://aws.amazon.com',
                urls: [{ label: '', url: 'https://console.aws.amazon.com' }],
                tags: ['ops'],
              },
            },
            { uuid: 'i2', state: 'archived', details: { password: 'p2' }, overview: { title: 'old' } },
          ],
        },
      ],
    },
  ],
};

/** An archive whose parts lie in it as they are, or packed where they were packed already. */
function archive(parts: Readonly<Record<string, Buffer>>, method: 0 | 8 = 0): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(parts)) {
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(name.length, 26);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(method, 10);
    central.writeUInt32LE(content.length, 20);
    central.writeUInt16LE(name.length, 28);
    central.writeUInt32LE(offset, 42);
    locals.push(local, Buffer.from(name), content);
    directory.push(central, Buffer.from(name));
    offset += 30 + name.length + content.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Object.keys(parts).length, 10);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, ...directory, end]);
}

const file = (data: unknown = DATA, more: Readonly<Record<string, Buffer>> = {}): Buffer =>
  archive({
    'export.attributes': Buffer.from('{"version":3}'),
    'export.data': Buffer.from(typeof data === 'string' ? data : JSON.stringify(data)),
    'files/abc___photo.png': Buffer.alloc(100),
    ...more,
  });

const read = (bytes: Uint8Array) =>
  readOnePassword({ manager: 'onepassword', bytes, password: null, keyFile: null });

function failureOf(bytes: Uint8Array): string {
  try {
    read(bytes);
  } catch (error) {
    if (error instanceof ManagerError) return error.failure;
    throw error;
  }
  throw new Error('It was read');
}

describe('an export of 1Password', () => {
  it('gives its entries with their fields', () => {
    expect(managerOf(file())).toBe('onepassword');
    expect(read(file())).toEqual([
      {
        title: 'ci',
        groups: ['Ops'],
        username: 'ops',
        password: 's3',
        url: 'https://aws.amazon.com\nhttps://console.aws.amazon.com',
        notes: 'a note',
        fields: [
          { name: 'otp', value: 'x' },
          { name: 'Access Key ID', value: 'AKIAQ3EGRIMWKEYTURN7' },
          { name: 'Secret', value: 'hidden' },
          { name: 'When', value: '' },
        ],
        tags: ['ops'],
      },
      {
        ...{ title: 'old', groups: ['Ops'], username: '', password: 'p2', url: '', notes: '' },
        ...{ fields: [], tags: [] },
      },
    ]);
  });

  it('may be packed', () => {
    const packed = deflateRawSync(JSON.stringify(DATA));
    expect(read(archive({ 'export.data': packed }, 8))).toHaveLength(2);
    expect(failureOf(archive({ 'export.data': packed.subarray(0, 50) }, 8))).toBe('unreadable');
  });

  it('is no workbook, and a workbook is none', () => {
    const book = archive({ 'xl/workbook.xml': Buffer.from('<a/>') });
    expect(managerOf(book)).toBe(null);
  });

  it('may hold thousands of documents', () => {
    const documents = Array.from({ length: 3_000 }, (_, n) => [`files/${n}`, Buffer.of(1)] as const);
    expect(read(file(DATA, Object.fromEntries(documents)))).toHaveLength(2);
  });

  it('never follows the paths in its archive', () => {
    const more = { '../export.data': Buffer.from('[]'), '/etc/export.data': Buffer.from('[]') };
    expect(read(file(DATA, more))).toHaveLength(2);
    const only = archive({ '../export.data': Buffer.from(JSON.stringify(DATA)) });
    expect(failureOf(only)).toBe('unreadable');
  });

  it.each<[string, () => Buffer]>([
    ['no JSON', () => file('no')],
    ['other JSON', () => file([])],
    ['accounts of another form', () => file({ accounts: [{ vaults: {} }] })],
    ['a cut archive', () => file().subarray(0, 200)],
  ])('is not read: %s', (_name, bytes) => {
    expect(failureOf(bytes())).toBe('unreadable');
  });

  it('unpacks to far more than passwords', () => {
    const bomb = archive(
      { 'export.data': deflateRawSync(Buffer.alloc(MANAGER_LIMITS.unpackedBytes + 1), { level: 1 }) },
      8,
    );
    expect(failureOf(bomb)).toBe('too-large');
    expect(failureOf(file(`[${'0,'.repeat(MANAGER_LIMITS.marks + 1)}0]`))).toBe('too-large');
  });
});
