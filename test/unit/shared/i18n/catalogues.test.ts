import { describe, expect, it } from 'vitest';
import { resources } from '../../../../src/shared/i18n/resources.ts';

type Tree = { readonly [key: string]: string | Tree };

function leaves(tree: Tree, prefix = ''): readonly (readonly [string, string])[] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${prefix}${key}`, value] as const] : leaves(value, `${prefix}${key}.`),
  );
}

const FORMS = /_(zero|one|two|few|many|other)$/;
const stem = (key: string) => key.replace(FORMS, '');
const holes = (text: string) =>
  [...text.matchAll(/\{\{\s*([^},\s]+)[^}]*\}\}/g)].map((match) => match[1]).sort();

const english = leaves(resources.en.translation);
const chinese = leaves(resources['zh-CN'].translation);

describe('the two catalogues', () => {
  it('hold the same messages', () => {
    const keys = (list: typeof english) => [...new Set(list.map(([key]) => stem(key)))].sort();
    expect(keys(chinese)).toEqual(keys(english));
  });

  it('have every plural form that their language asks for', () => {
    for (const [locale, list] of [
      ['en', english],
      ['zh-CN', chinese],
    ] as const) {
      const asked = new Intl.PluralRules(locale).resolvedOptions().pluralCategories;
      const present = new Set(list.map(([key]) => key));
      const plurals = new Set(
        list
          .map(([key]) => key)
          .filter((key) => key.endsWith('_other'))
          .map(stem),
      );
      const missing = [...plurals].flatMap((key) =>
        asked.map((form) => `${key}_${form}`).filter((full) => !present.has(full)),
      );
      expect({ locale, missing }).toEqual({ locale, missing: [] });
    }
  });

  it('fill in the same values', () => {
    const used = (list: typeof english) => {
      const all = new Map<string, Set<string | undefined>>();
      for (const [key, text] of list) {
        const names = all.get(stem(key)) ?? new Set();
        for (const name of holes(text)) names.add(name);
        all.set(stem(key), names);
      }
      return Object.fromEntries([...all].map(([key, names]) => [key, [...names].sort()]));
    };
    expect(used(chinese)).toEqual(used(english));
  });

  it('leave no message empty and keep to the voice', () => {
    const off = [...english, ...chinese].filter(
      ([, text]) => text.trim() === '' || /[!！]|您|亲|\b(please|oops)\b/i.test(text),
    );
    expect(off).toEqual([]);
  });
});
