import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ScriptAsked, shellWriter } from '../../../../../src/main/formats/scripts/index.ts';
import { hostileValues } from '../../../../support/scripts/values.ts';

let home: string;
beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'keyturn-scripts-'));
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

const SESSION: ScriptAsked = { scope: 'session', platform: 'linux', into: 'typed' };
const USER: ScriptAsked = { ...SESSION, scope: 'user' };
const NAMES = ['K_ID', 'K_SECRET'] as const;
const both = (value: string) => [
  { name: 'K_ID', value: 'AKIAEXAMPLE' },
  { name: 'K_SECRET', value },
];

const environment = () => ({
  ...{ PATH: process.env.PATH, HOME: home, XDG_CONFIG_HOME: join(home, 'config'), LANG: 'C.UTF-8' },
  ...{ LC_ALL: 'C.UTF-8', HISTFILE: join(home, 'history'), HISTCONTROL: 'ignorespace' },
});

/** What a shell prints for a script that it is given: as a file, since fish reads none from what Node takes for a pipe. */
const printed = (program: string, options: readonly string[], script: string): string => {
  const file = join(home, 'script');
  writeFileSync(file, script);
  return execFileSync(program, [...options, file], {
    env: environment(),
    stdio: ['ignore', 'pipe', 'pipe'],
  }).toString();
};

const readable = (value: string, shell: string): boolean => shell !== 'dash' || !/\p{Cc}/u.test(value);

describe.each([
  { shell: 'bash', writer: 'bash', options: ['--norc', '--noprofile'] },
  { shell: 'zsh', writer: 'zsh', options: ['-f'] },
  // What has no signs in it that move a cursor is plain sh.
  { shell: 'dash', writer: 'bash', options: [] },
  { shell: 'fish', writer: 'fish', options: ['--no-config'] },
] as const)('$shell', ({ shell, writer, options }) => {
  const { set, check, undo } = shellWriter(writer);

  it('hands programs what was written, byte for byte', () => {
    const values = hostileValues(120).filter((value) => readable(value, shell));
    const script = values.map((value) => `${set(both(value), SESSION)}printenv -0 K_SECRET\n`).join('');
    expect(printed(shell, options, script).split('\0').slice(0, -1)).toEqual(values);
  });

  it('tells what is set and nothing of the values, and takes it away', () => {
    const script = [
      ...[check(NAMES, SESSION), undo(NAMES, SESSION), set(both('shh'), SESSION), check(NAMES, SESSION)],
      ...[undo(NAMES, SESSION), check(NAMES, SESSION), 'env\n'],
    ].join('');
    const lines = printed(shell, options, script).split('\n');
    const told = lines.filter((line) => /^K_.* is /.test(line));
    const not = ['K_ID is not set', 'K_SECRET is not set'];
    expect(told).toEqual([...not, 'K_ID is set', 'K_SECRET is set', ...not]);
    expect(lines.filter((line) => /^K_\w+=/.test(line))).toEqual([]);
    expect(lines.join('\n')).not.toContain('shh');
  });
});

describe.each([
  { shell: 'bash', options: ['--norc', '--noprofile', '-i'], list: 'history\n' },
  { shell: 'zsh', options: ['-f', '-i'], list: 'fc -l 1\n' },
] as const)('$shell, where a person types', ({ shell, options, list }) => {
  it('takes `!` for a sign, and keeps no line that begins with a blank', () => {
    const values = hostileValues(40);
    const { set } = shellWriter(shell);
    const script = values.map((value) => `${set(both(value), SESSION)} printenv -0 K_SECRET\n`).join('');
    const setUp = shell === 'zsh' ? ' setopt hist_ignore_space bang_hist\n' : '';
    const { stdout } = spawnSync(shell, [...options], {
      input: `${setUp}true AKIASEEN\n${script}${list}exit\n`,
      env: environment(),
    });
    const parts = stdout.toString().split('\0');
    expect(parts.slice(0, -1)).toEqual(values);
    expect(parts.at(-1)).toContain('true AKIASEEN');
    expect(parts.at(-1)).not.toContain('K_SECRET');
  });
});

