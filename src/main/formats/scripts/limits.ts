import { KeyturnError } from '../../../shared/ipc/envelope.ts';
import type { Variable } from './types.ts';

/** The error for a variable whose value cannot be written. */
export const unwritable = ({ name }: Pick<Variable, 'name'>): KeyturnError =>
  new KeyturnError('value-unwritable', { field: name });

const NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;

/**
 * The longest entry of an environment, `NAME=value` with the NUL behind it, in bytes. Linux hands no longer one to a program
 * (execve(2), MAX_ARG_STRLEN), and then starts none at all; the others take longer ones.
 */
const LONGEST_ENTRY = 131_072;
/** The longest value that Windows holds, in UTF-16 units (learn.microsoft.com, SetEnvironmentVariable). */
const LONGEST_ON_WINDOWS = 32_766;

/**
 * Throws `value-unwritable` for what no environment holds: a NUL, half a pair of surrogates, or more than the system takes.
 * Throws a plain error for a name that is none, which no naming has.
 */
export function requireHoldable(variable: Variable, on: 'posix' | 'windows'): void {
  const { name, value } = variable;
  if (!NAME.test(name)) throw new Error('No name of a variable');
  const tooLong =
    on === 'windows'
      ? value.length > LONGEST_ON_WINDOWS
      : Buffer.byteLength(`${name}=${value}`) + 1 > LONGEST_ENTRY;
  if (tooLong || value.includes('\0') || !value.isWellFormed()) throw unwritable(variable);
}

/** Whether a text has signs that move a cursor, ring a bell or end a line. */
export const hasControls = (text: string): boolean => /\p{Cc}/u.test(text);
