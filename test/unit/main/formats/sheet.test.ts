import { deflateRawSync } from 'node:zlib';
import { CFB } from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { isSheet, isSheetMarkup, readSheets, type SheetReading } from '../../../../src/main/formats/sheet.ts';
import { SHEET_LIMITS } from '../../../../src/main/formats/sheet-limits.ts';
import { textOf } from '../../../../src/main/formats/table.ts';
import { KeyturnError } from '../../../../src/shared/ipc/envelope.ts';
import { fc } from '../../../support/property.ts';
import { type SheetSpec, workbook } from '../../../support/sheets/workbook.ts';

/** The code of the error that reading ends in. */
async function failure(bytes: Uint8Array, reading: SheetReading = {}): Promise<string> {
  return readSheets(bytes, reading).then(
    () => 'none',
    (error: unknown) => (error instanceof KeyturnError ? error.code : String(error)),
  );
}

const SHEET: SheetSpec = {
  name: '公有云',
  rows: [
    ['云厂商', '密钥ID', '创建时间', '账号'],
    ['阿里云', 'LTAI5tKeyturnExample1234', new Date(Date.UTC(2025, 2, 4, 9, 30)), 123_456_789_012],
    [null, 'LTAI5tKeyturnExample1235', '2025/3/5', 1_234_567_890_123_456],
    [null, null, null, null],
    ['AWS', 'x', null, true],
  ],
  merged: ['A2:A3'],
};

describe.each(['xlsx', 'biff8', 'xlsb', 'ods'] as const)('a workbook as %s', (bookType) => {
  it('gives its cells, merged ones in each row, dates by the wall clock, long numbers whole', async () => {
    const bytes = workbook([SHEET, { name: '空', rows: [] }], { bookType });
    expect(isSheet(bytes)).toBe(true);
    const [sheet] = await readSheets(bytes);
    expect(sheet?.name).toBe('公有云');
    expect(sheet?.rows.map(({ line }) => line)).toEqual([1, 2, 3, 5]);
    const [, first, second, last] = sheet?.rows ?? [];
    expect(first?.cells).toMatchObject([
      '阿里云',
      'LTAI5tKeyturnExample1234',
      { wall: Date.UTC(2025, 2, 4, 9, 30) },
      '123456789012',
    ]);
    expect(second?.cells).toMatchObject([
      '阿里云',
      'LTAI5tKeyturnExample1235',
      '2025/3/5',
      { flaw: 'rounded' },
    ]);
    expect(textOf(last?.cells[3])).toBe('TRUE');
  });
});

it('takes what formulas came to, and tells those without a value', async () => {
  const bytes = workbook([
    {
      name: 'S',
      rows: [['a', 'b', 'c']],
      formulas: { A1: { formula: '1+1', value: 'AKIA' }, B1: { formula: 'HYPERLINK("http://127.0.0.1")' } },
    },
  ]);
  const [sheet] = await readSheets(bytes);
  expect(sheet?.rows[0]?.cells).toEqual(['AKIA', { text: '', flaw: 'formula-error' }, 'c']);
});

it('counts days from 1904 where a sheet does', async () => {
  const day = new Date(Date.UTC(2025, 2, 4));
  const read = async (date1904: boolean) =>
    (await readSheets(workbook([{ name: 'S', rows: [[day]] }], { date1904 })))[0]?.rows[0]?.cells[0];
  expect(await read(true)).toMatchObject({ wall: day.getTime() });
  expect(await read(false)).toMatchObject({ wall: day.getTime() });
});

