import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { violations } from '../app/violations.ts';
import { type GalleryPage, launchBrowser, openPage } from './gallery-page.ts';

let browser: Awaited<ReturnType<typeof launchBrowser>>;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
});

async function openKeys(look: string): Promise<GalleryPage> {
  const opened = await openPage(browser, `${inject('pages').window}/index.html?scene=same&${look}`);
  await opened.page.getByRole('grid').first().waitFor();
  return opened;
}

/** The last call of a channel that the window made. */
const lastCall = (page: Page, channel: string): Promise<unknown> =>
  page.evaluate(
    (name) =>
      (
        globalThis as unknown as { fake: { calls: { channel: string; input: unknown }[] } }
      ).fake.calls.findLast((call) => call.channel === name)?.input,
    channel,
  );

it('a name is looked up by keyboard, and two products are set side by side', async () => {
  const { page, complaints, close } = await openKeys('lang=en&theme=light');
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').getByRole('combobox').fill('names of keys');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Names of keys' }).waitFor();
  const compare = page.getByRole('table', { name: 'Compare two products' });
  await compare.getByRole('button', { name: 'Copy SecretKey' }).waitFor();
  await compare.getByRole('button', { name: 'Copy Access Key' }).waitFor();
  expect(await violations(page, 'names of keys')).toEqual([]);

  await page.getByRole('searchbox', { name: 'Name, product or platform' }).fill('secretid');
  const answer = page.getByRole('region', { name: '“secretid” is the public id of a key' });
  await answer.getByText('Tencent Cloud console').waitFor();
  await answer.getByRole('listitem').filter({ hasText: 'Access ID' }).getByText('Tencent VOD').waitFor();
  expect(await violations(page, 'a name that was found')).toEqual([]);
  await page.getByRole('searchbox').fill('no such name');
  await page.getByText('Nothing here is called “no such name”').waitFor();
  await page.getByRole('button', { name: 'Back to the keys' }).click();
  await page.getByRole('grid').first().waitFor();
  expect(complaints).toEqual([]);
  await close();
});

it('a key is copied in the words of a product, masked in sight, and the product is remembered', async () => {
  const { page, complaints, close } = await openKeys('lang=zh-CN&theme=dark');
  await page.getByRole('row', { name: /terraform/ }).click();
  await page.getByRole('button', { name: '更多操作', exact: true }).click();
  await page.getByRole('menuitem', { name: '按其他名称复制…' }).click();
  const dialog = page.getByRole('dialog', { name: '复制“terraform”', exact: true });
  const preview = dialog.getByRole('figure', { name: '复制的内容' });
  await preview.getByText('私有访问密钥: ••••••••••••').waitFor();
  await dialog.getByRole('combobox').click();
  await page.getByRole('option', { name: '腾讯云点播 VOD' }).click();
  await preview.getByText('Access Key: ••••••••••••').waitFor();
  expect(await violations(page, 'copy as')).toEqual([]);
  await dialog.getByRole('switch', { name: '包含 Secret' }).click();
  await expect.poll(() => preview.textContent()).not.toContain('Access Key');
  await dialog.getByRole('switch', { name: '包含 Secret' }).click();
  await preview.getByText('Access Key: ••••••••••••').waitFor();
  await dialog.getByRole('button', { name: '复制', exact: true }).click();
  await page.getByText(/已按“腾讯云点播 VOD”的名称复制/).waitFor();
  await dialog.waitFor({ state: 'detached' });
  expect(await lastCall(page, 'credentials.copyAs')).toMatchObject({ naming: 'tencent-vod', secret: true });
  expect(await lastCall(page, 'preferences.set')).toEqual({ copyAs: 'tencent-vod' });

  await page.getByRole('button', { name: '更多操作', exact: true }).click();
  await page.getByRole('menuitem', { name: '按其他名称复制…' }).click();
  await preview.getByText('Access ID: AKIA').waitFor();
  expect(complaints).toEqual([]);
  await close();
});
