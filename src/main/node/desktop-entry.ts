/**
 * Files by the Desktop Entry Specification 1.5 (https://specifications.freedesktop.org/desktop-entry-spec/), as far as an
 * autostart entry needs it.
 */

/** Our mark: an entry without it is somebody else's and left alone. */
const MARK = 'X-Keyturn-Autostart';

export interface AutostartEntry {
  readonly name: string;
  readonly comment: string;
  /** The program and its arguments; the first one holds no `=`. */
  readonly command: readonly [string, ...string[]];
}

/** Whether a command can be written at all: a line is a line, and a program's path must hold no `=`. */
export function canBeWritten(command: readonly [string, ...string[]]): boolean {
  const control = /\p{Cc}/u;
  return !command[0].includes('=') && command.every((part) => !control.test(part));
}

/** An argument of `Exec`: quoted, with the characters escaped that mean something within quotes, and no field codes. */
function quoted(argument: string): string {
  return `"${argument.replace(/["`$\\]/g, '\\$&').replaceAll('%', '%%')}"`;
}

/** The general escape of string values, which a reader undoes before it undoes the quoting. */
const escaped = (value: string): string => value.replaceAll('\\', '\\\\').replaceAll('\n', '\\n');

/** The text of the file. */
export function writeEntry({ name, comment, command }: AutostartEntry): string {
  return [
    '[Desktop Entry]',
    'Type=Application',
    'Version=1.5',
    `Name=${escaped(name)}`,
    `Comment=${escaped(comment)}`,
    `Exec=${escaped(command.map(quoted).join(' '))}`,
    'Terminal=false',
    'StartupNotify=false',
    'X-GNOME-Autostart-enabled=true',
    `${MARK}=1`,
    '',
  ].join('\n');
}

export interface FoundEntry {
  readonly ours: boolean;
  /** Not switched off by the desktop's own settings, which leave the file in place. */
  readonly enabled: boolean;
  /** The value as it stands in the file. */
  readonly exec: string;
}

/** What matters of an entry that is there; keys of other groups are not looked at. */
export function readEntry(text: string): FoundEntry {
  const group = text.split(/^\[Desktop Entry\]\s*$/m)[1]?.split(/^\[/m)[0] ?? '';
  const value = (key: string): string =>
    group
      .split(/\r?\n/)
      .map((line) => /^([A-Za-z0-9-]+)\s*=\s*(.*)$/.exec(line))
      .find((match) => match?.[1] === key)?.[2]
      ?.trim() ?? '';
  return {
    ours: value(MARK) === '1',
    enabled: value('Hidden') !== 'true' && value('X-GNOME-Autostart-enabled') !== 'false',
    exec: value('Exec'),
  };
}
