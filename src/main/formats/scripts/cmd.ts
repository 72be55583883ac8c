import { hasControls, requireHoldable, unwritable } from './limits.ts';
import type { ScriptAsked, ShellWriter, Variable } from './types.ts';

const END = '\r\n';
const lines = (all: readonly string[]): string => all.map((line) => `${line}${END}`).join('');

/** cmd takes no longer line (learn.microsoft.com, "Command prompt (Cmd.exe) command-line string limitation"). */
const LONGEST_LINE = 8191;
/** setx cuts what is longer, and says nothing worse than a warning (learn.microsoft.com, "setx"). */
const LONGEST_SETX = 1024;

/**
 * In a file each percent sign is doubled. At a prompt there is no way to say two of them for certain: what stands between is
 * the name of a variable. A tab would ask a prompt for completions, and what is not ASCII is read from a file in whatever
 * code page the window happens to have.
 */
function requireSayable(variable: Variable, { into }: ScriptAsked): void {
  const { value } = variable;
  requireHoldable(variable, 'windows');
  const percents = value.split('%').length - 1;
  const lostIn = { file: /[^ -~]/.test(value), typed: percents > 1 };
  const isLost = into === 'shown' ? lostIn.file && lostIn.typed : lostIn[into];
  if (hasControls(value) || isLost) throw unwritable(variable);
}

const percentsFor = ({ into }: ScriptAsked, text: string): string =>
  into === 'file' ? text.replaceAll('%', '%%') : text;

/**
 * `set` cuts its argument at the last quote where it begins with one, which protects blanks at the end. Between quotes cmd
 * takes all signs as they are; a value with quotes is escaped sign by sign, the outer quotes with it, so that none is left
 * that turns quoting on or off (learn.microsoft.com, "set" and "cmd"; neither was run here, hence unconfirmed).
 */
function setLine({ name, value }: Variable): string {
  const assignment = `"${name}=${value}"`;
  return `set ${value.includes('"') ? assignment.replaceAll(/[&|<>()^"]/g, '^$&') : assignment}`;
}

/**
 * A program takes a backslash before a quote for an escape, setx takes a word with a slash or a dash for an option even in
 * quotes, and what it stores with percent signs Windows fills in at each logon.
 */
function setxLine(variable: Variable): string {
  const { name, value } = variable;
  const isTaken = /["]|^[/-]|\\$|%.*%/s.test(value) || value.length > LONGEST_SETX;
  if (isTaken) throw unwritable(variable);
  return `setx ${name} "${value}"`;
}

const isSet = (name: string): string => `(echo ${name} is set) else (echo ${name} is not set)`;

/** The command prompt of Windows. */
export const cmd: ShellWriter = {
  ending: 'cmd',
  set: (variables, asked) =>
    lines(
      variables.map((variable) => {
        requireSayable(variable, asked);
        const line = asked.scope === 'session' ? setLine(variable) : setxLine(variable);
        const written = percentsFor(asked, line);
        if (written.length > LONGEST_LINE) throw unwritable(variable);
        return `${asked.into === 'file' ? '@' : ''}${written}`;
      }),
    ),
  check: (names, { scope }) =>
    lines(
      names.map((name) =>
        scope === 'session'
          ? `if defined ${name} ${isSet(name)}`
          : `reg query HKCU\\Environment /v ${name} >nul 2>nul && (echo ${name} is set) || (echo ${name} is not set)`,
      ),
    ),
  // setx can set an empty value alone; the registry takes one away.
  undo: (names, { scope }) =>
    lines(
      names.flatMap((name) => [
        `set "${name}="`,
        ...(scope === 'user' ? [`reg delete HKCU\\Environment /v ${name} /f >nul 2>nul`] : []),
      ]),
    ),
  told: ({ scope }) =>
    scope === 'session'
      ? { file: null, restart: [], endsUp: ['memory', 'clipboard'] }
      : {
          file: null,
          restart: ['terminals', 'editors', 'desktop-programs', 'services'],
          // setx is a program: what it is given is among its arguments.
          endsUp: ['registry', 'command-line', 'history', 'memory', 'clipboard'],
        },
};
