import { expect, it } from 'vitest';
import { sizeText } from '../../../src/shared/size-text.ts';

it.each([
  [0, 'en', '0 bytes'],
  [1, 'en', '1 byte'],
  [999, 'en', '999 bytes'],
  [1000, 'en', '1 kB'],
  [999_499, 'en', '999 kB'],
  [1_440_000, 'en', '1.4 MB'],
  [2_000_000_000, 'en', '2 GB'],
  [5e17, 'en', '500,000 TB'],
  [1_440_000, 'zh-CN', '1.4 MB'],
])('%d in %s: %s', (bytes, locale, text) => {
  expect(sizeText(bytes, locale)).toBe(text);
});
