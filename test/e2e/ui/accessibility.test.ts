import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { axeFindings } from '../support/axe.ts';
import { type Look, launchBrowser, openGallery } from './gallery-page.ts';

let browser: Awaited<ReturnType<typeof launchBrowser>>;

beforeAll(async () => {
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
});

async function check(
  look: Look,
  act?: (page: Page) => Promise<void>,
  without: readonly string[] = [],
): Promise<void> {
  const { page, complaints, close } = await openGallery(browser, inject('pages').gallery, look);
  try {
    await act?.(page);
    expect(await axeFindings(page, without)).toEqual([]);
    expect(complaints).toEqual([]);
  } finally {
    await close();
  }
}

// A list that opens from a control is rendered at the end of the body, where nothing clips it, and is reached
// through the control alone; that it lies in no landmark is no obstacle.
const POPUP = ['region'];

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

describe('axe finds nothing, and the page breaks no policy', () => {
  const looks: readonly Look[] = [
    { lang: 'en', theme: 'light' },
    { lang: 'en', theme: 'dark' },
    { lang: 'zh-CN', theme: 'light' },
    { lang: 'zh-CN', theme: 'dark', density: 'compact' },
    { lang: 'en', theme: 'light', media: { contrast: 'more' } },
    { lang: 'en', theme: 'dark', media: { contrast: 'more' } },
    { lang: 'en', theme: 'light', hash: '#panes' },
    { lang: 'zh-CN', theme: 'dark', hash: '#panes', density: 'compact' },
  ];
  it.each(looks)('on $lang $theme $density $hash $media', (look) => check(look));

  it('with a secret revealed and copied', () =>
    check({ lang: 'en', theme: 'light' }, async (page) => {
      await button(page, 'Reveal AccessKey Secret').click();
      await button(page, 'Copy AccessKey Secret').click();
      await page.getByText('Clears in').waitFor();
    }));

  it('with a dialog', () =>
    check({ lang: 'en', theme: 'dark' }, async (page) => {
      await button(page, 'Open dialog').click();
      await page.getByRole('dialog').waitFor();
    }));

  it('with a confirmation', () =>
    check({ lang: 'zh-CN', theme: 'light' }, async (page) => {
      await button(page, '确认删除').click();
      await page.getByRole('alertdialog').waitFor();
    }));

  it('with a menu', () =>
    check(
      { lang: 'en', theme: 'light' },
      async (page) => {
        await button(page, 'More').click();
        await page.getByRole('menu').waitFor();
      },
      POPUP,
    ));

  it('with an open choice', () =>
    check(
      { lang: 'en', theme: 'dark' },
      async (page) => {
        await page.getByRole('combobox', { name: 'Site' }).click();
        await page.getByRole('listbox').waitFor();
      },
      POPUP,
    ));

  it('with toasts and an unfolded error', () =>
    check({ lang: 'en', theme: 'light' }, async (page) => {
      await button(page, 'Toast with undo').click();
      await button(page, 'Toast with error').click();
      await page.getByText('Not saved').first().waitFor();
      await button(page, 'Details').click();
    }));
});
