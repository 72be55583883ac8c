import { requireHoldable } from './limits.ts';
import type { ScriptAsked, ShellWriter } from './types.ts';

/** Outside of quotes, where fish knows escapes (fish-language, "Quotes" and "Escaping Characters"). */
function escaped(control: string): string {
  const code = control.codePointAt(0) ?? 0;
  return `\\u${code.toString(16).padStart(4, '0')}`;
}

/** A value as one word on one line: in single quotes a backslash and the quote itself are escaped, and nothing else is. */
export function quotedForFish(value: string): string {
  const quoted = `'${value.replaceAll(/[\\']/g, '\\$&')}'`;
  return quoted.replaceAll(/\p{Cc}+/gu, (controls) => `'${[...controls].map(escaped).join('')}'`);
}

// fish leaves lines that begin with a blank out of its history file (fish, "Searchable command history").
const lines = (all: readonly string[]): string => all.map((line) => ` ${line}\n`).join('');

const scopeOf = ({ scope }: ScriptAsked): 'g' | 'U' => (scope === 'session' ? 'g' : 'U');

/**
 * fish. For a user its universal variables, which it keeps in a file of its own and gives to each of its windows; a global
 * one of the same name stands before them until its window is closed.
 */
export const fish: ShellWriter = {
  ending: 'fish',
  set(variables, asked) {
    for (const variable of variables) requireHoldable(variable, 'posix');
    return lines(
      variables.map(({ name, value }) => `set -${scopeOf(asked)}x ${name} ${quotedForFish(value)}`),
    );
  },
  check: (names, asked) =>
    lines(
      names.map(
        (name) => `set -q${scopeOf(asked)} ${name}; and echo '${name} is set'; or echo '${name} is not set'`,
      ),
    ),
  undo: (names, asked) => lines([`set -e${scopeOf(asked)} ${names.join(' ')}`]),
  told: ({ scope }) =>
    scope === 'session'
      ? { file: null, restart: [], endsUp: ['memory', 'clipboard'] }
      : { file: null, restart: ['editors'], endsUp: ['universal-variables', 'memory', 'clipboard'] },
};
