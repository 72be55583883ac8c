import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { run } from '../../support/cli/run.ts';

const DOCUMENT = readFileSync(join(import.meta.dirname, '..', '..', '..', 'docs', 'cli.md'), 'utf8');
/** The lines of the synopsis and the rest, without the table of what `--json` prints. */
const text = DOCUMENT.split('\n')
  .filter((line) => !line.startsWith('| '))
  .join('\n');

/** The names and texts under "Commands:" of a help page. */
function commandsIn(help: string): readonly (readonly [name: string, text: string])[] {
  const [, list = ''] = help.split('Commands:\n');
  return [...(list.split('\n\n')[0] ?? '').matchAll(/^ {2}([a-z][a-z-]*)(?: .*?)? {2,}(\S.*)$/gm)].map(
    ([, name = '', words = '']) => [name, words],
  );
}

it('every command and option is in the document, and told in the same way as the others', async () => {
  const commands = commandsIn((await run(['help', '--lang', 'en'])).stdout);
  expect(commands.map(([name]) => name)).toEqual(
    expect.arrayContaining(['reminders', 'snooze', 'digest', 'version', 'help']),
  );
  expect(commands.filter(([, words]) => !/^[a-z]/.test(words))).toEqual([]);
  const missing: string[] = [];
  for (const [name] of commands) {
    if (!text.includes(`\nkeyturn ${name}`)) missing.push(name);
    const { stdout } = await run(['help', name, '--lang', 'en']);
    const [own = ''] = stdout.split('Options of every command:');
    for (const [, option = '', words = ''] of own.matchAll(/^ {2}(--[a-z0-9-]+)(?: <.*?>)? {2,}(\S.*)$/gm)) {
      if (!text.includes(option)) missing.push(`${name} ${option}`);
      if (/^[A-Z][a-z]/.test(words)) missing.push(`${name} ${option} begins like a sentence`);
    }
  }
  expect(missing).toEqual([]);
});

it.each([
  ['reminders', '显示到期情况'],
  ['snooze', '暂缓指定密钥'],
  ['digest', '团队周报'],
  ['version', '显示 Keyturn 的版本'],
])('%s is told in Chinese too', async (name, words) => {
  expect((await run(['help', '--lang', 'zh-CN'])).stdout).toMatch(new RegExp(`^  ${name} .*${words}`, 'm'));
});
