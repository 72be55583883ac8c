import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { withoutTerminalTexts } from '../../../scripts/lib/window-texts.ts';

const ROOT = join(import.meta.dirname, '../../..');

it.each(['en', 'zh-CN'])('the window has every text of %s but the terminal’s', (locale) => {
  const whole = readFileSync(join(ROOT, 'src/shared/i18n', `${locale}.json`), 'utf8');
  const { cli, ...rest } = JSON.parse(whole);
  expect(cli).toBeTypeOf('object');
  expect(JSON.parse(withoutTerminalTexts(whole))).toEqual(rest);
});

it('says nothing in the window by a text of the terminal', () => {
  const folder = join(ROOT, 'src/renderer');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.tsx?$/.test(name),
  );
  expect(files.length).toBeGreaterThan(100);
  const using = files.filter((name) => /['"`]cli\./.test(readFileSync(join(folder, name), 'utf8')));
  expect(using).toEqual([]);
});
