import { expect, it } from 'vitest';
import { narrowed } from '../../../scripts/lib/narrow-chunks.ts';

async function meaningOf(code: string): Promise<unknown> {
  return (await import(`data:text/javascript;base64,${Buffer.from(code).toString('base64')}`)).default;
}

it.each([
  ['a text', 'export default "密钥 — \u{1f511}"'],
  ['a template', 'const n = 1; export default `第 $' + '{n} 个\\n密钥\\\\钥`'],
  ['a sign behind a backslash', 'export default "\\密\\\\密\\\\\\密"'],
  ['an expression', 'export default [..."时 点\u{1f511}".matchAll(/[时点]|[\u{1f511}]/gu)].length'],
  ['a name', 'const 密钥 = 5; export default { é: 密钥 }'],
])('means the same in ASCII: %s', async (_, code) => {
  expect(narrowed(code)).toMatch(/^[\0-\x7f]+$/);
  expect(await meaningOf(narrowed(code))).toEqual(await meaningOf(code));
});
