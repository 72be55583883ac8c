import type { Page } from 'playwright-core';

/**
 * Slows a page down as many times as `KEYTURN_TEST_SLOW` says, so that what a test expects too early shows on a fast
 * machine too. Does nothing without it.
 */
export async function slowDown(page: Page): Promise<void> {
  const rate = Number(process.env.KEYTURN_TEST_SLOW ?? 1);
  if (!(rate > 1)) return;
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Emulation.setCPUThrottlingRate', { rate });
}
