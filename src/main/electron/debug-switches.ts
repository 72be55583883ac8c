/**
 * Switches of Node and Chromium that open a process to a debugger, run a program or an extension of somebody else's in
 * its place, or write its keys down. Prefixes: `inspect` is `--inspect-brk=…` too.
 * https://www.electronjs.org/docs/latest/api/command-line-switches
 */
const REFUSED = [
  'inspect',
  'debug',
  'remote-debugging-',
  'remote-allow-origins',
  'js-flags',
  'load-extension',
  'disable-extensions-except',
  'renderer-cmd-prefix',
  'utility-cmd-prefix',
  'gpu-launcher',
  'disable-web-security',
  'ignore-certificate-errors',
  'log-net-log',
  'net-log-',
  'ssl-key-log-file',
  'auto-open-devtools-for-tabs',
];

/** The switches of a command line that an installed app refuses, without their values. */
export function refusedSwitches(argv: readonly string[], platform: NodeJS.Platform): readonly string[] {
  const windows = platform === 'win32';
  // Chromium reads `/inspect` and `--INSPECT` as `--inspect` on Windows alone.
  const start = new RegExp(`^${windows ? '(--?|/)' : '--?'}(${REFUSED.join('|')})`, windows ? 'i' : '');
  return argv.filter((argument) => start.test(argument)).map((argument) => argument.split('=')[0] ?? '');
}
