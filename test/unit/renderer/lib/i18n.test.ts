import { expect, it } from 'vitest';
import { createSpeech, type ReadTexts } from '../../../../src/renderer/lib/i18n.ts';
import { resources } from '../../../../src/shared/i18n/resources.ts';
import type { Locale } from '../../../../src/shared/model/settings.ts';

/** Reads that a test lets through or breaks, and notes. */
function reading(broken: readonly Locale[] = []) {
  const asked: Locale[] = [];
  const holds = new Map<Locale, Promise<void>>();
  const bad = new Set(broken);
  const read: ReadTexts = async (locale) => {
    asked.push(locale);
    await holds.get(locale);
    if (bad.has(locale)) throw new Error('gone');
    return resources[locale].translation;
  };
  return { read, asked, holds, bad };
}

it('reads the language in force alone, and another one once, when it is spoken', async () => {
  const { read, asked } = reading();
  const { i18n, speak } = await createSpeech('zh-CN', read);
  expect(i18n.t('common.retry')).toBe('重试');
  expect(asked).toEqual(['zh-CN']);
  expect(await speak('en')).toBe(true);
  expect(i18n.t('common.retry')).toBe('Retry');
  expect(await speak('zh-CN')).toBe(true);
  expect(await speak('en')).toBe(true);
  expect(asked).toEqual(['zh-CN', 'en']);
});

it('never speaks a language before its texts are there', async () => {
  const { read, holds } = reading();
  const { i18n, speak } = await createSpeech('en', read);
  const said: string[] = [];
  i18n.on('languageChanged', (language) => said.push(`${language}: ${i18n.t('common.retry')}`));
  const { promise, resolve } = Promise.withResolvers<void>();
  holds.set('zh-CN', promise);
  const spoken = speak('zh-CN');
  expect(i18n.language).toBe('en');
  resolve();
  expect(await spoken).toBe(true);
  expect(said).toEqual(['zh-CN: 重试']);
});

it('holds to the last of several choices', async () => {
  const { read, holds } = reading();
  const { i18n, speak } = await createSpeech('en', read);
  const { promise, resolve } = Promise.withResolvers<void>();
  holds.set('zh-CN', promise);
  const first = speak('zh-CN');
  expect(await speak('en')).toBe(true);
  resolve();
  expect(await first).toBe(false);
  expect(i18n.language).toBe('en');
});

it('stays with the language before where the other one cannot be read, and takes it once it can', async () => {
  const { read, bad } = reading(['zh-CN']);
  const { i18n, speak } = await createSpeech('en', read);
  expect(await speak('zh-CN')).toBe(false);
  expect([i18n.language, i18n.t('common.retry')]).toEqual(['en', 'Retry']);
  bad.clear();
  expect(await speak('zh-CN')).toBe(true);
  expect(i18n.t('common.retry')).toBe('重试');
});

it('starts in the other language where the chosen one cannot be read, and not at all without any', async () => {
  const { i18n } = await createSpeech('zh-CN', reading(['zh-CN']).read);
  expect([i18n.language, i18n.t('common.retry')]).toEqual(['en', 'Retry']);
  await expect(createSpeech('zh-CN', reading(['zh-CN', 'en']).read)).rejects.toThrow('No language');
});
