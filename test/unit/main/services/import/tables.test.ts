import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SHELF_LIFE_MS } from '../../../../../src/main/services/import/shelf.ts';
import { importFound, importPreview } from '../../../../../src/shared/model/import.ts';
import type {
  ColumnRole,
  ImportTables,
  TableMapping,
} from '../../../../../src/shared/model/import-tables.ts';
import { asTables } from '../../../../support/import-found.ts';
import { cloudOfRow, manyKeysBook, secretOfRow } from '../../../../support/sheets/many-keys.ts';
import { type SheetSpec, workbook } from '../../../../support/sheets/workbook.ts';
import { failure, type Setting, setting } from './setting.ts';
import { ID, SECRET, tableReading } from './table-reading.ts';

let current: Setting;
beforeEach(async () => {
  current = await setting();
});
afterEach(() => current.remove());

const { tablesOf, map, inText } = tableReading(() => current);

const rolesOf = ({ guess }: ImportTables): readonly ColumnRole[] => guess.sheets[0]?.columns ?? [];

describe('a list of keys of nine clouds under Chinese headings', () => {
  it('is guessed whole, comes in by the guess, and adds none when it is read again', async () => {
    const book = manyKeysBook([40, 14]);
    const tables = await tablesOf(book);
    expect(importFound.parse({ kind: 'tables', ...tables })).toMatchObject({ fileName: 'keys.xlsx' });
    expect(rolesOf(tables)).toEqual([
      ...['cloud', 'account', 'label', 'public-id', 'secret', 'region', 'endpoint'],
      ...['owner', 'environment', 'created', 'expires', 'tags', 'note'],
    ]);
    const preview = map(tables);
    expect(importPreview.parse(preview)).toEqual(preview);
    expect(preview.rows.map((row) => row.cloud)).toEqual(Array.from({ length: 54 }, (_, n) => cloudOfRow(n)));
    expect(preview.rows.every((row) => row.sure === 'certain' && row.errors.length === 0)).toBe(true);
    const shown = JSON.stringify([tables, preview]) + inspect(current.imports, { depth: 20 });
    for (let n = 0; n < 54; n += 1) expect(shown).not.toContain(secretOfRow(n));

    const rows = preview.rows.map((row) => ({
      index: row.index,
      cloud: row.cloud,
      label: row.label,
      site:
        row.cloud === 'aws'
          ? 'aws'
          : ['ucloud', 'jdcloud'].includes(row.cloud)
            ? 'global'
            : row.cloud === 'cloudpods'
              ? 'private'
              : 'china',
    }));
    const done = await current.imports.commit(preview.preview, rows);
    expect(done).toMatchObject({ renewed: [], skipped: 0 });
    expect(current.held).toHaveLength(54);
    // Nine clouds of one account with six keys each.
    expect(new Set(current.held.map(({ account }) => account.id)).size).toBe(9);
    const again = map(await tablesOf(book));
    expect(new Set(again.rows.map((row) => row.status.kind))).toEqual(new Set(['duplicate']));
  });

  it('keeps whose a key is, since when, and nothing that is not known', async () => {
    const preview = map(await tablesOf(manyKeysBook([4])));
    expect(preview.rows.map((row) => row.about.createdAt !== null)).toEqual([true, true, true, false]);
    expect(preview.rows[0]).toMatchObject({
      sheet: '公有云',
      line: 2,
      label: '阿里云 001',
      about: { account: '阿里云-业务1', owner: '王小明', environment: '生产', tags: ['核心', '对外'] },
    });
    await current.imports.commit(preview.preview, [{ index: 0, cloud: 'aliyun', label: 'x', site: 'china' }]);
    expect(current.held[0]?.input).toMatchObject({
      note: '季度轮换',
      dates: { createdAt: preview.rows[0]?.about.createdAt, expiresAt: preview.rows[0]?.about.expiresAt },
      account: {
        kind: 'new',
        draft: { label: '阿里云-业务1', owner: '王小明', environment: '生产', tags: ['核心', '对外'] },
      },
    });
  });
});

