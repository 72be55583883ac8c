import { requireHoldable } from './limits.ts';
import type { ScriptAsked, ShellWriter } from './types.ts';

/**
 * A value on one line of ASCII: single quotes say anything but themselves, which are doubled; each other sign is told by
 * its number, since Windows PowerShell reads a file without a mark in the code page of the system, and takes curly quotes
 * for straight ones (learn.microsoft.com, about_Quoting_Rules; not run here, hence unconfirmed).
 */
export function quotedForPowerShell(value: string): string {
  const parts = value.split(/([^ -~]+)/).filter((part) => part !== '');
  const said = parts.map((part) =>
    /^[ -~]/.test(part)
      ? `'${part.replaceAll("'", "''")}'`
      : part
          .split('')
          .map((unit) => `[char]0x${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
          .join(' + '),
  );
  // A text has to come first: a sign and a number added to it would be a number.
  if (/^[^ -~]/.test(value)) said.unshift("''");
  return said.length === 1 ? (said[0] ?? "''") : `(${said.join(' + ')})`;
}

/** For all programs of PowerShell of one person (learn.microsoft.com, about_Profiles). */
const PROFILE = '~/.config/powershell/profile.ps1';
const MARK = '# keyturn';

/** Where .NET keeps variables of a user: on Windows alone (learn.microsoft.com, Environment.SetEnvironmentVariable). */
const inRegistry = ({ scope, platform }: ScriptAsked): boolean => scope === 'user' && platform === 'win32';
const inProfile = ({ scope, platform }: ScriptAsked): boolean => scope === 'user' && platform !== 'win32';

/** A profile that is not there is not made, and one that cannot be read stops the line before it is written. */
function withoutLines(names: readonly string[]): string {
  const pattern = `^\\$env:(${names.join('|')}) = .*${MARK}$`;
  const kept = `@(Get-Content ${PROFILE} -ErrorAction Stop | Where-Object { $_ -notmatch '${pattern}' })`;
  return `if (Test-Path ${PROFILE}) { $kept = ${kept}; Set-Content ${PROFILE} $kept }`;
}

/** PowerShell 5.1 and 7. */
export const powershell: ShellWriter = {
  ending: 'ps1',
  set(variables, asked) {
    const end = asked.platform === 'win32' ? '\r\n' : '\n';
    return variables
      .map((variable) => {
        requireHoldable(variable, asked.platform === 'win32' ? 'windows' : 'posix');
        const { name, value } = variable;
        const said = quotedForPowerShell(value);
        if (inRegistry(asked))
          return `[Environment]::SetEnvironmentVariable('${name}', ${said}, 'User')${end}`;
        return `$env:${name} = ${said}${inProfile(asked) ? ` ${MARK}` : ''}${end}`;
      })
      .join('');
  },
  check: (names, asked) =>
    names
      .map((name) => {
        const test = inRegistry(asked)
          ? `[Environment]::GetEnvironmentVariable('${name}', 'User')`
          : `Test-Path Env:${name}`;
        return `if (${test}) { '${name} is set' } else { '${name} is not set' }\n`;
      })
      .join(''),
  undo: (names, asked) =>
    [
      ...names.map((name) => `Remove-Item Env:${name} -ErrorAction SilentlyContinue`),
      ...(inRegistry(asked)
        ? names.map((name) => `[Environment]::SetEnvironmentVariable('${name}', $null, 'User')`)
        : []),
      ...(inProfile(asked) ? [withoutLines(names)] : []),
    ]
      .map((line) => `${line}\n`)
      .join(''),
  told(asked) {
    // PSReadLine keeps lines whatever they begin with.
    if (asked.scope === 'session') {
      return { file: null, restart: [], endsUp: ['memory', 'history', 'clipboard'] };
    }
    return inProfile(asked)
      ? { file: PROFILE, restart: ['terminals'], endsUp: ['profile-file', 'memory', 'clipboard'] }
      : {
          file: null,
          restart: ['terminals', 'editors', 'desktop-programs', 'services'],
          endsUp: ['registry', 'history', 'memory', 'clipboard'],
        };
  },
};
