import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { violations } from '../app/violations.ts';
import { takesKeys } from '../app/walk.ts';
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

const schedule = (page: Page) => page.getByRole('region', { name: 'Schedule' });

it('a key gets lead times of its own and follows the vault again, by keyboard', async () => {
  const { page, complaints, close } = await openKeys('lang=en&theme=light');
  await page.keyboard.press('ArrowDown');
  await schedule(page).getByText('30, 14, 7, 1 days before').waitFor();

  await page.getByRole('button', { name: 'Change reminders' }).focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.getByText('30, 14, 7, 1 days before').waitFor();
  // It takes the focus itself when it opens.
  await takesKeys(page);
  await dialog.getByRole('radio', { name: 'As the vault says' }).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('soon');
  await page.keyboard.press('Enter');
  await dialog.getByText('Whole numbers up to 365, apart by commas').waitFor();
  expect(await violations(page, 'lead times')).toEqual([]);
  await page.keyboard.press('Control+a');
  await page.keyboard.type('3 60');
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'detached' });
  await schedule(page).getByText('60, 3 days before set on this key').waitFor();

  await page.getByRole('button', { name: 'Change reminders' }).click();
  await dialog.getByRole('radio', { name: 'As the vault says' }).click();
  await page.getByRole('button', { name: 'Save' }).click();
  await schedule(page).getByText('30, 14, 7, 1 days before the default').waitFor();
  expect(complaints).toEqual([]);
  await close();
});

it('the vault’s lead times are taken in any order, and what is none is said', async () => {
  const { page, complaints, close } = await openKeys('lang=zh-CN&theme=dark');
  await page.keyboard.press('Control+,');
  const field = page.getByRole('textbox', { name: '到期前多少天提醒' });
  await field.fill('366');
  await field.press('Enter');
  await page.getByText('不超过 365 的整数，以逗号分隔').waitFor();
  await field.fill('');
  await page.getByText('至少填一个天数；0 表示仅到期当日').waitFor();
  await field.fill('1，20、20');
  await field.press('Enter');
  await expect.poll(() => field.inputValue()).toBe('20, 1');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.getByRole('grid').first().focus();
  await page.keyboard.press('ArrowDown');
  await page.getByText('提前 20、1 天').waitFor();
  expect(complaints).toEqual([]);
  await close();
});

it('a key that reminds no more says so instead of being snoozed', async () => {
  const { page, complaints, close } = await openKeys('lang=en&theme=light');
  await page.getByRole('row', { name: /playground/ }).click();
  await page.evaluate(() =>
    window.fake.override('reminders.snooze', () => ({
      ...{ source: 'vault', due: 0, overdue: 0, thisWeek: 0, snoozed: 0 },
      ...{ rotations: { running: 0, waiting: 0 }, nextAt: null, tampered: false, ids: [] },
    })),
  );
  await page.getByRole('button', { name: 'Snooze' }).click();
  await page.getByRole('menuitem', { name: 'Snooze 1 day' }).click();
  await page.getByText('has no reminders to quiet').waitFor();
  expect(complaints).toEqual([]);
  await close();
});
