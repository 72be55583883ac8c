import type { Assignment, Scan } from './assignment.ts';
import { continuationAt, readShWord, type ShQuote, type ShWord } from './sh-word.ts';

/** What separates a command from its neighbours: a line end, `;`, or anything by which one depends on the other. */
type Border = 'line' | ';' | 'other';

/** A simple command that assigns something. */
export interface ShCommand {
  readonly start: number;
  end: number;
  readonly before: Border;
  after: Border;
  /** How deep it stands in groups, functions and conditions. */
  readonly depth: number;
  /** `plain`: `A=1`; `declares`: `export A=1`; `runs`: `A=1 program`. */
  kind: 'plain' | 'declares' | 'runs';
  /** Words besides the assignments, options of `export` not counted. */
  others: number;
  readonly words: ShAssignment[];
}

/** An assignment of a POSIX shell. */
export interface ShAssignment extends Assignment {
  /** The whole word, and where the word before it ends in its command. */
  readonly word: number;
  readonly behind: number;
  readonly quote: ShQuote;
  readonly command: ShCommand;
}

/** What was found in a script. */
export interface ShScan extends Scan<ShAssignment> {
  /** Names that are exported without a value, as in `A=1; export A`. */
  readonly exported: ReadonlySet<string>;
}

/** A word of a command, for those who look for options. */
export interface ShToken extends ShWord {
  readonly start: number;
}

const DECLARES = new Set(['export', 'declare', 'typeset', 'local', 'readonly', 'env']);
const OPENS = new Set(['if', 'while', 'until', 'for', 'select', 'case', '{']);
const CLOSES = new Set(['fi', 'done', 'esac', '}']);
/** Words after which another command starts. */
const LEADS = new Set(['if', 'while', 'until', '{', 'then', 'else', 'elif', 'do', '!', 'time']);
const ASSIGNS = /([A-Za-z_][A-Za-z0-9_]*)(\+?)=/y;
const SPACES = /[ \t]+|\r(?=\n)/y;
/** Arithmetic, in which signs mean something else; it is looked for to the end of the line. */
const ARITHMETIC = /\(\((?:[^\n)]|\)(?!\)))*\)\)/y;

/**
 * Finds the assignments in a script of a POSIX shell, bash or zsh: before commands, by themselves, and as words of
 * `export` and its like; in functions and conditions too. Those in comments, here-documents, quotes and substitutions
 * are none. Never throws; takes time linear in the length of the text.
 */
