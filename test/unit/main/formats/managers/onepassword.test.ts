import { zipSync } from 'fflate';
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

const file = (data: unknown = DATA, more: Record<string, Uint8Array> = {}): Buffer =>
  Buffer.from(
    zipSync({
      'export.attributes': Buffer.from('{"version":3}'),
      'export.data': Buffer.from(typeof data === 'string' ? data : JSON.stringify(data)),
      'files/abc___photo.png': Buffer.alloc(100),
      ...more,
    }),
  );

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

  it('is no workbook, and a workbook is none', () => {
    const book = Buffer.from(zipSync({ 'xl/workbook.xml': Buffer.from('<a/>') }));
    expect(managerOf(book)).toBe(null);
  });

  it('may hold thousands of documents', () => {
    const documents = Array.from({ length: 3_000 }, (_, n) => [`files/${n}`, Buffer.of(1)] as const);
    expect(read(file(DATA, Object.fromEntries(documents)))).toHaveLength(2);
  });

  it('never follows the paths in its archive', () => {
    const more = { '../export.data': Buffer.from('[]'), '/etc/export.data': Buffer.from('[]') };
    expect(read(file(DATA, more))).toHaveLength(2);
    const only = Buffer.from(zipSync({ '../export.data': Buffer.from(JSON.stringify(DATA)) }));
    expect(failureOf(only)).toBe('unreadable');
  });

  it.each<[string, () => Buffer]>([
    ['no JSON', () => file('no')],
    ['other JSON', () => file([])],
    ['accounts of another form', () => file({ accounts: [{ vaults: {} }] })],
    ['a cut archive', () => file().subarray(0, 200)],
    ['a damaged part', () => Buffer.from(file().map((byte, at) => (at > 90 && at < 140 ? 0xff : byte)))],
  ])('is not read: %s', (_name, bytes) => {
    expect(failureOf(bytes())).toBe('unreadable');
  });

  it('unpacks to far more than passwords', () => {
    const zeros = Buffer.alloc(MANAGER_LIMITS.unpackedBytes + 1);
    const bomb = Buffer.from(zipSync({ 'export.data': zeros }, { level: 1 }));
    expect(failureOf(bomb)).toBe('too-large');
    expect(failureOf(file(`[${'0,'.repeat(MANAGER_LIMITS.marks + 1)}0]`))).toBe('too-large');
  });
});
