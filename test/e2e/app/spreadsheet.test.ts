import { writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { manyKeysBook, secretOfRow } from '../../support/sheets/many-keys.ts';
import { axeFindings } from '../support/axe.ts';
import { dropOnWindow } from '../support/drop-files.ts';
import { type OpenApp, openVault } from './open-app.ts';
import { modal } from './walk.ts';

let open: OpenApp;
beforeAll(async () => {
  open = await openVault({ locale: 'zh-CN' });
});
afterAll(async () => {
  expect(open.complaints).toEqual([]);
  await open[Symbol.asyncDispose]();
});

it('a workbook of 300 keys of nine clouds on two sheets comes in by one mapping, once', async () => {
  const { page, folder } = open;
  const dialog = modal(page);
  const press = (name: string) => dialog.getByRole('button', { name, exact: true }).click();
  const file = `${folder}/密钥清单.xlsx`;
  await writeFile(file, manyKeysBook([200, 100]));

  await dropOnWindow(page, [file]);
  await page.getByRole('heading', { name: '密钥清单.xlsx 的列' }).waitFor();
  await dialog.getByText('300 行中有 300 行可添加').waitFor();
  // The guess, on both sheets.
  for (const [column, role] of [
    ['A 云厂商', '云平台'],
    ['D 密钥ID', '密钥 ID'],
    ['E 密钥', 'Secret'],
    ['H 负责人', '负责人'],
    ['J 创建时间', '创建日期'],
  ] as const) {
    const picks = dialog.getByRole('combobox', { name: `${column} 列的内容`, exact: true });
    await expect.poll(() => picks.allTextContents()).toEqual([role, role]);
  }
  expect(await axeFindings(page)).toEqual([]);
  await press('查看密钥');
  await page.getByRole('heading', { name: '密钥清单.xlsx 中有 300 个密钥' }).waitFor();
  expect(await axeFindings(page)).toEqual([]);
  // Down goes from row to row, far beyond what was drawn at first.
  await dialog.getByRole('checkbox', { name: /^添加/ }).first().focus();
  for (let n = 0; n < 12; n += 1) {
    await page.keyboard.press('ArrowDown');
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.closest('li')?.getAttribute('aria-posinset')))
      .toBe(String(n + 2));
  }
  const shown = await page.content();
  for (const n of [0, 1, 2, 3]) expect(shown).not.toContain(secretOfRow(n));
  await dialog.getByText('公有云 第 14 行').waitFor();
  await press('添加 300 个密钥');
  await page.getByRole('heading', { name: '已添加 300 个密钥' }).waitFor();
  await press('暂不');
  await page.getByRole('grid').waitFor();
  await expect.poll(() => page.getByRole('grid').getAttribute('aria-rowcount')).toBe('300');

  await dropOnWindow(page, [file]);
  await dialog.getByText('300 行已在库中或重复').waitFor();
  await press('查看密钥');
  await page.getByRole('heading', { name: '密钥清单.xlsx 中有 300 个密钥' }).waitFor();
  expect(await dialog.getByRole('button', { name: /^添加/ }).isDisabled()).toBe(true);
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
});
