import { expect, it } from 'vitest';
import { visibleText } from '../../../../src/renderer/lib/visible-text.ts';

it.each([
  ['/usr/bin/aws s3 ls', '/usr/bin/aws s3 ls'],
  ['/home/li/程序/部署 --all', '/home/li/程序/部署 --all'],
  ['run\u202egnp.exe', 'run\\u{202e}gnp.exe'],
  ['a\u200bb\u2066c', 'a\\u{200b}b\\u{2066}c'],
  ['one\ntwo\u001b[2K', 'one\\u{a}two\\u{1b}[2K'],
  ['tag\u{e0041}', 'tag\\u{e0041}'],
])('writes out what hides or turns text about: %j', (text, shown) => {
  expect(visibleText(text)).toBe(shown);
});
