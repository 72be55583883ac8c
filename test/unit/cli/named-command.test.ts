import { expect, it } from 'vitest';
import { run } from '../../support/cli/run.ts';

/** The names under "Commands:" of a help page. */
const listed = (help: string): readonly string[] =>
  [...(help.split('Commands:\n')[1] ?? '').matchAll(/^ {2}([a-z][a-z-]*)/gm)].map(([, name = '']) => name);

it('finds each command that help lists when it is declared alone', async () => {
  const names = listed((await run(['--help', '--lang', 'en'])).stdout).filter((name) => name !== 'help');
  expect(names.length).toBeGreaterThan(50);
  const usages = await Promise.all(
    names.map(async (name) => (await run([name, '--help', '--lang', 'en'])).stdout.split('\n', 1)[0]),
  );
  expect(usages).toEqual(names.map((name) => expect.stringMatching(`^Usage: keyturn ${name}(?: |$)`)));
});

it.each([
  [['--vault', 'list'], 'a folder with the name of a command'],
  [['--lang', 'en'], 'no command'],
])('lists all of them for %j: %s', async (words) => {
  const { stderr, stdout } = await run([...words, '--lang', 'en']);
  expect(listed(`${stdout}${stderr}`)).toEqual(listed((await run(['help', '--lang', 'en'])).stdout));
});

it('suggests a command for one that there is not, and takes no property of an object for one', async () => {
  expect((await run(['lst', '--lang', 'en'])).stderr).toContain('list');
  expect((await run(['constructor', '--lang', 'en'])).code).toBe(2);
});

it('tells a wrong global option before a command as ever', async () => {
  const { code, stderr } = await run(['--password-fd', 'x', 'list', '--lang', 'en']);
  expect([code, stderr]).toEqual([2, expect.stringContaining('--password-fd')]);
});
