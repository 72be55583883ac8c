import { hasControls, requireHoldable } from './limits.ts';
import type { ScriptAsked, ShellWriter, Variable } from './types.ts';

const octal = (byte: number): string => `\\${byte.toString(8).padStart(3, '0')}`;
const bytesInOctal = (text: string): string => [...Buffer.from(text)].map(octal).join('');

/**
 * A value as one word on one line. Single quotes say anything in every shell of the family, and keep `!` from the history.
 * A line break in them would be a line that is typed by itself, which the history keeps whatever it begins with, and a tab
 * would ask for completions; so such values are escaped, which bash and zsh understand and sh does not. The escapes are
 * octal, so that no sign is left that older versions took for the end or for the history.
 */
export function quotedForPosix(value: string): string {
  if (hasControls(value)) return `$'${value.replaceAll(/[\p{Cc}\\'!]/gu, bytesInOctal)}'`;
  return `'${value.replaceAll("'", "'\\''")}'`;
}

/** Behind each line in a file, so that taking them away takes no line of somebody else's. */
const MARK = '# keyturn';

/** A blank keeps a line out of the history of bash and zsh where they are set up for that. */
const lines = (all: readonly string[], blank: string): string =>
  all.map((line) => `${blank}${line}\n`).join('');

/**
 * `$'…'` instead of a pattern in quotes is needed nowhere: names have letters, digits and underscores alone. A profile may
 * hold any bytes: without `-a`, and in a language whose signs these are not, grep leaves such lines out, or all of them.
 */
function withoutLines(names: readonly string[], file: string): string {
  const patterns = names.map((name) => `-e '^export ${name}=.*${MARK}$'`).join(' ');
  const rest = `${file}.keyturn`;
  // Where the other file cannot be made, grep never runs and says 1, as if it had left nothing.
  const kept = `{ LC_ALL=C command grep -a -v ${patterns} ${file} >| ${rest}; [ $? -lt 2 ]; } && [ -f ${rest} ]`;
  // Into the file itself, which may be a link and keeps its mode; what a full disk cut is whole in the other one.
  const swap = `command cat ${rest} >| ${file} && command rm -f ${rest}`;
  return `if [ -f ${file} ]; then (umask 077; command rm -f ${rest} && ${kept} && ${swap}); fi`;
}

/** bash and zsh, which write variables alike and begin with different files. */
export function posixWriter(fileOn: (platform: ScriptAsked['platform']) => string): ShellWriter {
  const exported = ({ name, value }: Variable): string => `export ${name}=${quotedForPosix(value)}`;
  const blankOf = ({ scope }: ScriptAsked): string => (scope === 'session' ? ' ' : '');
  return {
    ending: 'sh',
    set(variables, asked) {
      for (const variable of variables) requireHoldable(variable, 'posix');
      const behind = asked.scope === 'user' ? ` ${MARK}` : '';
      return lines(
        variables.map((variable) => `${exported(variable)}${behind}`),
        blankOf(asked),
      );
    },
    check: (names) =>
      lines(
        names.map((name) => `[ -n "\${${name}+x}" ] && echo '${name} is set' || echo '${name} is not set'`),
        ' ',
      ),
    undo: (names, { scope, platform }) =>
      lines(
        [`unset ${names.join(' ')}`, ...(scope === 'user' ? [withoutLines(names, fileOn(platform))] : [])],
        ' ',
      ),
    told: ({ scope, platform }) =>
      scope === 'session'
        ? { file: null, restart: [], endsUp: ['memory', 'history', 'clipboard'] }
        : {
            file: fileOn(platform),
            restart: ['terminals', 'editors'],
            endsUp: ['profile-file', 'memory', 'clipboard'],
          },
  };
}
