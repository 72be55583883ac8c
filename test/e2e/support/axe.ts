import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Axe as it comes with its builder, in its short form. */
const AXE = createRequire(import.meta.resolve('@axe-core/playwright')).resolve('axe-core/axe.min.js');
let source: Promise<string> | undefined;

/** Loads axe where the document has none. The builder would do so twice for each look, with over a megabyte each. */
async function loadAxe(page: Page): Promise<void> {
  if (await page.evaluate(() => 'axe' in window)) return;
  source ??= readFile(AXE, 'utf8');
  await page.evaluate(await source);
}

/** What axe finds on a page without frames, a text for each place; `without` names rules that do not fit it. */
export async function axeFindings(page: Page, without: readonly string[] = []): Promise<readonly string[]> {
  await loadAxe(page);
  const { violations } = await new AxeBuilder({ page, axeSource: 'void 0' })
    // Only what is wrong is worth a description.
    .options({ resultTypes: ['violations'] })
    .withTags(TAGS)
    .disableRules([...without])
    // Frames of elsewhere would need a page of their own to put the results together.
    .setLegacyMode(true)
    .analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`),
  );
}
