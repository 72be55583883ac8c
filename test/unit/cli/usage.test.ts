import { describe, expect, it } from 'vitest';
import { run } from '../../support/cli/run.ts';

const SECRET = 'wJalrXUtnFEMIK7MDENGbPxRfiCYKEYTURNtest0';

describe('a command line that is wrong', () => {
  it.each([
    [[], 'A command is missing'],
    [['lst'], 'No command lst'],
    [['list', '--colour'], 'No option --colour'],
    [['show'], 'Argument id is missing'],
    [['list', 'one'], 'more arguments'],
    [['list', '--view'], '--view <view> needs a value'],
    [['list', '--view', 'cloud:none'], 'There are: all, due'],
    [['list', '--lang', 'tlh'], '--lang takes en or zh-CN'],
    [['list', '--password-fd', 'x'], 'number of a file descriptor'],
    [['list', '--password-fd', '3', '--password-file', 'f'], 'exclude each other'],
    [['list', '--vault', ''], 'A value is empty'],
    [['history', 'aaaa', '--limit', '0'], 'from 1 to 500'],
    [['verify'], 'Name the keys'],
    [['verify', 'aaaa', '--all'], 'exclude each other'],
    [['edit', 'aaaa'], 'Name what to change'],
    [['edit', 'aaaa', '--period', '4000'], 'from 1 to 3650'],
    [['keychain', 'maybe'], 'on or off'],
    [['passwd', '--password-fd', '9'], '--new-password-fd is missing'],
    [['passwd', '--recovery', '--new-password-fd', '9'], 'on a terminal'],
    [['add', 'nimbus', '--label', 'x'], 'No such cloud'],
    [['add', 'aws'], '--label is missing'],
    [['add', 'aws', '--label', 'x', '--set', 'user=y'], 'No field user'],
    [['add', 'aws', '--label', 'x', '--set', 'nothing'], 'takes field=value'],
    [['add', 'aws', '--label', 'x', '--site', 'mars'], 'No such site'],
    [['add', 'aws', '--label', 'x', '--endpoint', 'ftp://x'], 'one http or https address'],
    [['add', 'aws', '--label', 'x', '--endpoint', 'ims=https://x'], 'No service ims'],
    [['add', 'aws', '--label', 'x', '--endpoint', 'https://x', '--endpoint', 'sts=https://y'], 'for sts'],
    [['add', 'aws', '--label', 'x', '--proxy', 'nowhere'], '--proxy takes'],
    [['add', 'aws', '--label', 'x', '--account', 'acc0', '--site', 'aws'], 'existing account'],
    [['add', 'aws', '--label', 'x', '--set', 'access_key_id=AKIA'], 'with --secrets-stdin'],
    [
      ['add', 'aws', '--label', 'x', '--secrets-stdin', '--password-fd', '0'],
      'both the password and the data',
    ],
    [['import', '-', '--password-fd', '0'], 'both the password and the data'],
  ] as const)('%j ends with 2 and opens no vault', async (argv, message) => {
    const ended = await run(argv);
    expect(ended.code).toBe(2);
    expect(ended.stderr).toContain(message);
    expect(ended.stdout).toBe('');
    expect(ended.opened).toEqual([]);
  });

  it('is told in Chinese too', async () => {
    const ended = await run(['lst', '--lang', 'zh-CN']);
    expect(ended.stderr).toBe('keyturn：没有命令 lst。可用 keyturn help 查看。\n');
  });

  it('gives the error as JSON with --json', async () => {
    const ended = await run(['lst', '--json']);
    expect(ended.json()).toEqual({
      error: {
        code: 'usage',
        message: 'No command lst. keyturn help lists them.',
        params: { reason: 'unknown-command', name: 'lst', guess: expect.any(String) },
      },
    });
  });

  it.each([
    ['a secret in --set', ['add', 'aws', '--label', 'x', '--set', `secret_access_key=${SECRET}`]],
    ['a secret as an argument', ['add', 'aws', 'AKIA', SECRET, '--label', 'x']],
    ['a secret behind an unknown option', ['add', 'aws', `--secret=${SECRET}`]],
    ['a secret without a field', ['add', 'aws', '--label', 'x', '--set', SECRET]],
    ['a secret under an unknown field', ['add', 'aws', '--label', 'x', '--set', `secret=${SECRET}`]],
  ])('never repeats %s', async (_name, argv) => {
    for (const extra of [[], ['--json']]) {
      const ended = await run([...argv, ...extra]);
      expect(ended.code).toBe(2);
      expect(ended.stdout + ended.stderr).not.toContain(SECRET);
    }
  });

  it('points from a secret in --set to --secrets-stdin', async () => {
    const ended = await run(['add', 'aws', '--label', 'x', '--set', `secret_access_key=${SECRET}`]);
    expect(ended.stderr).toContain('secret_access_key is a secret');
    expect(ended.stderr).toContain('--secrets-stdin');
  });
});

describe('help', () => {
  it.each([[['help']], [['--help']], [['-h']]])('%j names the commands and the exit codes', async (argv) => {
    const ended = await run(argv);
    expect(ended.code).toBe(0);
    for (const word of ['init', 'import', 'verify', 'reveal', 'Exit codes', '130  interrupted']) {
      expect(ended.stdout).toContain(word);
    }
    expect(ended.opened).toEqual([]);
  });

  it('of a command names its options and those of every command', async () => {
    const ended = await run(['help', 'add']);
    expect(ended.stdout).toContain('--secrets-stdin');
    expect(ended.stdout).toContain('Options of every command:');
    expect(ended.stdout).toContain('--password-fd');
  });

  it('is in Chinese where the environment is', async () => {
    const ended = await run(['help'], {}, { env: { LC_ALL: 'zh_CN.UTF-8' } });
    expect(ended.stdout).toContain('用法： keyturn [选项] <命令>');
    expect(ended.stdout).not.toMatch(/Options|Commands|Usage/);
  });

  it('keeps stdout for JSON when that is asked for', async () => {
    expect((await run(['help', '--json'])).stdout).toBe('');
  });

  it('gives the version', async () => {
    expect((await run(['--version'])).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});
