import { posix, win32 } from 'node:path';

/** Programs that run a file of somebody else's, by the name of theirs without version and ending. */
const INTERPRETERS: ReadonlySet<string> = new Set([
  ...['python', 'pypy', 'node', 'nodejs', 'bun', 'deno', 'ruby', 'perl', 'php', 'java', 'lua', 'Rscript'],
  ...['sh', 'bash', 'dash', 'ash', 'zsh', 'ksh', 'fish', 'busybox', 'pwsh', 'powershell'],
]);

const SHELLS: ReadonlySet<string> = new Set(['sh', 'bash', 'dash', 'ash', 'zsh', 'ksh', 'fish', 'busybox']);

/** Options after which comes a value of theirs, and no file to run. */
const WITH_VALUE: ReadonlySet<string> = new Set([
  ...['-r', '--require', '--import', '--loader', '--experimental-loader', '-C', '--conditions'],
  ...['-W', '-X', '-I', '-cp', '-classpath', '--class-path', '-o', '-O', '--env-file'],
]);

/** Options that say what to run themselves: text that is given with them, or a part by its name. */
const INLINE = /^(?:-[A-Za-z]*[cemp]|--eval|--print|-Command|-EncodedCommand|-jar)$/;

/** The name of a program without folder, version and ending: `python` of /usr/bin/python3.11. */
export function nameOf(program: string): string {
  const file = win32.basename(program);
  const bare = file.replace(/ \(deleted\)$/, '').replace(/\.exe$/i, '');
  return bare.replace(/[\d.]+$/, '') || bare;
}

/**
 * The file that an interpreter runs, by its own command line, absolute where the folder is known. Null for a program of its
 * own. Text that was given on the command line is named by its option alone (`-c`): it may be as confidential as it is long.
 */
export function scriptOf(program: string, words: readonly string[], folder: string | null): string | null {
  const name = nameOf(program);
  if (!INTERPRETERS.has(name)) return null;
  for (let at = 1; at < words.length; at += 1) {
    const word = words[at] ?? '';
    if (word === '--') return absolute(words[at + 1] ?? '', folder);
    if (word === '' || word === '-') continue;
    if (WITH_VALUE.has(word)) at += 1;
    else if (INLINE.test(word)) return inline(word, words[at + 1]);
    else if (!word.startsWith('-')) return absolute(word, folder);
  }
  return null;
}

/** Whether what is said of a script is but an option with text of its own. */
export const isInline = (script: string): boolean => INLINE.test(script);

/** A module or an archive has a name that says what runs; anything else is the text itself. */
const inline = (option: string, value: string | undefined): string =>
  (option === '-m' || option === '-jar') && value !== undefined ? `${option} ${value}` : option;

function absolute(file: string, folder: string | null): string | null {
  if (file === '') return null;
  if (posix.isAbsolute(file) || win32.isAbsolute(file) || folder === null) return file;
  return posix.resolve(folder, file);
}

/** A shell that only runs the one line that it was given, as tools start the commands of their files. */
export function isWrapper(program: string, words: readonly string[]): boolean {
  const name = nameOf(program);
  if (name === 'cmd') return words.slice(1).some((word) => /^\/(?:[ds]\/)*c/i.test(word));
  return SHELLS.has(name) && words.slice(1).some((word) => /^-[a-z]*c$/.test(word));
}
