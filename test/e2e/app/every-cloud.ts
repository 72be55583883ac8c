import type { Page } from 'playwright-core';
import { createTexts } from '../../../src/main/electron/texts.ts';
import en from '../../../src/shared/i18n/en.json' with { type: 'json' };
import zh from '../../../src/shared/i18n/zh-CN.json' with { type: 'json' };
import { identityParts } from '../../../src/shared/identity-words.ts';
import { sentencesOf, type TriedKey } from '../../support/every-cloud.ts';

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
export async function verifyShown(page: Page, language: Language, tried: TriedKey): Promise<void> {
  const { cloud, label, expected, there, key } = tried;
  const words = wordsOf(language);
  const detail = page.getByRole('article', { name: label, exact: true });
  await detail.getByRole('button', { name: words.vault.verify, exact: true }).click();
  if (expected !== 'proven') {
    const t = createTexts(language === 'zh-CN' ? 'zh-CN' : 'en');
    const { title, action } = sentencesOf(tried, expected);
    await detail.getByText(t(title)).first().waitFor();
    await detail.getByText(t(action)).first().waitFor();
    return;
  }
  const parts = identityParts(cloud, { ...there.identityOf(key), at: 0 }, language);
  if (parts.length === 0) await detail.getByText(words.vault.identity.untold).waitFor();
  for (const part of parts) {
    await detail.getByText(part.label, { exact: true }).first().waitFor();
    await detail.getByText(part.value).first().waitFor();
  }
}
