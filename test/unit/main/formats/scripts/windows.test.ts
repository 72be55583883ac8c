import { describe, expect, it } from 'vitest';
import { type ScriptAsked, shellWriter } from '../../../../../src/main/formats/scripts/index.ts';
import { KeyturnError } from '../../../../../src/shared/ipc/envelope.ts';
import { readCmd } from '../../../../support/scripts/cmd-reader.ts';
import { readPowerShell } from '../../../../support/scripts/powershell-reader.ts';
import { hostileValues } from '../../../../support/scripts/values.ts';

const cmd = shellWriter('cmd');
const powershell = shellWriter('powershell');
const asked = (changes: Partial<ScriptAsked> = {}): ScriptAsked => ({
  ...{ scope: 'session', platform: 'win32', into: 'typed' },
  ...changes,
});
const one = (value: string) => [{ name: 'K_SECRET', value }];

/** What was written; null where it cannot be. */
function written(make: () => string): string | null {
  try {
    return make();
  } catch (error) {
    expect(error).toMatchObject({ code: 'value-unwritable', params: { field: 'K_SECRET' } });
    expect(error).toBeInstanceOf(KeyturnError);
    return null;
  }
}

/** Keys as clouds give them out. */
const KEYS = ['wJalrXUtnFEMI/K7MDENG+bPxRfiCYKEYTURNtest0=', 'AKIAIOSFODNN7EXAMPLE', 'a.b_c~d-E8Q~x'];

describe('the command prompt', () => {
  it.each(['typed', 'file'] as const)('has what was written, where it can be: %s', (into) => {
    const held = hostileValues(600).filter((value) => {
      const text = written(() => cmd.set(one(value), asked({ into })));
      if (text === null) return false;
      expect(readCmd(text, into).session).toEqual({ K_SECRET: value });
      return true;
    });
    expect(held.length).toBeGreaterThan(20);
    for (const key of KEYS) expect(written(() => cmd.set(one(key), asked({ into })))).not.toBeNull();
  });

  it('holds a key file of Google, quotes and all', () => {
    const json = JSON.stringify({
      type: 'service_account',
      key: '-----BEGIN\nMII&=\n',
      at: 'https://a?b&c|d',
    });
    for (const into of ['typed', 'file'] as const) {
      expect(readCmd(cmd.set(one(json), asked({ into })), into).session).toEqual({ K_SECRET: json });
    }
  });

  it.each(['typed', 'file'] as const)('keeps what setx can for the user: %s', (into) => {
    for (const value of hostileValues(600)) {
      const text = written(() => cmd.set(one(value), asked({ into, scope: 'user' })));
      if (text !== null) expect(readCmd(text, into).registry).toEqual({ K_SECRET: value });
    }
    for (const key of KEYS) {
      const text = written(() => cmd.set(one(key), asked({ into, scope: 'user' })));
      expect(text).toBe(`${into === 'file' ? '@' : ''}setx K_SECRET "${key}"\r\n`);
    }
    const longest = 'x'.repeat(1024);
    expect(written(() => cmd.set(one(longest), asked({ into, scope: 'user' })))).not.toBeNull();
  });

  it.each([
    ['a line break', 'a\nb', 'session'],
    ['a carriage return', 'a\rb', 'session'],
    ['a tab', 'a\tb', 'session'],
    ['a NUL', 'a\0b', 'session'],
    ['half a sign', 'a\ud83d', 'session'],
    ['names between percent signs', 'a%PATH%b', 'session'],
    ['a line that is too long', 'x'.repeat(8200), 'session'],
    ['a quote for setx', 'a"b', 'user'],
    ['what setx cuts', 'x'.repeat(1025), 'user'],
    ['an option of setx', '/m', 'user'],
    ['a backslash before the last quote', 'a\\', 'user'],
  ] as const)('refuses %s', (_, value, scope) => {
    expect(written(() => cmd.set(one(value), asked({ scope })))).toBeNull();
  });

  it('refuses in a file what would be read in another code page', () => {
    expect(written(() => cmd.set(one('密钥'), asked({ into: 'file' })))).toBeNull();
    expect(written(() => cmd.set(one('密钥'), asked()))).not.toBeNull();
  });

  it('shows what one of the two can hold', () => {
    const shown = asked({ into: 'shown' });
    expect(written(() => cmd.set(one('密钥'), shown))).not.toBeNull();
    expect(written(() => cmd.set(one('%a%'), shown))).not.toBeNull();
    for (const value of ['%密%', 'a\nb']) expect(written(() => cmd.set(one(value), shown))).toBeNull();
  });

  it('shows no value and no command of a file, and takes variables out of the registry', () => {
    expect(cmd.set(one('shh'), asked({ into: 'file' }))).toBe('@set "K_SECRET=shh"\r\n');
    for (const scope of ['session', 'user'] as const) {
      expect(cmd.check(['K_SECRET'], asked({ scope }))).toContain('(echo K_SECRET is set)');
      expect(cmd.check(['K_SECRET'], asked({ scope }))).not.toMatch(/%|echo %/);
    }
    expect(cmd.check(['K'], asked({ scope: 'user' }))).toContain(
      'reg query HKCU\\Environment /v K >nul 2>nul',
    );
    expect(readCmd(cmd.undo(['K'], asked()), 'typed').session).toEqual({ K: '' });
    expect(cmd.undo(['K'], asked({ scope: 'user' }))).toContain('reg delete HKCU\\Environment /v K /f');
  });
});

