/** How a word of a POSIX shell is quoted, by the first quote in it. */
export type ShQuote = 'none' | 'single' | 'double' | 'ansi';

/** A word as it is written, and what it says. */
export interface ShWord {
  readonly end: number;
  /** Null where the shell makes a part of it when it runs. */
  readonly value: string | null;
  readonly quote: ShQuote;
  /** A quote or an expansion in it has no end: the rest of the text was taken for it. */
  readonly unclosed: boolean;
}

const NAME_START = /[A-Za-z0-9_{(@*#?$!-]/;
const ENDS = /[ \t\n;&|()<>]|\r(?=\n)/y;
/** What means nothing wherever it stands in a word. */
const PLAIN = /[A-Za-z0-9_./+@%,-]+/y;

/**
 * Reads the word that starts at a position, as POSIX shells, bash and zsh do outside of arithmetic (POSIX.1-2024, "Shell
 * Command Language", 2.2 and 2.3; Bash manual, "ANSI-C Quoting"). Linear in the length of the word.
 */
export function readShWord(text: string, from: number): ShWord {
  const pieces: string[] = [];
  let quote: ShQuote = 'none';
  let made = false;
  let at = from;
  const quoted = (kind: ShQuote): void => {
    if (quote === 'none') quote = kind;
  };
  const done = (end: number, unclosed: boolean): ShWord => ({
    ...{ end, quote, unclosed },
    value: made || unclosed ? null : pieces.join(''),
  });
  while (at < text.length) {
    PLAIN.lastIndex = at;
    if (PLAIN.test(text)) {
      pieces.push(text.slice(at, PLAIN.lastIndex));
      at = PLAIN.lastIndex;
      continue;
    }
    const char = text[at] ?? '';
    const next = text[at + 1] ?? '';
    ENDS.lastIndex = at;
    if (ENDS.test(text)) break;
    if (char === '\\') {
      const length = continuationAt(text, at);
      if (length === 0) pieces.push(next);
      at += length === 0 ? 2 : length;
    } else if (char === "'") {
      const end = text.indexOf("'", at + 1);
      if (end === -1) return done(text.length, true);
      quoted('single');
      pieces.push(text.slice(at + 1, end));
      at = end + 1;
    } else if (char === '"' || (char === '$' && next === '"')) {
      const part = readDouble(text, at + (char === '$' ? 2 : 1));
      if (part.end === -1) return done(text.length, true);
      quoted('double');
      if (part.value === null || char === '$') made = true;
      else pieces.push(part.value);
      at = part.end;
    } else if (char === '$' && next === "'") {
      const part = readAnsi(text, at + 2);
      if (part.end === -1) return done(text.length, true);
      quoted('ansi');
      if (part.value === null) made = true;
      else pieces.push(part.value);
      at = part.end;
    } else if (char === '`' || (char === '$' && NAME_START.test(next))) {
      made = true;
      at = skipExpansion(text, at, false);
      if (at === -1) return done(text.length, true);
    } else {
      const before = at === from ? ':' : (text[at - 1] ?? '');
      if (char === '~' && before === ':') made = true;
      // zsh puts a program's path for `=program`.
      if (char === '=' && before === ':' && /[A-Za-z]/.test(next)) made = true;
      pieces.push(char);
      at += 1;
    }
  }
  return done(at, false);
}

/** How long a backslash with a line end is there, which joins two lines; 0 where none is. */
export function continuationAt(text: string, at: number): number {
  if (text[at] !== '\\') return 0;
  if (text[at + 1] === '\n') return 2;
  return text.startsWith('\r\n', at + 1) ? 3 : 0;
}

interface Part {
  /** Behind the closing quote; -1 where there is none. */
  readonly end: number;
  readonly value: string | null;
}

function readDouble(text: string, from: number): Part {
  const pieces: string[] = [];
  let made = false;
  let at = from;
  while (at < text.length) {
    const char = text[at] ?? '';
    const next = text[at + 1] ?? '';
    if (char === '"') return { end: at + 1, value: made ? null : pieces.join('') };
    if (char === '\\') {
      const length = continuationAt(text, at);
      if (length === 0) pieces.push(/[$`"\\]/.test(next) ? next : char + next);
      at += length === 0 ? 2 : length;
    } else if (char === '`' || (char === '$' && NAME_START.test(next))) {
      made = true;
      at = skipExpansion(text, at, true);
      if (at === -1) return { end: -1, value: null };
    } else {
      pieces.push(char);
      at += 1;
    }
  }
  return { end: -1, value: null };
}

const ANSI: Readonly<Record<string, string>> = {
  ...{ n: '\n', t: '\t', r: '\r', a: '\x07', b: '\b', e: '\x1b', E: '\x1b', f: '\f', v: '\v' },
  ...{ '\\': '\\', "'": "'", '"': '"', '?': '?' },
};
const ANSI_NUMBER = /x([0-9A-Fa-f]{1,2})|u([0-9A-Fa-f]{1,4})|U([0-9A-Fa-f]{1,8})|([0-7]{1,3})/y;

function readAnsi(text: string, from: number): Part {
  const pieces: string[] = [];
  let made = false;
  let at = from;
  while (at < text.length) {
    const char = text[at] ?? '';
    if (char === "'") return { end: at + 1, value: made ? null : pieces.join('') };
    if (char !== '\\') {
      pieces.push(char);
      at += 1;
      continue;
    }
    const named = ANSI[text[at + 1] ?? ''];
    ANSI_NUMBER.lastIndex = at + 1;
    const number = named === undefined ? ANSI_NUMBER.exec(text) : null;
    if (named !== undefined) pieces.push(named);
    else if (number === null) made = true;
    else {
      const byte = number[1] !== undefined || number[4] !== undefined;
      const code = Number.parseInt(
        number[1] ?? number[2] ?? number[3] ?? number[4] ?? '',
        number[4] ? 8 : 16,
      );
      // Single bytes beyond ASCII make characters only together.
      if ((byte && code > 0x7f) || code > 0x10ffff || code === 0) made = true;
      else pieces.push(String.fromCodePoint(code));
    }
    at += number === null ? 2 : 1 + number[0].length;
  }
  return { end: -1, value: null };
}

/**
 * Where `$name`, `${…}`, `$(…)` or a command in backticks ends that starts at a position; -1 where it has no end.
 * `quoted` says whether it stands in double quotes.
 */
function skipExpansion(text: string, from: number, quoted: boolean): number {
  const opener = text.slice(from, from + 2);
  if (opener !== '${' && opener !== '$(' && text[from] !== '`') {
    const name = /\$(?:[A-Za-z_][A-Za-z0-9_]*|.)/sy;
    name.lastIndex = from;
    return from + (name.exec(text)?.[0].length ?? 1);
  }
  const open = [text[from] === '`' ? '`' : opener === '${' ? '}' : ')'];
  let at = from + (text[from] === '`' ? 1 : 2);
  while (at < text.length) {
    const char = text[at] ?? '';
    const top = open.at(-1);
    const two = text.slice(at, at + 2);
    if (char === '\\') at += 2;
    else if (char === top) {
      open.pop();
      at += 1;
      if (open.length === 0) return at;
    } else if (two === '$(' || two === '${') {
      open.push(two === '$(' ? ')' : '}');
      at += 2;
    } else if (char === '`' || char === '"') {
      open.push(char);
      at += 1;
    } else if (char === '(' && top === ')') {
      open.push(')');
      at += 1;
    } else if (char === "'" && isQuoteIn(open, quoted)) {
      const end = text.indexOf("'", at + 1);
      if (end === -1) return -1;
      at = end + 1;
    } else at += 1;
  }
  return -1;
}

/** A single quote is a letter like others in double quotes, and in braces that stand in double quotes. */
function isQuoteIn(open: readonly (string | undefined)[], quoted: boolean): boolean {
  const top = open.at(-1);
  if (top === '"' || top === '`') return top === '`' && !quoted;
  return top === ')' || !(open.length === 1 ? quoted : open.at(-2) === '"');
}
