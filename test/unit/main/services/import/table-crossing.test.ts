import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { asKeys } from '../../../../support/import-found.ts';
import { HEADINGS } from '../../../../support/sheets/many-keys.ts';
import { type Setting, setting } from './setting.ts';
import { ID, SECRET, tableReading } from './table-reading.ts';

let current: Setting;
beforeEach(async () => {
  current = await setting();
});
afterEach(() => current.remove());

const { map, inText } = tableReading(() => current);

it('shows no text of a column that nobody named, unless it can be nothing confidential', () => {
  const secret = 'Hunter2Hunter2';
  const tables = inText(
    `AK,SK,口令,随笔,备注,云厂商\n${ID[0]},${SECRET},${secret},生产系统,密码 ${secret},阿里云`,
  );
  const shown = JSON.stringify(tables);
  expect(shown).not.toContain(secret);
  expect(shown).not.toContain(ID[0]);
  expect(shown).toContain('生产系统');
  expect(tables.sheets[0]?.columns.map(({ samples }) => samples[1])).toEqual([
    ...['LTAI…', '••••••', '••••••', '生产系统', '密码 ••••••', '阿里云'],
  ]);
});

it('reads headings of a list as it is pasted from a spreadsheet', () => {
  const tables = inText(`${HEADINGS.join('\t')}\n${['阿里云', 'main', 'n', ID[0], SECRET].join('\t')}`);
  expect(map(tables).rows).toMatchObject([{ cloud: 'aliyun', label: 'n', errors: [] }]);
});

it('shows no password, whatever word it is and whatever it looks like', () => {
  const words = ['Aliyun@2023', 'Huawei12#$', 'qwASc8812!kk', 'sunshine', 'aliyun', '20080808'];
  const lines = words.map((word, n) => `LTAI5tKeyturnExample000${n},${SECRET},${word},${word},prod`);
  const tables = inText(['AK,SK,密码,Beta,环境', ...lines].join('\n'));
  const [, , named, unnamed] = tables.sheets[0]?.columns ?? [];
  expect(named?.samples).toEqual(['密码', ...words.map(() => '••••••')]);
  expect(unnamed?.samples).toEqual(['Beta', ...words.map((word) => (word === 'aliyun' ? word : '••••••'))]);
  const alike = inText(`AK,SK,Pwd,环境\n${ID[0]},${SECRET},aliyun,prod\n${ID[1]},${SECRET},huawei,prod`);
  expect(JSON.stringify(alike)).not.toMatch(/"(aliyun|huawei)"/);
});

describe('what crosses for a form', () => {
  it.each([
    ['the id', 'AK,SK,环境', `${SECRET},short,prod`, '京东云'],
    ['the project', 'AK,SK,项目', `0123456789ABCDEF0123,${SECRET},${SECRET}`, 'ucloud'],
    ['the region', 'AK,SK,地域', `${ID[0]},${SECRET},${SECRET}`, 'aliyun'],
    ['the tenant', 'AK,SK,租户', `HPUAKEYTURN012345678,${SECRET},${SECRET}`, 'huawei'],
    ['a project of a region', 'AK,SK,项目,地域', `HPUAKEYTURN012345678,x,${SECRET},cn-north-4`, 'huawei'],
  ])('is no secret that stands in the place of %s', (_name, heading, line, cloud) => {
    const { rows } = map(inText(`云厂商,${heading}\n${cloud},${line}`));
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain(SECRET);
  });

  it('is the id that a text names as such, whatever it looks like', () => {
    const id = 'JDC_7KEYTURN0ID0OF0A0TEST0AB';
    const found = asKeys(
      current.imports.previewText(`京东云\nAccess Key ID：${id}\nAccess Key Secret：${SECRET}`),
    );
    expect(found.rows).toMatchObject([{ cloud: 'jdcloud', fields: { access_key: id } }]);
    expect(JSON.stringify(found)).not.toContain(SECRET);
  });

  it('is each value of its field’s own shape, and nothing of several rows', () => {
    const hex = '1f2e3d4c5b6a49788796a5b4c3d2e1f0';
    const text = `云厂商,AK,SK,项目,地域,租户\n华为云,HPUAKEYTURN012345678,${SECRET},${hex},cn-north-4,${hex}`;
    const fields = map(inText(text)).rows.map((row) => row.fields);
    expect(fields).toEqual([
      {
        ...{ access_key_id: 'HPUAKEYTURN012345678', region: 'cn-north-4', domain_id: hex },
        project_ids: `cn-north-4=${hex}`,
      },
    ]);
    const more = map(inText(`${text}\n阿里云,${ID[0]},${SECRET},,,`)).rows;
    expect(more.map((row) => row.fields)).toEqual([{}, {}]);
  });
});