describe('PowerShell', () => {
  it.each([
    { scope: 'session', platform: 'win32', where: 'session' },
    { scope: 'user', platform: 'win32', where: 'user' },
    { scope: 'user', platform: 'linux', where: 'session' },
  ] as const)('has what was written: $scope on $platform', ({ scope, platform, where }) => {
    for (const value of [...hostileValues(600), ...KEYS]) {
      const text = powershell.set(one(value), asked({ scope, platform }));
      // Whatever code page it is read in.
      expect(text).toMatch(/^[\r\n -~]*$/);
      expect(readPowerShell(text)[where]).toEqual({ K_SECRET: value });
    }
  });

  it.each(['a\0b', 'a\ud83d', 'x'.repeat(32_767)])('refuses what Windows cannot hold', (value) => {
    expect(written(() => powershell.set(one(value), asked()))).toBeNull();
  });

  it('shows no value, and takes variables away where it put them', () => {
    const user = asked({ scope: 'user' });
    expect(powershell.check(['K'], asked())).toBe(
      "if (Test-Path Env:K) { 'K is set' } else { 'K is not set' }\n",
    );
    expect(powershell.check(['K'], user)).toMatch(
      /^if \(\[Environment\]::GetEnvironmentVariable\('K', 'User'\)\) \{ 'K is set'/,
    );
    expect(powershell.undo(['K'], user)).toContain("SetEnvironmentVariable('K', $null, 'User')");
    const profile = powershell.undo(['K', 'L'], asked({ scope: 'user', platform: 'darwin' }));
    const [, pattern = ''] = /-notmatch '(.*?)'/.exec(profile) ?? [];
    const lines = powershell.set([{ name: 'K', value: "a'b" }], asked({ scope: 'user', platform: 'darwin' }));
    expect(lines.trim()).toMatch(new RegExp(pattern));
    expect('$env:K = "mine"').not.toMatch(new RegExp(pattern));
    // Neither makes a profile nor empties one that it could not read.
    expect(profile).toMatch(
      /^if \(Test-Path (\S+)\) \{ \$kept = @\(Get-Content \1 -ErrorAction Stop \|.*; Set-Content \1 \$kept \}$/m,
    );
  });
});

describe('what people are told', () => {
  it.each([
    ['bash', 'linux', 'user', '~/.bashrc', 'profile-file'],
    ['bash', 'darwin', 'user', '~/.bash_profile', 'profile-file'],
    ['zsh', 'darwin', 'user', '~/.zshrc', 'profile-file'],
    ['fish', 'linux', 'user', null, 'universal-variables'],
    ['cmd', 'win32', 'user', null, 'registry'],
    ['powershell', 'win32', 'user', null, 'registry'],
    ['powershell', 'linux', 'user', '~/.config/powershell/profile.ps1', 'profile-file'],
    ['zsh', 'linux', 'session', null, 'history'],
    ['powershell', 'win32', 'session', null, 'history'],
    ['cmd', 'win32', 'user', null, 'history'],
    ['cmd', 'win32', 'user', null, 'command-line'],
    ['fish', 'linux', 'session', null, 'memory'],
    ['cmd', 'win32', 'session', null, 'memory'],
  ] as const)('%s on %s for the %s', (shell, platform, scope, file, where) => {
    const told = shellWriter(shell).told(asked({ platform, scope }));
    expect(told.file).toBe(file);
    expect(told.endsUp).toContain(where);
    expect(told.endsUp).toContain('clipboard');
    expect(told.restart.length > 0).toBe(scope === 'user');
  });
});
