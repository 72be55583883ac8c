/** What stands for itself outside quotes, on every platform. */
const PLAIN = /^[A-Za-z0-9_@%+=:,./-]+$/;
const ON_WINDOWS = /^(?:[A-Za-z]:[\\/]|\\\\)/;

/**
 * A program and its arguments as one line, for Alibaba Cloud's CLI and SDKs, which take it apart without a shell:
 * config/command_split.go of aliyun/aliyun-cli and its twin in @alicloud/credentials. Single quotes hold everything but
 * themselves. Null where an argument cannot be said. Readers before command_split.go split at blanks alone, so quotes are
 * there only where there is no other way.
 */
export function commandLine(command: readonly string[]): string | null {
  const [program] = command;
  if (program === undefined || program === '') return null;
  const onWindows = ON_WINDOWS.test(program);
  const quoted = command.map((argument) => quotedFor(onWindows, argument));
  return quoted.includes(null) ? null : quoted.join(' ');
}

function quotedFor(onWindows: boolean, argument: string): string | null {
  // A line end is a continuation for some of the readers, and nothing has a NUL.
  if (/[\0\r\n]/.test(argument)) return null;
  if (PLAIN.test(argument)) return argument;
  if (!argument.includes("'")) return onWindows && isWindowsPlain(argument) ? argument : `'${argument}'`;
  if (!onWindows) return `'${argument.replaceAll("'", "'\\''")}'`;
  // Within double quotes on Windows, a backslash before the closing one would take it along.
  return /\\("|$)/.test(argument) ? null : `"${argument.replaceAll('"', '\\"')}"`;
}

/** A backslash is a part of a path there, and needs no quotes. */
function isWindowsPlain(argument: string): boolean {
  return PLAIN.test(argument.replaceAll('\\', '/'));
}
