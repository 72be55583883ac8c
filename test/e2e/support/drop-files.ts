import type { Page } from 'playwright-core';

/** Drops files from outside of the browser on the middle of the page, or at another place of it, as a file manager would. */
export async function dropFiles(
  page: Page,
  paths: readonly string[],
  at?: { readonly x: number; readonly y: number },
): Promise<void> {
  const { width, height } = page.viewportSize() ?? { width: 1200, height: 760 };
  const { x, y } = at ?? { x: width / 2, y: height / 2 };
  const cdp = await page.context().newCDPSession(page);
  const data = { items: [], files: [...paths], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await cdp.send('Input.dispatchDragEvent', { type, x, y, data });
  }
  await cdp.detach();
}
