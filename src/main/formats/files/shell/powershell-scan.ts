import type { Assignment, Scan } from './assignment.ts';

export type PowerShellQuote = 'single' | 'double';

export interface PowerShellAssignment extends Assignment {
  readonly quote: PowerShellQuote;
  /** The whole statement. */
  readonly from: number;
  readonly to: number;
  /** What stands before and behind the name, and behind the value: from these another statement is made. */
  readonly parts: readonly [before: string, between: string, after: string];
}

/** What a literal of PowerShell says; null where it expands something. */
export interface Literal {
  readonly end: number;
  readonly value: string | null;
  readonly quote: PowerShellQuote;
  readonly unclosed: boolean;
}

// PowerShell takes curly quotes for straight ones (about_Quoting_Rules; the language's specification, 2.3.5.2).
const SINGLE = /['\u2018\u2019\u201a\u201b]/;
const DOUBLE = /["\u201c\u201d\u201e]/;
const VARIABLE = /\$(?:env:([A-Za-z_]\w*)|\{env:([A-Za-z_]\w*)\})([ \t]*=[ \t]*)/iy;
const METHOD =
  /\[(?:System\.)?Environment\]::SetEnvironmentVariable\([ \t]*(['"])([A-Za-z_]\w*)\1([ \t]*,[ \t]*)/iy;
const METHOD_END = /[ \t]*(?:,[^)\r\n]{0,120})?\)/y;
const ENDS = /[ \t]*(?:[;})#|]|\r?\n|$)/y;
const SKIPS = /[A-Za-z0-9_.,:=+*/\\-]+/y;

/**
 * Finds the literals that a script of PowerShell gives to variables of the environment, by `$env:A = '…'` and by
 * `[Environment]::SetEnvironmentVariable('A', '…')`. Comments, strings and here-strings hide what is in them. Source:
 * learn.microsoft.com, about_Environment_Variables, about_Quoting_Rules. Never throws; linear.
 */
export function scanPowerShell(text: string): Scan<PowerShellAssignment> {
  const assignments: PowerShellAssignment[] = [];
  let broken: number | null = null;
  let at = 0;
  while (at < text.length && broken === null) {
    const char = text[at] ?? '';
    const two = text.slice(at, at + 2);
    if (char === '`') at += 2;
    else if (two === '<#') {
      const end = text.indexOf('#>', at + 2);
      if (end === -1) broken = at;
      at = end === -1 ? text.length : end + 2;
    } else if (char === '#') {
      const end = text.indexOf('\n', at);
      at = end === -1 ? text.length : end;
    } else if (char === '@' && /^@['"][ \t]*\r?\n/.test(text.slice(at, at + 40))) {
      const end = text.indexOf(`\n${text[at + 1]}@`, at);
      if (end === -1) broken = at;
      at = end === -1 ? text.length : end + 3;
    } else if (SINGLE.test(char) || DOUBLE.test(char)) {
      const { end, unclosed } = readLiteral(text, at);
      if (unclosed) broken = at;
      at = end;
    } else if (char === '$' || char === '[') {
      const found = readAssignment(text, at);
      if (found !== null) assignments.push(found);
      at = found === null ? at + 1 : found.to;
    } else {
      SKIPS.lastIndex = at;
      at = SKIPS.test(text) ? SKIPS.lastIndex : at + 1;
    }
  }
  return { assignments, broken };
}

function readAssignment(text: string, from: number): PowerShellAssignment | null {
  const isVariable = text[from] === '$';
  const pattern = isVariable ? VARIABLE : METHOD;
  pattern.lastIndex = from;
  const match = pattern.exec(text);
  if (match === null) return null;
  const start = pattern.lastIndex;
  const first = text[start] ?? '';
  if (!SINGLE.test(first) && !DOUBLE.test(first)) return null;
  const { end, value, quote, unclosed } = readLiteral(text, start);
  if (unclosed) return null;
  let to = end;
  if (!isVariable) {
    METHOD_END.lastIndex = end;
    if (!METHOD_END.test(text)) return null;
    to = METHOD_END.lastIndex;
  }
  // `'a' + 'b'` and the like are no literals.
  ENDS.lastIndex = to;
  const whole = ENDS.test(text);
  const name = (isVariable ? (match[1] ?? match[2]) : match[2]) ?? '';
  const at = from + match[0].indexOf(name, isVariable ? 5 : match[0].indexOf('('));
  const parts = [text.slice(from, at), text.slice(at + name.length, start), text.slice(end, to)] as const;
  return { name, value: whole ? value : null, start, end, quote, from, to, parts };
}

const ESCAPES: Readonly<Record<string, string>> = {
  ...{ n: '\n', r: '\r', t: '\t', a: '\x07', b: '\b', e: '\x1b', f: '\f', v: '\v', '0': '\0' },
};

/** Reads a string. A quote is doubled in either kind; double ones expand `$` and take a backtick for escapes. */
export function readLiteral(text: string, from: number): Literal {
  const kind = SINGLE.test(text[from] ?? '') ? SINGLE : DOUBLE;
  const quote = kind === SINGLE ? 'single' : 'double';
  const pieces: string[] = [];
  let made = false;
  let at = from + 1;
  while (at < text.length) {
    const char = text[at] ?? '';
    const next = text[at + 1] ?? '';
    if (kind.test(char)) {
      if (!kind.test(next))
        return { end: at + 1, value: made ? null : pieces.join(''), quote, unclosed: false };
      pieces.push(next);
      at += 2;
    } else if (quote === 'double' && char === '`') {
      if (next === 'u') made = true;
      else if (next !== '\n' && next !== '\r') pieces.push(ESCAPES[next] ?? next);
      at += 2;
    } else {
      if (quote === 'double' && char === '$' && /[A-Za-z0-9_{(:?^$]/.test(next)) made = true;
      pieces.push(char);
      at += 1;
    }
  }
  return { end: text.length, value: null, quote, unclosed: true };
}

/** The words of the commands in a line of PowerShell, for those who look for options; a command counts from 0. */
export function powershellWords(
  text: string,
): readonly { readonly value: string | null; readonly command: number }[] {
  const words: { readonly value: string | null; readonly command: number }[] = [];
  let command = 0;
  let pieces: string[] | null = null;
  let made = false;
  const finish = (): void => {
    if (pieces !== null) words.push({ value: made ? null : pieces.join(''), command });
    pieces = null;
    made = false;
  };
  for (let at = 0; at < text.length; ) {
    const char = text[at] ?? '';
    const next = text[at + 1] ?? '';
    if (/\s/.test(char) || (char === '`' && /[\r\n]/.test(next))) {
      finish();
      at += char === '`' ? 2 : 1;
    } else if (/[;|&(){}]/.test(char)) {
      finish();
      command += 1;
      at += 1;
    } else if (SINGLE.test(char) || DOUBLE.test(char)) {
      const { end, value } = readLiteral(text, at);
      pieces = [...(pieces ?? []), value ?? ''];
      made ||= value === null;
      at = end;
    } else {
      if (char === '$') made = true;
      SKIPS.lastIndex = at;
      const run = SKIPS.test(text) ? SKIPS.lastIndex : at + 1;
      pieces = [...(pieces ?? []), char === '`' ? next : text.slice(at, run)];
      at = char === '`' ? at + 2 : run;
    }
  }
  finish();
  return words;
}
