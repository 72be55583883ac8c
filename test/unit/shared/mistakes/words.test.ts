import { describe, expect, it } from 'vitest';
import { catalogue } from '../../../../src/shared/catalogue/index.ts';
import { resources } from '../../../../src/shared/i18n/resources.ts';
import { MISTAKE_KINDS, mistake, mistakeWords } from '../../../../src/shared/mistakes/index.ts';
import { mistakeOf } from '../../../../src/shared/mistakes/model.ts';

const MENDED = new Set([
  ...['stray-spaces', 'invisible', 'full-width', 'wrapped', 'whole-key', 'swapped', 'azure-secret-id'],
  ...['escaped-lines', 'lost-lines'],
]);

describe.each(['en', 'zh-CN'] as const)('in %s', (locale) => {
  const messages: Readonly<Record<string, Readonly<Record<string, string>>>> =
    resources[locale].translation.mistakes;

  it('every mistake is told, with a word for its button where it can be mended', () => {
    for (const kind of MISTAKE_KINDS) {
      const has = Object.keys(messages[kind] ?? {}).sort();
      expect([kind, has]).toEqual([kind, MENDED.has(kind) ? ['advice', 'mend', 'what'] : ['advice', 'what']]);
    }
  });

  it('the holes are filled with labels and names', () => {
    const one = mistakeOf('other-cloud', ['access_key_id', 'access_key_secret'], { cloud: 'tencent' });
    expect(mistake.parse(one)).toEqual(one);
    const words = mistakeWords('aliyun', one, locale);
    expect(words.mend).toBeNull();
    expect(words.params.field).toBe('AccessKey ID');
    expect(words.params.other).toBe(catalogue.tencent.name[locale === 'en' ? 'en' : 'zh']);
    expect(mistakeWords('aliyun', { ...one, mends: true }, locale).mend).toBe('mistakes.other-cloud.mend');
  });
});