describe('a mapping', () => {
  it('may say otherwise, again and again; the preview before it is gone', () => {
    const tables = inText(`甲,乙,AK,SK\nprod,bob,${ID[0]},${SECRET}`);
    expect(rolesOf(tables)).toEqual(['environment', 'ignore', 'public-id', 'secret']);
    const first = map(tables);
    const other: TableMapping = {
      cloud: null,
      sheets: [{ taken: true, headerRow: 1, columns: ['ignore', 'owner', 'public-id', 'secret'] }],
    };
    const second = map(tables, other);
    expect(first.rows[0]?.about).toMatchObject({ environment: 'prod', owner: null });
    expect(second.rows[0]?.about).toMatchObject({ environment: null, owner: 'bob' });
    expect(() => current.imports.keyAt(first.preview, 0)).toThrow('ticket-expired');
    expect(current.imports.keyAt(second.preview, 0).secrets.access_key_secret?.reveal()).toBe(SECRET);
  });

  it('leaves out what is not to be taken', async () => {
    const sheet = (name: string, id: string): SheetSpec => ({
      name,
      rows: [
        ['AK', 'SK'],
        [id, SECRET],
      ],
    });
    const tables = await tablesOf(
      workbook([sheet('a', ID[0]), sheet('b', ID[1]), { name: 'notes', rows: [['hello', 'you', 'there']] }]),
    );
    expect(tables.guess.sheets.map(({ taken }) => taken)).toEqual([true, true, false]);
    const [one, two, three] = tables.guess.sheets;
    if (one === undefined || two === undefined || three === undefined) throw new Error('There are three');
    const preview = map(tables, { cloud: null, sheets: [{ ...one, taken: false }, two, three] });
    expect(preview.rows.map(({ sheet: name, line }) => [name, line])).toEqual([['b', 2]]);
  });

  it('of other tables, or after half an hour, is refused', async () => {
    const tables = inText(`AK,SK,环境\n${ID[0]},${SECRET},prod`);
    expect((await failure(() => map(tables, { cloud: null, sheets: [] }))).code).toBe('invalid-input');
    current.clock.advance(SHELF_LIFE_MS);
    expect((await failure(() => map(tables))).code).toBe('ticket-expired');
    expect(current.clock.waiting).toBe(0);
  });
});

