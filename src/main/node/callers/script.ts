import { posix, win32 } from 'node:path';
import { type Grammar, grammarOf, OPAQUE, type WordKind } from './interpreters.ts';

/** What a program runs, by its own command line. */
export interface Runs {
  /**
   * The file that an interpreter runs, absolute where the folder is known. Null for a program of its own, and for an
   * interpreter that nothing was named to. What is no file is named by its option alone (`-c`): it may be as confidential as
   * it is long.
   */
  readonly script: string | null;
  /** It has a name by which it would be known again: no interpreter at all, or one with the absolute path of a file. */
  readonly named: boolean;
}

/** A shell at whose beginning stands the text that it runs. */
const SHELL_TEXT = '-c';

/**
 * The name of a program without folder, version and ending: `python` of /usr/bin/python3.11-dbg, in small letters. What
 * begins like an interpreter and goes on with a hyphen is taken for one: nothing is remembered for it too easily.
 */
export function nameOf(program: string): string {
  const bare = win32
    .basename(program)
    .replace(/ \(deleted\)$/, '')
    .replace(/\.exe$/i, '');
  const [, letters] = /^([a-z]+)(?=[-.\d]|$)/i.exec(bare) ?? [];
  return (letters ?? bare).toLowerCase();
}

/** What runs, with `folder` as the place where it does. */
export function runsOf(program: string, words: readonly string[], folder: string | null): Runs {
  const read = reader(program, words);
  if (read === null) return { script: null, named: true };
  const found = scan(read.grammar, read.words);
  if (found === null) return { script: null, named: false };
  if (found.kind === 'text') return { script: found.label, named: false };
  const script = absolute(found.file, folder);
  return { script, named: isAbsolute(script) && !PASSING.test(script) };
}

/** A shell that only runs the one line that it was given, as tools start the commands of their files. */
export function isWrapper(program: string, words: readonly string[]): boolean {
  if (nameOf(program) === 'cmd') {
    const first = words.findIndex((word, at) => at > 0 && !word.startsWith('/'));
    return words.slice(1, first < 0 ? undefined : first).some((word) => /^\/(?:[ds]\/)*c/i.test(word));
  }
  const read = reader(program, words);
  const found = read?.shell ? scan(read.grammar, read.words) : null;
  return found?.kind === 'text' && found.label === SHELL_TEXT;
}

/** Paths that are another file for each process: what a shell substitutes, what stands on an input. */
const PASSING = /^\/(?:dev|proc)\//;

const isAbsolute = (path: string): boolean => posix.isAbsolute(path) || win32.isAbsolute(path);

const absolute = (file: string, folder: string | null): string =>
  isAbsolute(file) || folder === null ? file : posix.resolve(folder, file);

/** How the program reads its words, and those after its name. Null for one that is no interpreter. */
function reader(program: string, words: readonly string[]) {
  const name = nameOf(program);
  const called = nameOf((words[0] ?? '').replace(/^-/, ''));
  // One file for many programs: which of them it is says the name that it was called by, or the first word.
  if (name === 'busybox' || name === 'toybox') {
    const at = called === name ? 1 : 0;
    const found = grammarOf(nameOf(words[at] ?? ''));
    return { grammar: found?.grammar ?? OPAQUE, shell: found?.shell ?? false, words: words.slice(at + 1) };
  }
  const found = grammarOf(name === 'bun' && called === 'bunx' ? called : name);
  return found === null ? null : { ...found, words: words.slice(1) };
}

type Found =
  | { readonly kind: 'file'; readonly file: string }
  | { readonly kind: 'text'; readonly label: string };

const textOf = (label: string): Found => ({ kind: 'text', label });

/** By its shape alone, so that no value goes with it. */
const shapeOf = (word: string): string =>
  /^(?:--?)?[A-Za-z][\w.-]{0,60}(?==|$)/.exec(word)?.[0] ?? word.slice(0, 2);

const fileOr = (word: string | undefined): Found | null => {
  if (word === undefined || word === '' || word === '-') return null;
  // Some take an address where a file may stand.
  const [scheme] = /^[a-z][a-z0-9+.-]+:/i.exec(word) ?? [];
  return scheme === undefined ? { kind: 'file', file: word } : textOf(scheme);
};

/** What the words name; null where they name nothing, as those of a shell that somebody sits at. */
function scan(grammar: Grammar, words: readonly string[]): Found | null {
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    const next = words[at + 1];
    const kind = kindOf(grammar, word);
    // A module has a name that says what runs, though not which of that name.
    if (kind === 'text') return textOf(word === '-m' && next !== undefined ? `-m ${next}` : shapeOf(word));
    if (kind === 'file') return fileOr(next);
    if (kind === 'value') at += word.includes('=') ? 0 : 1;
    if (kind !== null) continue;
    if (word === '--' || (word === '-' && grammar.apart)) return fileOr(next);
    if (word === '-') return null;
    if (/^-[^-]/.test(word) || (grammar.apart && /^\+[^+]/.test(word))) {
      const read = letters(grammar, word);
      if (typeof read !== 'number') return textOf(read.label);
      at += read;
      continue;
    }
    if (word.startsWith('-') || word === '') return textOf(shapeOf(word));
    const operand = grammar.operand?.(word) ?? 'file';
    if (operand === 'file') return fileOr(word);
    if (operand === 'part') return textOf(shapeOf(word));
    if (operand === 'text') return textOf('…');
  }
  return null;
}

function kindOf({ words = {}, prefixes = [], anyCase }: Grammar, word: string): WordKind | null {
  const known = anyCase ? word.toLowerCase() : word;
  const name = known.startsWith('--') ? (/^[^=]+/.exec(known)?.[0] ?? known) : known;
  if (Object.hasOwn(words, name)) return words[name] ?? null;
  return prefixes.some((prefix) => known.startsWith(prefix)) ? 'alone' : null;
}

/** How many of the next words belong to letters that stand together; the letter that makes what runs a text. */
function letters(grammar: Grammar, word: string): number | { readonly label: string } {
  const { alone = '', value = '', attached = '', text = '', apart } = grammar;
  let taken = 0;
  let unknown: string | null = null;
  let inline: string | null = null;
  for (let at = 1; at < word.length; at += 1) {
    const letter = word[at] ?? '';
    if (text.includes(letter)) {
      inline ??= letter;
      // Elsewhere the rest of the word is the text.
      if (!apart) break;
    } else if (value.includes(letter)) {
      taken += apart || at === word.length - 1 ? 1 : 0;
      if (!apart) break;
    } else if (attached.includes(letter)) break;
    else if (!alone.includes(letter)) {
      unknown ??= letter;
      break;
    }
  }
  if (unknown !== null) return { label: `-${unknown}` };
  return inline === null ? taken : { label: `-${inline}` };
}
