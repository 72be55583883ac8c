import { afterEach, beforeEach, expect, it } from 'vitest';
import { asKeys, asTables } from '../../../../support/import-found.ts';
import { workbook } from '../../../../support/sheets/workbook.ts';
import { type Setting, setting } from './setting.ts';

const ID = ['LTAI5tKeyturnExample0001', 'LTAI5tKeyturnExample0002', 'LTAI5tKeyturnExample0003'] as const;
const SECRET = 'kEyTuRn0123456789abcdefABCDEFx';
const OTHER = 'zYxWvU9876543210zyxwvuZYXWVU98';

let current: Setting;
beforeEach(async () => {
  current = await setting();
});
afterEach(() => current.remove());

function rowsOf(text: string) {
  const tables = asTables(current.imports.previewText(text));
  const { preview, rows } = current.imports.mapTables(tables.tables, tables.guess);
  return rows.map((row) => {
    const { fields, secrets } = current.imports.keyAt(preview, row.index);
    return [row.line, fields.access_key_id, secrets.access_key_secret?.reveal(), row.errors.length];
  });
}

it('a Markdown table of one key is one key, without its rule and its frame', () => {
  const text = `| 云厂商 | AccessKey ID | AccessKey Secret |\n|:---|:---:|---|\n| 阿里云 | \`${ID[0]}\` | **${SECRET}** |\n`;
  expect(rowsOf(text)).toEqual([[3, ID[0], SECRET, 0]]);
  const { sheets } = asTables(current.imports.previewText(text));
  expect(sheets[0]?.columns.map(({ heading }) => heading)).toEqual([
    ...['云厂商', 'AccessKey ID', 'AccessKey Secret'],
  ]);
});

it('keys around a table are found as well, on their lines', () => {
  const text = [
    ...['生产用的密钥，别外传', '', 'AK,SK,环境', `${ID[0]},${SECRET},prod`, '', '另外还有一个：'],
    ...[`export ALIBABA_CLOUD_ACCESS_KEY_ID=${ID[1]}`, `export ALIBABA_CLOUD_ACCESS_KEY_SECRET=${OTHER}`],
  ].join('\n');
  expect(rowsOf(text)).toEqual([
    [4, ID[0], SECRET, 0],
    [7, ID[1], OTHER, 0],
  ]);
});

it('a row that a comma makes too wide is a row still, and half a row is told', () => {
  const text = `AK,SK,备注\n${ID[0]},${SECRET},a,b\n${ID[1]}\n${ID[2]},\n`;
  const tables = asTables(current.imports.previewText(text));
  expect(rowsOf(text)).toEqual([[2, ID[0], SECRET, 0]]);
  expect(tables.sheets[0]?.rows).toBe(2);
  const { problems } = current.imports.mapTables(tables.tables, tables.guess);
  expect(problems).toEqual([
    { line: 3, kind: 'missing-secret' },
    { line: 4, kind: 'missing-secret' },
  ]);
});

it('a sheet of forms keeps the lines of its rows', async () => {
  const rows = [['标题'], [null], ['AccessKey ID', ID[0]], [null], ['AccessKey Secret', SECRET]];
  const path = await current.file('form.xlsx', workbook([{ name: '表', rows }]));
  const found = asKeys(await current.imports.previewFile(await current.imports.ticketFor(path)));
  expect(found.rows.map(({ line }) => line)).toEqual([3]);
});

it.each(['biff8', 'xlsx'] as const)('a console’s file as %s is read as its CSV is', async (bookType) => {
  const rows = [
    ['User Name', 'Access Key Id', 'Secret Access Key'],
    ['alice', 'QK2MZX9LTYB4NCHS6JDG', 'q7RwZkP2mXv9LtYb4NcHs6JdGf1uEaXy83KpQw2L'],
  ];
  const path = await current.file('credentials.xls', workbook([{ name: '0', rows }], { bookType }));
  const found = asKeys(await current.imports.previewFile(await current.imports.ticketFor(path)));
  const csv = asKeys(current.imports.previewText(rows.map((row) => row.join(',')).join('\n')));
  expect(found.rows).toEqual(csv.rows);
  expect(found.rows).toMatchObject([{ cloud: 'huawei', sure: 'likely', label: 'alice', errors: [] }]);
});