describe('a row', () => {
  const rowsOf = (heading: string, ...lines: readonly string[]) =>
    map(inText([heading, ...lines].join('\n'))).rows;
  const kinds = (
    row:
      | { readonly errors: readonly { readonly kind: string; readonly column: string | null }[] }
      | undefined,
  ) => row?.errors.map(({ kind, column }) => `${column} ${kind}`);

  it.each([
    ['half a key', `阿里云,${ID[0]},,`, ['C missing-secret']],
    ['no id', `阿里云,,${SECRET},`, ['B missing-public-id']],
    ['a cloud that nobody knows', `某云,0123456789,${SECRET},`, ['A unknown-cloud']],
    ['a date with two readings', `阿里云,${ID[0]},${SECRET},03/04/2025`, ['D ambiguous-date']],
    ['no date', `阿里云,${ID[0]},${SECRET},看情况`, ['D unreadable-date']],
    ['a day to come', `阿里云,${ID[0]},${SECRET},2099-01-01`, ['D future-date']],
  ])('with %s says so by its cell', (_name, line, errors) => {
    const [row] = rowsOf('云厂商,AK,SK,创建时间', line);
    expect(kinds(row)).toEqual(errors);
    expect(row?.about.createdAt).toBeNull();
  });

  it('of Azure without its tenant names the field', () => {
    const [row] = rowsOf(
      '云厂商,AK,SK,环境',
      `Azure,0b1c2d3e-4f50-4a6b-8c7d-8e9f0a1b2c3d,abc8Q~${'d'.repeat(34)},prod`,
    );
    expect(row?.errors).toEqual([{ kind: 'missing-field', column: null, field: 'tenant_id' }]);
  });

  it('is of the cloud that its id alone, the sheet, or the person names', async () => {
    const pair = `0123456789abcdef,${SECRET},prod`;
    const [shape] = rowsOf('AK,SK,环境', `${ID[0]},${SECRET},prod`);
    expect(shape).toMatchObject({ cloud: 'aliyun', sure: 'certain' });
    const sheet = await tablesOf(
      workbook([
        {
          name: '京东云',
          rows: [
            ['AK', 'SK'],
            ['0123456789abcdef', SECRET],
          ],
        },
      ]),
    );
    expect(map(sheet).rows[0]).toMatchObject({ cloud: 'jdcloud', sure: 'likely' });
    const text = inText(`AK,SK,环境\n${pair}`);
    expect(map(text).rows[0]?.sure).toBe('guess');
    expect(map(text, { ...text.guess, cloud: 'ctyun' }).rows[0]).toMatchObject({
      cloud: 'ctyun',
      sure: 'certain',
    });
  });

  it.each([
    ['阿里云国际站', 'aliyun', 'international'],
    ['Alibaba Cloud', 'aliyun', null],
    ['腾讯', 'tencent', null],
    ['HUAWEI CLOUD', 'huawei', null],
    ['阿里云专有云', 'apsara', null],
    ['中国电信天翼云', 'ctyun', null],
  ])('of %s is of %s', (word, cloud, site) => {
    const [row] = rowsOf('云平台,AK,SK', `${word},0123456789abcdef,${SECRET}`);
    expect(row).toMatchObject({ cloud, site, sure: 'certain' });
  });

  it('that says the same as the one above, repeats the headings, or is a sum is understood', () => {
    const rows = rowsOf(
      '云厂商,AK,SK,账号',
      `阿里云,${ID[0]},${SECRET},main`,
      `同上,${ID[1]},${SECRET},〃`,
      '云厂商,AK,SK,账号',
      '合计,,,2',
    );
    expect(rows.map((row) => [row.cloud, row.about.account, row.line])).toEqual([
      ['aliyun', 'main', 2],
      ['aliyun', 'main', 3],
    ]);
  });

  it('of halves that changed places shows neither, and is mended in main', async () => {
    const text = inText(`云厂商,AK,SK,环境\n阿里云,${SECRET},${ID[0]},prod`);
    const { preview, rows } = map(text);
    expect(rows[0]?.mistakes.map(({ kind }) => kind)).toContain('swapped');
    expect(JSON.stringify(rows)).not.toContain(SECRET.slice(0, 4));
    const row = current.imports.mend(preview, 0, 'swapped');
    expect(row).toMatchObject({ mistakes: [], fields: { access_key_id: ID[0] } });
    expect(JSON.stringify(row)).not.toContain(SECRET);
    await current.imports.commit(preview, [{ index: 0, cloud: 'aliyun', label: 'x', site: 'china' }]);
    expect(current.held[0]?.input.secrets).toEqual({ access_key_secret: SECRET });
    expect((await failure(() => current.imports.mend(preview, 0, 'swapped'))).code).toBe('ticket-expired');
  });

  it('that is no whole key of its cloud is left out and named, and the others come in', async () => {
    const lines = [`阿里云,${ID[0]},${SECRET},`, `阿里云,${ID[1]},,prod`, `阿里云,${ID[2]},******,prod`];
    const { preview } = map(inText(`云厂商,AK,SK,环境\n${lines.join('\n')}`));
    const row = (index: number) => ({ index, cloud: 'aliyun' as const, label: 'x', site: 'china' });
    const done = await current.imports.commit(preview, [row(0), row(1), row(2)]);
    expect(done.refused).toEqual([
      { index: 1, line: 3, sheet: null, why: 'incomplete' },
      { index: 2, line: 4, sheet: null, why: 'mistaken' },
    ]);
    expect(current.held.map(({ input }) => input.fields.access_key_id)).toEqual([ID[0]]);
  });

  it('of a temporary key without its token is no whole key', () => {
    const [row] = rowsOf('云厂商,AK,SK,环境', `AWS,ASIAQ3EGRIMWKEYTURN7,${'a1B2'.repeat(10)},prod`);
    expect(row?.errors).toEqual([{ kind: 'missing-field', column: null, field: 'session_token' }]);
  });

  it('is read again for the cloud that a person chooses, with all that it asks for', async () => {
    const guid = '0b1c2d3e-4f50-4a6b-8c7d-8e9f0a1b2c3d';
    const { preview, rows } = map(
      inText(`云厂商,AK,SK,租户ID\n某云,${guid} ,a~b,${guid.replace('0b', '1c')}\n某云,x1,y2,`),
    );
    expect(rows[0]?.errors.map(({ kind }) => kind)).toContain('unknown-cloud');
    expect(current.imports.chooseCloud(preview, 0, 'azure')).toMatchObject({
      ...{ cloud: 'azure', errors: [] },
    });
    const tenant = guid.replace('0b', '1c');
    expect(current.imports.keyAt(preview, 0).fields).toMatchObject({ tenant_id: tenant });
    expect(current.imports.chooseCloud(preview, 1, 'azure').errors).toMatchObject([{ field: 'tenant_id' }]);
    const as = (index: number) => ({ index, cloud: 'azure' as const, label: 'x', site: 'global' });
    const done = await current.imports.commit(preview, [as(0), as(1)]);
    expect([done.added.length, done.refused]).toMatchObject([1, [{ index: 1, why: 'incomplete' }]]);
  });

  it('with odd characters in the id of a held key is none that is new, and is kept without them', async () => {
    const line = (id: string) => `云厂商,AK,SK,环境\n阿里云,${id},${SECRET},prod`;
    const first = map(inText(line(`${ID[0]}\u200b`)));
    const row = { index: 0, cloud: 'aliyun' as const, label: 'x', site: 'china' };
    await current.imports.commit(first.preview, [row]);
    expect(current.held[0]?.input.fields).toEqual({ access_key_id: ID[0] });
    const again = map(inText(line(`${ID[0]}\u200b`)));
    expect(again.rows[0]?.status.kind).toBe('duplicate');
    expect(await current.imports.commit(again.preview, [row])).toMatchObject({ reasons: { duplicate: 1 } });
  });

  it('of an unknown cloud keeps its halves where they are when all is mended', () => {
    const { preview, rows } = map(inText(`云厂商,AK,SK,环境\n某云,${SECRET},${'a1'.repeat(8)} ,prod`));
    expect(rows[0]?.errors.map(({ kind }) => kind)).toContain('unknown-cloud');
    current.imports.mendAll(preview);
    const row = current.imports.chooseCloud(preview, 0, 'ctyun');
    expect(row.errors).toEqual([]);
    expect(current.imports.keyAt(preview, 0).fields).toMatchObject({ access_key: SECRET });
  });

  it('is mended with all others at once', () => {
    const { preview, rows } = map(
      inText(`云厂商,AK,SK,环境\n阿里云,${SECRET},${ID[0]},prod\n阿里云,“${ID[1]}”,${SECRET},`),
    );
    expect(rows.every(({ mistakes }) => mistakes.length > 0)).toBe(true);
    const mended = current.imports.mendAll(preview);
    expect(mended.map(({ mistakes }) => mistakes.length)).toEqual([0, 0]);
    const ids = mended.map(({ index }) => current.imports.keyAt(preview, index).fields.access_key_id);
    expect(ids).toEqual([ID[0], ID[1]]);
  });
});

