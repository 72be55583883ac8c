import { unwritable } from '../refusals.ts';

const FIELD = 'credential_process';

/**
 * A command as one line that every reader of AWS's files takes alike: botocore splits it by shlex, or by the rules of the
 * Windows C runtime; the JavaScript, Go and Java SDKs hand it to `sh` or `cmd.exe`. Which of both is told by the path of the
 * program. Throws `value-unwritable` for what they would not all take for the same.
 */
export function quotedCommand(command: readonly string[]): string {
  const windows = /^(?:[A-Za-z]:[\\/]|\\\\)/.test(command[0] ?? '');
  return command.map((word) => (windows ? forWindows(word) : forPosix(word))).join(' ');
}

function forPosix(word: string): string {
  if (/^[\w@%+=:,./-]+$/.test(word)) return word;
  if (/[\p{Cc}\p{Surrogate}]/u.test(word)) throw unwritable(FIELD);
  // Within double quotes `sh` looks for these, and shlex does not; within single quotes both look for nothing.
  if (!/["$`\\!]/.test(word)) return `"${word}"`;
  return `'${word.replaceAll("'", `'"'"'`)}'`;
}

function forWindows(word: string): string {
  // `cmd.exe` puts a variable's value between two percent signs even within quotes, and cannot be told not to.
  if (/["%\p{Cc}\p{Surrogate}]/u.test(word)) throw unwritable(FIELD);
  if (/^[\w@+:,./\\-]+$/.test(word)) return word;
  // Backslashes before a quote count as half as many.
  return `"${word.replace(/\\+$/, '$&$&')}"`;
}
