import { describe, expect, it } from 'vitest';
import { CAUSES } from '../../../../src/main/diagnosis/causes/index.ts';
import { networkRows, s3Rows } from '../../../../src/main/diagnosis/tables/common.ts';
import { TABLES } from '../../../../src/main/diagnosis/tables/index.ts';
import type { Row } from '../../../../src/main/diagnosis/types.ts';
import { DIAGNOSIS_PAGES } from '../../../../src/shared/diagnosis/pages.ts';
import { CLOUD_IDS } from '../../../../src/shared/model/cloud.ts';

const all: readonly (readonly [string, readonly Row[]])[] = [
  ...CLOUD_IDS.map((cloud) => [cloud, TABLES[cloud].rows] as const),
  ['s3', s3Rows],
  ['network', networkRows],
];
const texts = [
  ...Object.values(CAUSES).flatMap(({ title, why, steps }) => [title, why, ...steps]),
  ...all.flatMap(([, rows]) =>
    rows.flatMap(({ why, first = [], steps = [] }) => [...(why ? [why] : []), ...first, ...steps]),
  ),
];

describe('the tables', () => {
  it.each(all)(
    'of %s: every line asks for something, in the form in which texts are searched',
    (_name, rows) => {
      for (const { codes = [], begins = [], says = [] } of rows) {
        expect(codes.length + begins.length + says.length).toBeGreaterThan(0);
        // What is shorter is in any text.
        for (const words of says) expect(words.length).toBeGreaterThanOrEqual(3);
        for (const words of says) expect(words).toBe(words.toLowerCase().replace(/\s+/g, ' '));
      }
    },
  );

  it('have words of both languages, each in its own', () => {
    expect(texts.filter(({ zh }) => !/[\u4e00-\u9fff]/.test(zh) || zh.includes('您'))).toEqual([]);
    expect(texts.filter(({ en }) => /[\u4e00-\u9fff]/.test(en) || en.includes('!'))).toEqual([]);
    // Half-width punctuation between Chinese characters is a slip.
    expect(texts.filter(({ zh }) => /[\u4e00-\u9fff][,;:?][\u4e00-\u9fff]/.test(zh))).toEqual([]);
  });

  it('tell of every cause what to do', () => {
    expect(Object.values(CAUSES).filter(({ steps }) => steps.length === 0)).toEqual([]);
  });

  it('point to every page that there is', () => {
    const used = new Set([
      ...all.flatMap(([, rows]) => rows.flatMap(({ page }) => page ?? [])),
      ...CLOUD_IDS.flatMap((cloud) => TABLES[cloud].page ?? []),
    ]);
    expect(Object.keys(DIAGNOSIS_PAGES).filter((page) => !used.has(page as never))).toEqual([]);
  });
});