describe('what a mapping leaves', () => {
  it('is counted: sheets that are left out, second secrets, and secrets above the headings', async () => {
    const book = workbook([
      {
        name: 'a',
        rows: [
          ['AK', 'SK', '口令'],
          [ID[0], SECRET, SECRET.toUpperCase()],
          [ID[1], SECRET, '无'],
        ],
      },
      {
        name: 'b',
        rows: [
          ['说明', '内容'],
          ['旧', `SK ${SECRET}`],
          ['使用前请确认', '请先联系'],
        ],
      },
    ]);
    const tables = await tablesOf(book);
    expect(tables.guess.sheets.map(({ taken }) => taken)).toEqual([true, false]);
    expect(map(tables).untaken).toBe(2);
    const [first, second] = tables.guess.sheets;
    if (first === undefined || second === undefined) throw new Error('Two sheets');
    const none = map(tables, { ...tables.guess, sheets: [{ ...first, taken: false }, second] });
    expect([none.rows.length, none.untaken]).toEqual([0, 3]);
    const late = map(tables, { ...tables.guess, sheets: [{ ...first, headerRow: 2 }, second] });
    expect([late.rows.length, late.untaken]).toEqual([1, 2]);
  });

  it('above 20,000 keys is refused before anything is shown', async () => {
    const lines = Array.from(
      { length: 20_001 },
      (_, n) => `LTAI5tKeyturn${String(n).padStart(11, '0')},${SECRET}`,
    );
    const tables = inText(`AK,SK\n${lines.slice(0, 2).join('\n')}`);
    expect(map(tables).rows).toHaveLength(2);
    const many = asTables(
      current.imports.previewText(`AK,SK,环境\n${lines.map((line) => `${line},p`).join('\n')}`),
    );
    expect((await failure(() => map(many))).code).toBe('too-many-keys');
  });
});

describe('keys of one account', () => {
  it('come under one, unless their owners or environments contradict each other', async () => {
    const tables = inText(
      [
        '云厂商,账号,AK,SK,负责人',
        `阿里云,main,${ID[0]},${SECRET},a`,
        `阿里云,main,${ID[1]},${SECRET},`,
        `阿里云,main,${ID[2]},${SECRET},b`,
      ].join('\n'),
    );
    const { preview, rows } = map(tables);
    await current.imports.commit(
      preview,
      rows.map(({ index }) => ({ index, cloud: 'aliyun', label: `k${index}`, site: 'china' })),
    );
    const [first, second, third] = current.held.map(({ account }) => account.id);
    expect(second).toBe(first);
    expect(third).not.toBe(first);
  });
});
