import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe finds on a page without frames, a text for each place; `without` names rules that do not fit it. */
export async function axeFindings(page: Page, without: readonly string[] = []): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page })
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
