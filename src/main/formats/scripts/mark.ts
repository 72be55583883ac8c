import type { ScriptAsked, ShellWriter } from './types.ts';

const WORDS = 'Written by Keyturn';

/** The first line of a file of such lines, by which it is known again. */
export const markOf = ({ ending }: ShellWriter, platform: ScriptAsked['platform']): string =>
  `${ending === 'cmd' ? '@rem' : '#'} ${WORDS}${platform === 'win32' ? '\r\n' : '\n'}`;

/** Whether a file can go: it is empty, or one of ours, for whichever shell. */
export const isReplaceable = (text: string): boolean =>
  text === '' || new RegExp(`^(#|@rem) ${WORDS}\\r?\\n`).test(text);
