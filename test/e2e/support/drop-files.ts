import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import en from '../../../src/shared/i18n/en.json' with { type: 'json' };
import zh from '../../../src/shared/i18n/zh-CN.json' with { type: 'json' };

type DragStep = 'dragEnter' | 'dragOver' | 'dragCancel' | 'drop';

/** Holds files over the middle of the page, or another place of it, for as long as `use` takes. */
async function holding(
  page: Page,
  paths: readonly string[],
  at: { readonly x: number; readonly y: number } | undefined,
  use: (send: (type: DragStep) => Promise<void>) => Promise<void>,
): Promise<void> {
  const { width, height } = page.viewportSize() ?? { width: 1200, height: 760 };
  const { x, y } = at ?? { x: width / 2, y: height / 2 };
  const cdp = await page.context().newCDPSession(page);
  const data = { items: [], files: [...paths], dragOperationsMask: 1 };
  await use(async (type) => {
    await cdp.send('Input.dispatchDragEvent', { type, x, y, data });
  });
  await cdp.detach();
}

/** Drops files from outside of the browser on a part of the page that is in sight, as a file manager would. */
export const dropFiles = (
  page: Page,
  paths: readonly string[],
  at?: { readonly x: number; readonly y: number },
): Promise<void> =>
  holding(page, paths, at, async (send) => {
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const) await send(type);
  });

/**
 * Drops files on the app's window as a person does, who lets go once it says that it takes them: it may still close a
 * dialog, or not listen yet.
 */
export const dropOnWindow = (page: Page, paths: readonly string[]): Promise<void> =>
  holding(page, paths, undefined, async (send) => {
    const welcome = page
      .getByText(en.import.release, { exact: true })
      .or(page.getByText(zh.import.release, { exact: true }));
    await expect
      .poll(async () => {
        // Seen right after a cancel it may be on its way out, and would not hear the drop.
        if ((await welcome.count()) > 0) {
          await send('dragOver');
          return welcome.count();
        }
        for (const type of ['dragCancel', 'dragEnter', 'dragOver'] as const) await send(type);
        return 0;
      })
      .toBeGreaterThan(0);
    await send('drop');
  });
