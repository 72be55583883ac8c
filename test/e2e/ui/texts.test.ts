import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { violations } from '../app/violations.ts';
import { launchBrowser, openOwnPage } from './gallery-page.ts';

let browser: Awaited<ReturnType<typeof launchBrowser>>;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
});

const EVERY = /\/assets\/(en|zh-CN)-[^/]*\.js$/;
const CHINESE = /\/assets\/zh-CN-[^/]*\.js$/;

/** Opens the window where these pieces of it cannot be read. */
async function openWithout(pieces: RegExp) {
  const opened = await openOwnPage(browser, 'about:blank');
  await opened.page.route(pieces, (route) => route.abort());
  await opened.page.goto(`${inject('pages').window}/index.html?scene=diverged&lang=zh-CN`);
  return opened;
}

const language = (page: Page) => page.locator('html').getAttribute('lang');

it('says in both languages that no texts can be read, and goes on at a press once they can', async () => {
  const { page, close } = await openWithout(EVERY);
  try {
    const again = page.getByRole('button', { name: 'Try again' });
    await again.press('Enter');
    await expect.poll(() => again.getAttribute('aria-busy')).toBe(null);
    await page.getByText('密钥库未受影响').waitFor();
    await page.getByText('The vault is untouched').waitFor();
    expect(await violations(page, 'no texts')).toEqual([]);
    await page.unroute(EVERY);
    await again.press('Enter');
    await page.getByRole('grid').first().waitFor();
    expect(await language(page)).toBe('zh-CN');
  } finally {
    await close();
  }
});

it('speaks the other language where the chosen one cannot be read, and is marked as being in it', async () => {
  const { page, close } = await openWithout(CHINESE);
  try {
    await page.getByRole('grid').first().waitFor();
    expect(await language(page)).toBe('en');
  } finally {
    await close();
  }
});

it('changes its language in the settings, reading nothing but that one’s texts', async () => {
  const { page, complaints, close } = await openOwnPage(
    browser,
    `${inject('pages').window}/index.html?scene=diverged&lang=en`,
  );
  try {
    await page.getByRole('grid').first().waitFor();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.keyboard.press('Control+,');
    const appearance = page.getByRole('region', { name: 'Appearance' });
    await appearance.getByRole('combobox', { name: 'Language' }).click();
    await page.getByRole('option', { name: '简体中文' }).click();
    await page.getByRole('region', { name: '外观' }).getByRole('combobox', { name: '语言' }).waitFor();
    await expect.poll(() => language(page)).toBe('zh-CN');
    expect(asked).toEqual([expect.stringMatching(CHINESE)]);
    expect(complaints).toEqual([]);
  } finally {
    await close();
  }
});
