import type { Page } from 'playwright-core';
import { axeFindings } from '../support/axe.ts';

/** What axe finds on the screen as it stands; `where` names the screen in the report. */
export async function violations(page: Page, where: string): Promise<readonly string[]> {
  // What fades in is judged once it is there; what turns for ever is not waited for.
  await page.evaluate(() =>
    Promise.allSettled(
      document
        .getAnimations()
        .filter(({ effect }) => effect?.getComputedTiming().iterations !== Number.POSITIVE_INFINITY)
        .map((animation) => animation.finished),
    ),
  );
  return (await axeFindings(page)).map((finding) => `${where}: ${finding}`);
}
