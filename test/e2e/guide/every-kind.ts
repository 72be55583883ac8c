import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { loadGuides } from '../../../src/shared/catalogue/guides/index.ts';
import { catalogue, inLocale } from '../../../src/shared/catalogue/index.ts';
import type { FieldSpec } from '../../../src/shared/catalogue/types.ts';
import en from '../../../src/shared/i18n/en.json' with { type: 'json' };
import zh from '../../../src/shared/i18n/zh-CN.json' with { type: 'json' };
import { CLOUD_IDS, type CloudId } from '../../../src/shared/model/cloud.ts';
import { consoleShows } from '../../support/guide-samples.ts';
import { choose, leaveDialog, modal } from '../app/walk.ts';

export type Language = 'en-US' | 'zh-CN';

/** A platform with one kind of its keys. */
export interface Kind {
  readonly cloud: CloudId;
  readonly kind: string;
}

/** Every kind of key of every platform, in the catalogue's order. */
export const EVERY_KIND: readonly Kind[] = CLOUD_IDS.flatMap((cloud) =>
  catalogue[cloud].kinds.map(({ id }) => ({ cloud, kind: id })),
);

const exact = (text: string): RegExp => new RegExp(`^${text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}`);

/** What a person types where the paste could not know it. */
function ownWords({ key, example }: FieldSpec): string {
  return example ?? `of-${key}`;
}

/**
 * Walks the guide to one kind of key from its platform's tile to the last step, by keyboard, after it has opened those of the
 * other sites that have one of their own; fills the form from what the console shows, and keeps the key. Each language ends
 * with the guide of another site. `look` is called with the guide half done, and with the form filled.
 */
export async function walkKind(
  page: Page,
  language: Language,
  { cloud, kind }: Kind,
  look: (moment: 'guide' | 'form') => Promise<void> = async () => undefined,
): Promise<void> {
  const words = language === 'zh-CN' ? zh : en;
  const spec = catalogue[cloud];
  const say = (text: { readonly zh: string; readonly en: string }): string => inLocale(text, language);
  const label = `${cloud} ${kind} ${language}`;
  const dialog = modal(page);
  const status = (text: string | RegExp) => dialog.getByRole('status').filter({ hasText: text });

  await page.keyboard.press('Control+n');
  const tiles = dialog.getByRole('list', { name: words.guide.platform.all }).getByRole('button');
  await tiles.filter({ has: page.getByText(say(spec.name), { exact: true }) }).click();
  await dialog.getByRole('heading', { name: say(spec.name), level: 3 }).waitFor();
  const kindSpec = spec.kinds.find(({ id }) => id === kind);
  if (kindSpec === undefined) throw new Error(`${cloud} has no ${kind}`);
  if (kindSpec !== spec.kinds[0]) {
    await choose(dialog.getByRole('combobox', { name: words.add.kind }), exact(say(kindSpec.label)));
  }

  const guides = (await loadGuides(cloud)).filter((guide) => guide.kind === kind);
  const steps = dialog.getByRole('region', { name: words.guide.title }).locator('ol > li');
  const heads = steps.locator('button[aria-controls^="guide-step-"]');
  for (const guide of language === 'zh-CN' ? guides : guides.toReversed()) {
    const site = spec.sites.find(({ id }) => guides.length > 1 && guide.sites?.includes(id));
    const at = dialog.getByRole('combobox', { name: words.add.site, exact: true }).first();
    if (site !== undefined && !((await at.textContent()) ?? '').includes(say(site.label))) {
      await choose(at, exact(say(site.label)));
    }
    await steps.filter({ hasText: say(guide.steps[0]?.text ?? { zh: '', en: '' }) }).waitFor();
    const numbered = guide.steps.map((step, index) => `${index + 1}${say(step.text)}`);
    await expect.poll(() => heads.allTextContents()).toEqual(numbered);
  }

  const count = await steps.count();
  await steps.first().getByRole('checkbox').focus();
  for (let done = 0; done < count; done += 1) {
    if (done === Math.floor(count / 2)) await look('guide');
    // Ticked off, a step hands the focus on to the words of the next one.
    if (done > 0) await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Space');
  }
  await status(words.guide.progress.replace('{{done}}', `${count}`).replace('{{all}}', `${count}`)).waitFor();

  await dialog.getByLabel(words.add.paste.label).fill(consoleShows(cloud, kind, label, language));
  await status(words.add.paste.filled.split('{{')[0] ?? '').waitFor();
  await dialog.getByLabel(words.add.label, { exact: true }).fill(label);
  for (const field of spec.fields) {
    const asked = field.required === 'always' || field.requiredFor?.includes(kind) === true;
    if (field.secret || !asked) continue;
    const input = dialog.locator('[data-key-fields]').getByLabel(say(field.label), { exact: true });
    if ((await input.inputValue()) === '') await input.fill(ownWords(field));
  }
  if (spec.endpoints.some(({ required }) => required)) {
    // Another account of a private platform may be there, and the form suggests it.
    await choose(
      dialog.getByRole('combobox', { name: words.add.account, exact: true }),
      words.add.newAccount,
    );
  }
  for (const { name, label: title, required } of spec.endpoints) {
    if (required) await dialog.getByLabel(say(title), { exact: true }).fill(`https://${name}.cloud.example`);
  }
  await look('form');
  await dialog.getByRole('button', { name: words.add.submitOnly, exact: true }).click();
  await page.getByRole('heading', { name: words.add.done }).waitFor();
  await leaveDialog(page);
}
