import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { type GalleryPage, launchBrowser, openGallery, openOwnPage } from './gallery-page.ts';

const SECRET = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';

let browser: Awaited<ReturnType<typeof launchBrowser>>;
let gallery: GalleryPage;

beforeAll(async () => {
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
});

const focused = (page: Page) =>
  page.evaluate(() => {
    const element = document.activeElement;
    return element?.getAttribute('aria-label') ?? element?.textContent ?? '';
  });
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

describe('a secret', () => {
  const holds = (page: Page) => page.evaluate((secret) => document.body.outerHTML.includes(secret), SECRET);
  const shownText = (page: Page) => page.getByRole('group', { name: 'AccessKey Secret' }).textContent();

  beforeEach(async () => {
    gallery = await openGallery(
      browser,
      inject('pages').gallery,
      { lang: 'en', theme: 'light' },
      openOwnPage,
    );
    await gallery.page.clock.install();
  });
  afterEach(() => gallery.close());

  it('is not in the page until it is revealed, and says that it is hidden', async () => {
    const { page } = gallery;
    expect(await holds(page)).toBe(false);
    await expect.poll(() => shownText(page)).toContain('hidden');
    await button(page, 'Reveal AccessKey Secret').click();
    await button(page, 'Conceal AccessKey Secret').waitFor();
    await expect.poll(() => shownText(page)).toContain(SECRET);
  });

  it('hides by button, after half a minute, and when the window loses the focus', async () => {
    const { page } = gallery;
    await button(page, 'Reveal AccessKey Secret').click();
    await button(page, 'Conceal AccessKey Secret').click();
    await expect.poll(() => shownText(page)).toContain('hidden');

    await button(page, 'Reveal AccessKey Secret').click();
    await button(page, 'Conceal AccessKey Secret').waitFor();
    await page.clock.runFor(29_000);
    await button(page, 'Conceal AccessKey Secret').waitFor();
    await page.clock.runFor(1500);
    await button(page, 'Reveal AccessKey Secret').waitFor();

    await button(page, 'Reveal AccessKey Secret').click();
    await button(page, 'Conceal AccessKey Secret').waitFor();
    await page.evaluate(() => window.dispatchEvent(new Event('blur')));
    await button(page, 'Reveal AccessKey Secret').waitFor();
    await expect.poll(() => shownText(page)).toContain('hidden');
  });

  it('counts down to the clearing of the clipboard, one secret at a time', async () => {
    const { page } = gallery;
    await button(page, 'Copy AccessKey Secret').click();
    await page.getByText('Clears in 30 s').waitFor();
    await page.clock.runFor(5000);
    await page.getByText('Clears in 25 s').waitFor();

    await button(page, 'Copy Session token').click();
    await page.getByText('Clears in 30 s').waitFor();
    await expect.poll(() => page.getByText('Clears in').count()).toBe(1);

    await page.getByText('Clears in').click();
    await page.getByText('Clears in').waitFor({ state: 'detached' });
    await page.getByText('Clipboard cleared').waitFor({ state: 'attached' });
  });
});

describe('dialogs', () => {
  beforeEach(async () => {
    gallery = await openGallery(browser, inject('pages').gallery, { lang: 'en', theme: 'light' });
  });
  afterEach(() => gallery.close());

  it('begin at their first field and give the focus back', async () => {
    const { page } = gallery;
    await button(page, 'Open dialog').focus();
    await page.keyboard.press('Enter');
    const field = page.getByRole('dialog').getByRole('textbox', { name: 'Label' });
    await expect.poll(() => field.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await expect.poll(() => focused(page)).toBe('Open dialog');
  });

  it('put the focus on the safe answer when something would be lost', async () => {
    const { page } = gallery;
    await button(page, 'Ask to delete').focus();
    await page.keyboard.press('Enter');
    await page.getByRole('alertdialog', { name: 'Delete key LTAI…9fQ2 for good?' }).waitFor();
    await expect.poll(() => focused(page)).toBe('Cancel');
    await page.keyboard.press('Enter');
    await page.getByRole('alertdialog').waitFor({ state: 'detached' });
    await expect.poll(() => focused(page)).toBe('Ask to delete');
  });
});

describe('the panes', () => {
  beforeEach(async () => {
    gallery = await openGallery(browser, inject('pages').gallery, {
      lang: 'en',
      theme: 'light',
      hash: '#panes',
    });
  });
  afterEach(() => gallery.close());

  const selected = (page: Page) =>
    page.locator('[role=row][aria-selected=true]').getAttribute('aria-rowindex');

  it('walk a list of twenty thousand rows by keyboard, with few of them in the document', async () => {
    const { page } = gallery;
    await page.getByRole('row').first().click();
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => selected(page)).toBe('2');
    await page.keyboard.press('End');
    await expect.poll(() => selected(page)).toBe('20000');
    await expect.poll(() => focused(page)).toContain('due in');
    await page.keyboard.press('k');
    await expect.poll(() => selected(page)).toBe('19999');
    await expect.poll(() => page.getByRole('row').count()).toBeLessThan(60);
    await page.keyboard.press('Home');
    await expect.poll(() => selected(page)).toBe('1');
  });

  it('keep the focused row while it is scrolled out of sight', async () => {
    const { page } = gallery;
    await page.getByRole('row').nth(2).click();
    await page.mouse.move(500, 400);
    await page.mouse.wheel(0, 40_000);
    await expect.poll(() => page.locator('[aria-rowindex="915"]').count()).toBe(1);
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => selected(page)).toBe('4');
  });

  it('move their dividers by keyboard within limits', async () => {
    const { page } = gallery;
    const divider = page.getByRole('separator', { name: 'Width of the sidebar' });
    const width = () => page.getByRole('navigation').evaluate((element) => element.clientWidth);
    await expect.poll(width).toBe(216);
    await divider.focus();
    await page.keyboard.press('ArrowRight');
    await expect.poll(width).toBe(232);
    await page.keyboard.press('End');
    await expect.poll(() => divider.getAttribute('aria-valuenow')).toBe('320');
    await page.keyboard.press('Home');
    await expect.poll(width).toBe(176);
    await divider.dblclick();
    await expect.poll(width).toBe(216);
  });
});

describe('the window at its smallest', () => {
  it.each(['en', 'zh-CN'] as const)(
    'shows all three panes without a scroll bar across (%s)',
    async (lang) => {
      gallery = await openGallery(browser, inject('pages').gallery, {
        lang,
        theme: 'light',
        hash: '#panes',
        media: { viewport: { width: 880, height: 560 } },
      });
      try {
        const fits = () =>
          gallery.page.evaluate(
            () => document.documentElement.scrollWidth <= document.documentElement.clientWidth,
          );
        await expect.poll(fits).toBe(true);
      } finally {
        await gallery.close();
      }
    },
  );
});
