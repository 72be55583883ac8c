import type { Page } from 'playwright-core';
import { catalogue, inLocale } from '../../../src/shared/catalogue/index.ts';
import en from '../../../src/shared/i18n/en.json' with { type: 'json' };
import zh from '../../../src/shared/i18n/zh-CN.json' with { type: 'json' };
import type { TriedKey } from '../../support/every-cloud.ts';

type Language = 'en-US' | 'zh-CN';

const wordsOf = (language: Language) => (language === 'zh-CN' ? zh : en);

/** Puts the key into the open vault as the add form does. */
export async function seedKey(page: Page, { input }: TriedKey): Promise<void> {
  await page.evaluate(async (given) => {
    const answer = await window.keyturn.call['credentials.add'](given);
    if (!answer.ok) throw new Error(answer.error.code);
  }, input);
}

/** Finds the key by the search field and shows it. */
export async function showKey(page: Page, language: Language, { label }: TriedKey): Promise<void> {
  await page.getByLabel(wordsOf(language).vault.search).fill(label);
  await page.getByRole('row', { name: new RegExp(`^${label},`) }).click();
  await page.getByRole('article', { name: label, exact: true }).waitFor();
}

/**
 * Has the shown key verified by its button, and waits until the window says what the key is: for a failure its title and
 * what to do, for a proof whose key it is, in the words of its platform.
 */
export async function verifyShown(
  page: Page,
  language: Language,
  { cloud, label, expected, there, key }: TriedKey,
): Promise<void> {
  const words = wordsOf(language);
  const detail = page.getByRole('article', { name: label, exact: true });
  await detail.getByRole('button', { name: words.vault.verify, exact: true }).click();
  if (expected !== 'proven') {
    await detail.getByText(words.failure[expected].title).first().waitFor();
    await detail.getByText(words.failure[expected].action).first().waitFor();
    return;
  }
  const { identity: called } = catalogue[cloud];
  const { accountId, principal } = there.identityOf(key);
  for (const [name, value] of [
    [called.principal, principal],
    [called.account, accountId],
  ] as const) {
    if (name === null || value === null) continue;
    await detail.getByText(inLocale(name, language), { exact: true }).first().waitFor();
    await detail.getByText(value).first().waitFor();
  }
}
