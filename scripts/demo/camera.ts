import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { Locale } from '../../src/shared/model/settings.ts';
import { putNotesAway } from './page.ts';

const LOCALES = ['zh-CN', 'en'] as const;
const THEMES = ['light', 'dark'] as const;

/** Takes numbered pictures of the window. */
export interface Camera {
  /**
   * The screen as it is, in both languages and both colour schemes; it is left in Chinese and light. `settle` puts right
   * what another language or scheme has moved.
   */
  shoot(name: string, settle?: (locale: Locale) => Promise<void>): Promise<void>;
  /** A page of its own that is printed: `open` brings it up, once in each language. It is closed again. */
  shootPaper(name: string, open: () => Promise<Page>): Promise<void>;
  /** What the app shows outside of its window: `draw` puts it into the file, once in each language. */
  shootOutside(name: string, draw: (path: string, locale: Locale) => Promise<void>): Promise<void>;
  readonly taken: () => number;
}

/** Pictures go to `folder`, of the page that is there at the time. The folder is emptied first: `01-name.zh-CN.light.png`. */
export async function createCamera(pageNow: () => Page, folder: string): Promise<Camera> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  let number = 0;
  let pictures = 0;

  const look = async (locale: string, theme: string): Promise<void> => {
    const page = pageNow();
    await page.evaluate(
      async (changes) => {
        const bridge: unknown = Reflect.get(window, 'keyturn');
        const call: unknown = Reflect.get(Object(bridge), 'call');
        await Reflect.get(Object(call), 'preferences.set')(changes);
      },
      { locale, theme },
    );
    await page.locator(`html[lang="${locale}"][data-theme="${theme}"]`).waitFor();
    await page.waitForLoadState('networkidle');
  };

  const numberedName = (name: string): string => {
    number += 1;
    return `${String(number).padStart(2, '0')}-${name}`;
  };

  return {
    taken: () => pictures,
    async shootPaper(name, open) {
      const numbered = numberedName(name);
      for (const locale of [...LOCALES].reverse()) {
        await look(locale, 'light');
        const paper = await open();
        await paper.screenshot({ path: join(folder, `${numbered}.${locale}.png`), fullPage: true });
        await paper.close();
        pictures += 1;
      }
    },
    async shootOutside(name, draw) {
      const numbered = numberedName(name);
      for (const locale of [...LOCALES].reverse()) {
        await look(locale, 'light');
        await draw(join(folder, `${numbered}.${locale}.png`), locale);
        pictures += 1;
      }
    },
    async shoot(name, settle) {
      const numbered = numberedName(name);
      await putNotesAway(pageNow());
      for (const locale of [...LOCALES].reverse()) {
        for (const theme of [...THEMES].reverse()) {
          await look(locale, theme);
          await settle?.(locale);
          await pageNow().screenshot({
            path: join(folder, `${numbered}.${locale}.${theme}.png`),
            animations: 'disabled',
            caret: 'hide',
          });
          pictures += 1;
        }
      }
    },
  };
}
