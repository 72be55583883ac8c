import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

const LOCALES = ['zh-CN', 'en'] as const;
const THEMES = ['light', 'dark'] as const;

/** Takes numbered pictures of the window. */
export interface Camera {
  /** The screen as it is, in both languages and both colour schemes; it is left in Chinese and light. */
  shoot(name: string): Promise<void>;
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

  return {
    taken: () => pictures,
    async shoot(name) {
      number += 1;
      const numbered = `${String(number).padStart(2, '0')}-${name}`;
      for (const locale of [...LOCALES].reverse()) {
        for (const theme of [...THEMES].reverse()) {
          await look(locale, theme);
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