export function scanSh(text: string, onWord?: (word: ShToken, command: number) => void): ShScan {
  const assignments: ShAssignment[] = [];
  const exported = new Set<string>();
  let broken: number | null = null;
  let depth = 0;
  let at = 0;
  let behind = 0;
  let border: Border = 'line';
  let command: ShCommand | null = null;
  let hasName = false;
  let numbers = 0;
  let documents: { readonly delimiter: string; readonly tabs: boolean }[] = [];

  const begin = (start: number): ShCommand => {
    numbers += 1;
    behind = start;
    hasName = false;
    return { start, end: start, before: border, after: 'other', depth, kind: 'plain', others: 0, words: [] };
  };
  const finish = (after: Border): void => {
    if (command !== null) command.after = after;
    command = null;
    border = after;
  };
  const takeWord = (start: number): void => {
    const current: ShCommand = command ?? begin(start);
    command = current;
    ASSIGNS.lastIndex = start;
    const match = hasName && current.kind !== 'declares' ? null : ASSIGNS.exec(text);
    const from = match === null ? start : ASSIGNS.lastIndex;
    const isArray = match !== null && text[from] === '(';
    const word = isArray ? skipArray(text, from) : readShWord(text, from);
    if (word.unclosed) broken = start;
    if (onWord !== undefined)
      onWord({ ...(match === null ? word : readShWord(text, start)), start }, numbers);
    if (match !== null) {
      const value = match[2] === '+' || isArray ? null : word.value;
      const { end, quote } = word;
      const name = match[1] ?? '';
      const one = { name, value, start: from, end, word: start, behind, quote, command: current };
      current.words.push(one);
      assignments.push(one);
    } else takeOther(current, start, word);
    at = Math.max(word.end, start + 1);
    behind = at;
    if (command !== null) current.end = at;
  };
  const takeOther = (current: ShCommand, start: number, word: ShWord): void => {
    const raw = text.slice(start, Math.min(word.end, start + 60));
    if (hasName) {
      if (current.kind !== 'declares') current.others += 1;
      else if (!raw.startsWith('-')) {
        current.others += 1;
        exported.add(raw);
      }
      return;
    }
    if (CLOSES.has(raw)) depth = Math.max(0, depth - 1);
    if (OPENS.has(raw)) depth += 1;
    if (LEADS.has(raw)) {
      command = null;
      border = 'other';
      return;
    }
    hasName = true;
    current.kind = current.words.length === 0 && DECLARES.has(raw) ? 'declares' : 'runs';
    if (raw === 'env') current.others += 1;
  };
  const takeRedirect = (): void => {
    const document = /<<(-?)(?!<)/y;
    document.lastIndex = at;
    const match = document.exec(text);
    if (command !== null) command.others += 1;
    if (match === null) {
      while (/[<>&|-]/.test(text[at] ?? '')) at += 1;
      return;
    }
    at += match[0].length;
    while (text[at] === ' ' || text[at] === '\t') at += 1;
    const word = readShWord(text, at);
    documents.push({ delimiter: word.value ?? text.slice(at, word.end), tabs: match[1] === '-' });
    at = Math.max(word.end, at);
    if (command !== null) command.end = at;
    behind = at;
  };

  while (at < text.length && broken === null) {
    const char = text[at] ?? '';
    SPACES.lastIndex = at;
    const joined = continuationAt(text, at);
    if (SPACES.test(text)) at = SPACES.lastIndex;
    else if (joined > 0) at += joined;
    else if (char === '\n') {
      finish('line');
      at += 1;
      for (const { delimiter, tabs } of documents) {
        const end = skipDocument(text, at, delimiter, tabs);
        if (end === -1) broken = at;
        at = end === -1 ? text.length : end;
      }
      documents = [];
    } else if (char === '#') {
      const end = text.indexOf('\n', at);
      at = end === -1 ? text.length : end;
    } else if (char === '<' || char === '>' || (char === '&' && text[at + 1] === '>')) {
      takeRedirect();
    } else if (char === '(' && command === null && isArithmetic(text, at)) {
      at = ARITHMETIC.lastIndex;
    } else if (/[;&|()]/.test(char)) {
      if (char === '(') depth += 1;
      if (char === ')') depth = Math.max(0, depth - 1);
      const pair = /[;&|]/.test(text[at + 1] ?? '') && char !== '(' && char !== ')';
      finish(char === ';' && !pair ? ';' : 'other');
      at += pair ? 2 : 1;
    } else takeWord(at);
  }
  if (command !== null) finish('line');
  return { assignments, broken, exported };
}

function isArithmetic(text: string, at: number): boolean {
  if (text[at + 1] !== '(') return false;
  ARITHMETIC.lastIndex = at;
  return ARITHMETIC.test(text);
}

function skipDocument(text: string, from: number, delimiter: string, tabs: boolean): number {
  for (let at = from; at < text.length; ) {
    const end = text.indexOf('\n', at);
    const line = text.slice(at, end === -1 ? text.length : end).replace(/\r$/, '');
    if ((tabs ? line.replace(/^\t+/, '') : line) === delimiter) return end === -1 ? text.length : end + 1;
    if (end === -1) return -1;
    at = end + 1;
  }
  return -1;
}

function skipArray(text: string, from: number): ShWord {
  let at = from + 1;
  while (at < text.length && text[at] !== ')') {
    const joined = continuationAt(text, at);
    if (joined > 0) at += joined;
    else if (/[\s;&|(<>]/.test(text[at] ?? '')) at += 1;
    else if (text[at] === '#' && /\s/.test(text[at - 1] ?? '')) {
      const end = text.indexOf('\n', at);
      at = end === -1 ? text.length : end;
    } else {
      const word = readShWord(text, at);
      if (word.unclosed) return word;
      at = word.end;
    }
  }
  const unclosed = at >= text.length;
  return { end: unclosed ? text.length : at + 1, value: null, quote: 'none', unclosed };
}
