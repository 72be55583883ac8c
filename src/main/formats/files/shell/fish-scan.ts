import type { Assignment, Scan } from './assignment.ts';

/** `escaped`: as fish keeps universal variables. */
export type FishQuote = 'none' | 'single' | 'double' | 'escaped';

export interface FishAssignment extends Assignment {
  readonly quote: FishQuote;
  /** What goes when it is removed: the whole command, or its word of several. */
  readonly from: number;
  readonly to: number;
  /** The whole command, where it does nothing but assign so many names. */
  readonly whole: { readonly start: number; readonly end: number; readonly count: number } | null;
  /** The words of the command before the name: `set -gx`. Empty for `NAME=value program`. */
  readonly head: string;
  /** What stands between the name and the value. */
  readonly joint: string;
  /** Whether another command goes by how this one ends. */
  readonly bound: boolean;
}

interface FishWord {
  readonly start: number;
  readonly end: number;
  readonly value: string | null;
  readonly quote: FishQuote;
  readonly unclosed: boolean;
}

/**
 * Finds what `set` and `export` assign in a script of fish, and `NAME=value` before a program. A list of values is none
 * that a key could be. Source: fish-shell.com/docs, "The fish language" and "set". Never throws; linear.
 */
export function scanFish(
  text: string,
  onWord?: (word: FishWord, command: number) => void,
): Scan<FishAssignment> {
  const assignments: FishAssignment[] = [];
  let broken: number | null = null;
  let words: FishWord[] = [];
  let commands = 0;
  let bound = false;
  let target = false;
  let at = 0;
  const finish = (binds: boolean): void => {
    if (words.length > 0) {
      for (const word of words) onWord?.(word, commands);
      commands += 1;
      assignments.push(...assigned(text, words, bound || binds));
    }
    words = [];
    target = false;
    bound = binds;
  };
  while (at < text.length && broken === null) {
    const char = text[at] ?? '';
    if (char === ' ' || char === '\t' || char === '\r') at += 1;
    else if (char === '\\' && /^\r?\n/.test(text.slice(at + 1, at + 3))) at += text[at + 1] === '\r' ? 3 : 2;
    else if (char === '#') {
      const end = text.indexOf('\n', at);
      at = end === -1 ? text.length : end;
    } else if (/[\n;&|<>()]/.test(char)) {
      const two = text.slice(at, at + 2) === '&&' || text.slice(at, at + 2) === '||';
      // What is redirected, and where to, is no word of the command.
      if (char === '<' || char === '>') target = true;
      else finish(two || /[&|()]/.test(char));
      at += two ? 2 : 1;
    } else {
      const word = readFishWord(text, at);
      if (word.unclosed) broken = at;
      at = Math.max(word.end, at + 1);
      const raw = text.slice(word.start, Math.min(word.end, word.start + 10));
      if (target) {
        target = false;
        continue;
      }
      const leads = words.length === 0 && /^(?:and|or|not|begin|if|while|else|!|\{)$/.test(raw);
      if (leads) bound ||= /^(?:and|or|not|if|while|!)$/.test(raw);
      else words.push(word);
    }
  }
  finish(false);
  return { assignments, broken };
}

function assigned(text: string, words: readonly FishWord[], bound: boolean): readonly FishAssignment[] {
  const [first] = words;
  const last = words.at(-1);
  if (first === undefined || last === undefined) return [];
  const raw = ({ start, end }: FishWord) => text.slice(start, end);
  const all = { start: first.start, end: last.end };
  if (raw(first) === 'set') {
    const rest = words.slice(1);
    const options = rest.findIndex((word) => !raw(word).startsWith('-'));
    const name = rest[options];
    const value = rest[options + 1];
    if (name === undefined || value === undefined || !/^[A-Za-z_]\w*$/.test(raw(name))) return [];
    // `-e` erases, `-q` asks, `-a` and `-p` add to a list.
    const flags = rest.slice(0, options).map(raw);
    if (flags.some((flag) => /^-\w*[eqnapS]|^--(?:erase|query|names|append|prepend|show)/.test(flag)))
      return [];
    const single = rest.length === options + 2;
    return [
      {
        ...{ from: all.start, to: all.end, whole: { ...all, count: 1 }, bound },
        ...{ name: raw(name), value: single ? value.value : null, quote: value.quote },
        ...{ start: value.start, end: value.end, head: text.slice(first.start, name.start), joint: ' ' },
      },
    ];
  }
  const exports = raw(first) === 'export';
  const isName = (word: FishWord) => /^[A-Za-z_]\w*=/.test(raw(word).slice(0, 130));
  const rest = exports || raw(first) === 'env' ? words.slice(1) : words;
  const program = rest.findIndex((word) => !isName(word));
  // By itself `A=1` is no command of fish.
  if (!exports && program === -1 && rest === words) return [];
  const named = program === -1 ? rest : rest.slice(0, program);
  const whole = exports && program === -1 ? { ...all, count: named.length } : null;
  return named.map((word) => {
    const [name = ''] = /^\w+/.exec(raw(word).slice(0, 130)) ?? [];
    const { start, end, value, quote } = readFishWord(text, word.start + name.length + 1);
    const head = whole?.count === 1 ? text.slice(all.start, word.start) : '';
    return {
      ...{ name, value, quote, start, end, from: word.start, to: word.end, whole, bound, head },
      joint: '=',
    };
  });
}

const PLAIN = /[A-Za-z0-9_./+@%,:=!-]+/y;

/** One word of fish. Quotes know `\\` and their own sign as escapes, double quotes `\$` and a line end too. */
export function readFishWord(text: string, start: number): FishWord {
  const pieces: string[] = [];
  let quote: FishQuote = 'none';
  let made = false;
  let at = start;
  while (at < text.length) {
    PLAIN.lastIndex = at;
    if (PLAIN.test(text)) {
      pieces.push(text.slice(at, PLAIN.lastIndex));
      at = PLAIN.lastIndex;
      continue;
    }
    const char = text[at] ?? '';
    if (/[ \t\r\n;&|<>)]/.test(char)) break;
    if (char === "'" || char === '"') {
      if (quote === 'none') quote = char === "'" ? 'single' : 'double';
      const part = readQuoted(text, at);
      if (part.end === -1) return { start, end: text.length, value: null, quote, unclosed: true };
      made ||= part.value === null;
      pieces.push(part.value ?? '');
      at = part.end;
    } else if (char === '\\') {
      const next = text[at + 1] ?? '';
      if (/[A-Za-z0-9]/.test(next) || next === '') made = true;
      else if (next !== '\n') pieces.push(next);
      at += 2;
    } else if (char === '(') {
      const end = skipSubstitution(text, at);
      if (end === -1) return { start, end: text.length, value: null, quote, unclosed: true };
      made = true;
      at = end;
    } else {
      if (/[$*?{}~[\]]/.test(char) && (char !== '~' || at === start)) made = true;
      pieces.push(char);
      at += 1;
    }
  }
  return { start, end: at, value: made ? null : pieces.join(''), quote, unclosed: false };
}