it('gives back the texts of any table', { timeout: 60_000 }, async () => {
  const word = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
    .filter((text) => text.trim() !== '' && !/[\p{Cc}\ufffe\uffff]|_x[0-9a-f]{4}_/iu.test(text));
  const table = fc.array(fc.array(word, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(table, async (rows) => {
      const [sheet] = await readSheets(workbook([{ name: 'S', rows }]));
      expect(sheet?.rows.map(({ cells }) => cells.map(textOf))).toEqual(
        rows.map((row) => row.map((text) => text.trim())),
      );
    }),
    { numRuns: 6 },
  );
});

/** An archive of one part, with what its directory says of the size. */
function zip(name: string, content: Buffer, method: 0 | 8 = 8): Buffer {
  const packed = method === 8 ? deflateRawSync(content) : content;
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(method, 8);
  local.writeUInt32LE(packed.length, 18);
  local.writeUInt32LE(10, 22);
  local.writeUInt16LE(name.length, 26);
  const central = Buffer.alloc(46);
  central.writeUInt32LE(0x02014b50, 0);
  central.writeUInt16LE(method, 10);
  central.writeUInt32LE(packed.length, 20);
  central.writeUInt32LE(10, 24);
  central.writeUInt16LE(name.length, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(46 + name.length, 12);
  end.writeUInt32LE(30 + name.length + packed.length, 16);
  return Buffer.concat([local, Buffer.from(name), packed, central, Buffer.from(name), end]);
}

describe('a file that means no good', () => {
  it('is refused where it unpacks to far more than it says', async () => {
    const bomb = zip('xl/workbook.xml', Buffer.alloc(SHEET_LIMITS.unpackedBytes + 1));
    expect(bomb.length).toBeLessThan(200_000);
    expect(await failure(bomb)).toBe('sheet-too-large');
  });

  it.each([
    ['an archive of something else', zip('word/document.xml', Buffer.from('<x/>'))],
    ['an archive that broke off', workbook([SHEET]).subarray(0, 900)],
    ['a part that is no stream', zip('xl/workbook.xml', Buffer.from('no stream'), 0)],
    ['a mark and nothing else', Buffer.from('PK\u0003\u0004')],
    ['an .xls that broke off', workbook([SHEET], { bookType: 'biff8' }).subarray(0, 700)],
  ])('is called unreadable: %s', async (_name, bytes) => {
    expect(isSheet(bytes)).toBe(true);
    expect(await failure(bytes)).toBe('sheet-unreadable');
  });

  it('is told to be encrypted', async () => {
    const box = CFB.utils.cfb_new();
    CFB.utils.cfb_add(box, '/EncryptionInfo', Buffer.alloc(64));
    CFB.utils.cfb_add(box, '/EncryptedPackage', Buffer.alloc(64));
    const bytes: unknown = CFB.write(box, { type: 'buffer' });
    if (!Buffer.isBuffer(bytes)) throw new Error('The library wrote no buffer');
    expect(await failure(bytes)).toBe('sheet-encrypted');
  });

  const gap = Array.from({ length: SHEET_LIMITS.rows + 5 }, (_, row) =>
    row === 0 || row === SHEET_LIMITS.rows + 4 ? ['x'] : [],
  );
  it('is refused for its rows as .xls, too', async () => {
    expect(await failure(workbook([{ name: 'S', rows: gap }], { bookType: 'biff8' }))).toBe(
      'sheet-too-large',
    );
  });

  it.each([
    ['rows', Array.from({ length: SHEET_LIMITS.rows + 1 }, () => ['x'])],
    ['rows, with nothing between the first and the last', gap],
    ['columns', [Array.from({ length: SHEET_LIMITS.columns + 1 }, () => 'x')]],
    ['a cell', [['x'.repeat(SHEET_LIMITS.cellLength + 1)]]],
  ])('is refused for its size in %s', async (_name, rows) => {
    expect(await failure(workbook([{ name: 'S', rows }]))).toBe('sheet-too-large');
  });
});

describe('the reading thread', () => {
  const script = (code: string): URL => new URL(`data:text/javascript,${encodeURIComponent(code)}`);
  const bytes = workbook([SHEET]);

  it('is ended when it takes too long', async () => {
    expect(await failure(bytes, { script: script('for (;;);'), timeMs: 200 })).toBe('sheet-too-large');
  });

  it('is ended when it fills its memory', async () => {
    const code = 'const all = []; for (;;) all.push(new Array(1e5).fill({}));';
    expect(await failure(bytes, { script: script(code), heapMb: 24 })).toBe('sheet-too-large');
  });

  it('alone ends where a real workbook fills its memory, and the next one is read', async () => {
    const rows = Array.from({ length: 1500 }, (_, row) =>
      Array.from({ length: 20 }, (_, at) => `${row} ${at}`),
    );
    const large = workbook([{ name: 'S', rows }]);
    expect(await failure(large, { heapMb: 10 })).toBe('sheet-too-large');
    expect(await failure(bytes)).toBe('none');
  });

  it.each([
    ['dies', 'process.exit(1)'],
    ['throws', 'throw new Error("AKIA")'],
    ['says nothing', ''],
  ])('makes a clear error where it %s', async (_name, code) => {
    expect(await failure(bytes, { script: script(code) })).toBe('sheet-unreadable');
  });
});

it('knows tables that are written as markup', () => {
  expect(isSheetMarkup('<html><body><table><tr><td>AK</td></tr></table>')).toBe(true);
  expect(
    isSheetMarkup('<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">'),
  ).toBe(true);
  expect(isSheetMarkup('<note>AKIA</note>')).toBe(false);
  expect(isSheetMarkup('a,b')).toBe(false);
});
