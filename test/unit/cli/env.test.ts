import { describe, expect, it } from 'vitest';
import { guessShell } from '../../../src/cli/env/shell-guess.ts';
import { KeyturnError } from '../../../src/shared/ipc/envelope.ts';
import type { Answers } from '../../support/cli/fake-app.ts';
import { type FakeIoOptions, fakeIo } from '../../support/cli/fake-io.ts';
import { run, WITH_PASSWORD } from '../../support/cli/run.ts';
import { sampleKey, vaultOf } from '../../support/cli/sample.ts';

const key = sampleKey();
const LINES = " export AWS_ACCESS_KEY_ID='AKIA'\n export AWS_SECRET_ACCESS_KEY='shh'\n";

const answers: Answers = {
  ...vaultOf(key),
  'scripts.text': () => ({ text: LINES }),
  'scripts.options': () => [
    {
      ...{
        id: 'aws-env',
        name: { zh: '环境变量', en: 'AWS environment' },
        languages: [],
        unconfirmed: false,
      },
      variables: [
        { name: 'AWS_ACCESS_KEY_ID', secret: false, value: 'AKIA' },
        { name: 'AWS_SECRET_ACCESS_KEY', secret: true, value: null },
      ],
    },
  ],
};

const at = (argv: readonly string[], options: FakeIoOptions = {}) =>
  run([...argv, ...WITH_PASSWORD], answers, options);

describe('env', () => {
  it('prints the lines of the main set for the shell of the person, and nothing else', async () => {
    const ended = await at(['env', key.publicId], { env: { SHELL: '/usr/bin/zsh' } });
    expect(ended).toMatchObject({ code: 0, stdout: LINES, stderr: '' });
    expect(ended.inputs('scripts.text')).toEqual([
      { credential: key.id, naming: '', shell: 'zsh', scope: 'session', part: 'set' },
    ]);
  });

  it('takes what is asked for by name', async () => {
    const ended = await at([
      ...[
        'env',
        key.id,
        '--shell',
        'powershell',
        '--scope',
        'user',
        '--set',
        'cloudmux-shell',
        '--part',
        'undo',
      ],
      '--json',
    ]);
    expect(ended.inputs('scripts.text')).toEqual([
      { credential: key.id, naming: 'cloudmux-shell', shell: 'powershell', scope: 'user', part: 'undo' },
    ]);
    expect(ended.json()).toEqual({
      ...{ id: key.id, shell: 'powershell', scope: 'user', part: 'undo', text: LINES },
    });
  });

  it('says so where a secret comes on a screen, and only then', async () => {
    expect((await at(['env', key.id], { terminal: true })).stderr).toContain('on this screen');
    expect((await at(['env', key.id, '--part', 'check'], { terminal: true })).stderr).toBe('');
    const chinese = await at(['env', key.id, '--lang', 'zh-CN'], { terminal: true });
    expect(chinese.stderr).toContain('显示在屏幕上');
  });

  it.each([
    ['bash', 'session', 'eval "$(keyturn env ID)"'],
    ['zsh', 'session', 'eval "$(keyturn env ID)"'],
    ['fish', 'session', 'keyturn env ID | source'],
    ['fish', 'user', 'keyturn env ID --scope user | source'],
    ['powershell', 'session', 'keyturn env ID | Invoke-Expression'],
    ['cmd', 'session', null],
    // They are for its profile.
    ['bash', 'user', null],
  ])('says how %s takes them unseen for the %s: %s', async (shell, scope, command) => {
    const { stderr } = await at(['env', key.id, '--shell', shell, '--scope', scope], { terminal: true });
    if (command === null) expect(stderr).not.toContain('keyturn env');
    else expect(stderr).toContain(command);
  });

  it('lists the sets, with no value in them', async () => {
    const ended = await at(['env', key.id, '--list']);
    expect(ended.stdout).toMatch(/aws-env +AWS environment +AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY/);
    expect(ended.stdout).not.toContain('AKIA');
    expect(ended.inputs('scripts.text')).toEqual([]);
    expect((await at(['env', key.id, '--list', '--json'])).json()).toEqual({
      id: key.id,
      sets: [
        {
          ...{ set: 'aws-env', name: 'AWS environment', unconfirmed: false },
          variables: ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'],
        },
      ],
    });
  });

  it.each([
    [['--shell', 'tcsh'], 'bash, zsh, fish, cmd, powershell'],
    [['--scope', 'machine'], 'session, user'],
    [['--part', 'all'], 'set, check, undo'],
  ])('refuses %j', async (words, choices) => {
    const ended = await at(['env', key.id, ...words]);
    expect(ended).toMatchObject({ code: 2, stdout: '' });
    expect(ended.stderr).toContain(choices);
  });

  it('tells why a value cannot be written, and prints none of it', async () => {
    const params = { field: 'AWS_SECRET_ACCESS_KEY' };
    const refusing: Answers = {
      ...answers,
      'scripts.text': () => {
        throw new KeyturnError('value-unwritable', params);
      },
    };
    const ended = await run(['env', key.id, '--shell', 'cmd', ...WITH_PASSWORD], refusing);
    expect(ended).toMatchObject({ code: 1, stdout: '' });
    expect(ended.stderr).toContain('AWS_SECRET_ACCESS_KEY');
  });
});

describe('the shell that nobody named', () => {
  const comm = (name: string) => ({ '/proc/1/comm': { text: `${name}\n`, mode: 0 } });
  const guess = (options: FakeIoOptions, platform: NodeJS.Platform = 'linux') =>
    guessShell({ ...fakeIo(options).io, platform });

  it.each([
    ['the one that started this', { files: comm('fish'), env: { SHELL: '/bin/bash' } }, 'linux', 'fish'],
    ['a login shell', { files: comm('-zsh'), env: {} }, 'linux', 'zsh'],
    ['PowerShell on Linux', { files: comm('pwsh'), env: {} }, 'linux', 'powershell'],
    ['sh between it and this', { files: comm('sh'), env: { SHELL: '/usr/bin/fish' } }, 'linux', 'fish'],
    ['another program', { files: comm('code'), env: { SHELL: '/bin/zsh' } }, 'linux', 'zsh'],
    ['no /proc', { env: { SHELL: '/bin/zsh' } }, 'darwin', 'zsh'],
    ['nothing known on macOS', { env: {} }, 'darwin', 'zsh'],
    ['nothing known on Linux', { env: { SHELL: '/bin/tcsh' } }, 'linux', 'bash'],
    ['a command prompt', { env: { PROMPT: '$P$G' } }, 'win32', 'cmd'],
    ['PowerShell', { env: {} }, 'win32', 'powershell'],
    [
      'Git Bash',
      { env: { SHELL: 'C:\\Program Files\\Git\\usr\\bin\\bash.exe', PROMPT: '' } },
      'win32',
      'bash',
    ],
  ] as const)('%s', async (_, options, platform, expected) => {
    expect(await guess(options as FakeIoOptions, platform)).toBe(expected);
  });
});
