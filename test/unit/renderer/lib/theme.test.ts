import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { ROW_HEIGHT } from '../../../../src/renderer/lib/theme.ts';

it('computes with the same row heights as the style sheet draws', async () => {
  const css = await readFile(new URL('../../../../src/renderer/styles/tokens.css', import.meta.url), 'utf8');
  const rows = [...css.matchAll(/--row:\s*(\d+)px/g)].map((match) => Number(match[1]));
  expect(rows).toEqual([ROW_HEIGHT.comfortable, ROW_HEIGHT.compact]);
});