describe.each([
  { shell: 'bash', options: ['--norc', '--noprofile'], file: '.bashrc' },
  { shell: 'zsh', options: ['-f'], file: '.zshrc' },
] as const)('the profile of $shell', ({ shell, options, file }) => {
  it('has the variables for the user, and is as it was after they are taken away', () => {
    const { set, undo, told } = shellWriter(shell);
    expect(told(USER).file).toBe(`~/${file}`);
    const before = "alias ll='ls -l'\nexport K_ID=mine # not ours\nexport K_SECRET='a\nb'\n";
    const values = hostileValues(25);
    // Each in a home of its own, and all in one shell.
    const homes = values.map((value, index) => {
      const own = mkdtempSync(join(home, `${shell}-${index}-`));
      writeFileSync(join(own, 'dotfile'), `${before}${set(both(value), USER)}`);
      chmodSync(join(own, 'dotfile'), 0o640);
      symlinkSync('dotfile', join(own, file));
      return own;
    });
    const script = homes.map(
      (own) => `(HOME='${own}'\n. ~/${file}\nprintenv -0 K_SECRET\nprintenv -0 K_ID\n${undo(NAMES, USER)})\n`,
    );
    const seen = printed(shell, options, script.join('')).split('\0');
    expect(seen.filter((_, index) => index % 2 === 0).slice(0, -1)).toEqual(values);
    expect(new Set(seen.filter((_, index) => index % 2 === 1))).toEqual(new Set(['AKIAEXAMPLE']));
    for (const own of homes) {
      expect(readFileSync(join(own, file), 'utf8')).toBe(before);
      expect(lstatSync(join(own, file)).isSymbolicLink()).toBe(true);
      expect(statSync(join(own, file)).mode & 0o777).toBe(0o640);
      expect(readdirSync(own).sort()).toEqual([file, 'dotfile']);
    }
    // No file to take it from.
    expect(printed(shell, options, `${undo(NAMES, USER)}ls -A ~ | grep -c keyturn; echo end\n`)).toBe(
      '0\nend\n',
    );
  });

  it.each([
    ['a NUL', Buffer.from("alias a=b\n# \0\nalias c='d'\n")],
    ['GBK', Buffer.from([...Buffer.from('# '), 0xc3, 0xdc, 0xd4, 0xbf, ...Buffer.from('\nalias a=b\n')])],
    ['Latin-1', Buffer.from('# Schlüssel für Müller\nalias a=b\n', 'latin1')],
  ])('keeps %s in it', (_, before) => {
    const { set, undo } = shellWriter(shell);
    const own = mkdtempSync(join(home, `${shell}-`));
    writeFileSync(join(own, file), Buffer.concat([before, Buffer.from(set(both('shh'), USER)), before]));
    printed(shell, options, `HOME='${own}'\n${undo(NAMES, USER)}`);
    expect(readFileSync(join(own, file))).toEqual(Buffer.concat([before, before]));
    expect(readdirSync(own)).toEqual([file]);
  });

  it('stays as it was where no file can be made beside it', () => {
    const { set, undo } = shellWriter(shell);
    const own = mkdtempSync(join(home, `${shell}-`));
    const text = `alias a=b\n${set(both('shh'), USER)}`;
    writeFileSync(join(own, file), text);
    mkdirSync(join(own, `${file}.keyturn`, 'in the way'), { recursive: true });
    printed(shell, options, `HOME='${own}'\n${undo(NAMES, USER)}true\n`);
    expect(readFileSync(join(own, file), 'utf8')).toBe(text);
  });
});

describe('the universal variables of fish', () => {
  it('are there in the next window, and gone after they are taken away', () => {
    const { set, check, undo } = shellWriter('fish');
    const run = (script: string) => printed('fish', [], script);
    for (const value of hostileValues(8)) {
      run(set(both(value), USER));
      expect(run('printenv -0 K_SECRET\n').split('\0')).toEqual([value, '']);
    }
    expect(run(check(NAMES, USER))).toBe('K_ID is set\nK_SECRET is set\n');
    run(undo(NAMES, USER));
    expect(run(`${check(NAMES, USER)}env | grep K_\n true\n`)).toBe('K_ID is not set\nK_SECRET is not set\n');
  });
});