function readQuoted(text: string, from: number): { readonly end: number; readonly value: string | null } {
  const quote = text[from] ?? '';
  const pieces: string[] = [];
  let made = false;
  let at = from + 1;
  while (at < text.length) {
    const char = text[at] ?? '';
    if (char === quote) return { end: at + 1, value: made ? null : pieces.join('') };
    if (char === '\\') {
      const next = text[at + 1] ?? '';
      const escapes = next === quote || next === '\\' || (quote === '"' && next === '$');
      if (escapes) pieces.push(next);
      else if (!(quote === '"' && next === '\n')) pieces.push(char + next);
      at += 2;
    } else if (quote === '"' && char === '$' && text[at + 1] === '(') {
      const end = skipSubstitution(text, at + 1);
      if (end === -1) return { end: -1, value: null };
      made = true;
      at = end;
    } else {
      if (quote === '"' && char === '$') made = true;
      pieces.push(char);
      at += 1;
    }
  }
  return { end: -1, value: null };
}

/** Behind the bracket that closes the one at a position; -1 where none does. Quotes in it hide brackets. */
function skipSubstitution(text: string, from: number): number {
  let open = 0;
  let quote = '';
  for (let at = from; at < text.length; at += 1) {
    const char = text[at] ?? '';
    if (char === '\\') at += 1;
    else if (quote !== '') quote = char === quote ? '' : quote;
    else if (char === "'" || char === '"') quote = char;
    else if (char === '(') open += 1;
    else if (char === ')') {
      open -= 1;
      if (open === 0) return at + 1;
    }
  }
  return -1;
}
