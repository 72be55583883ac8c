import type { Assignment, Syntax } from './assignment.ts';
import { indentOf, lineAfter, lineStart } from './edits.ts';

/** `quoted`: `set "A=…"`, `setx A "…"`, and quotes that are part of the value; `bare`: to the end of the command. */
type CmdQuote = 'quoted' | 'bare';

export interface CmdAssignment extends Assignment {
  readonly quote: CmdQuote;
  /** The whole command, and whether nothing but its own line would miss it. */
  readonly from: number;
  readonly to: number;
  readonly alone: boolean;
  /** What stands before the name, between it and the value, and behind the value. */
  readonly parts: readonly [before: string, between: string, after: string];
}

const SET = /(@?set[ \t]+)("?)([A-Za-z_][\w.-]*)=/iy;
const SETX = /(@?setx[ \t]+)([A-Za-z_]\w*|"[A-Za-z_]\w*")([ \t]+)/iy;
const COMMENT = /[ \t]*@?(?:rem(?![A-Za-z0-9])|::)/iy;

/**
 * Batch files: `set A=…`, `set "A=…"` and `setx A …`. A percent sign is doubled in them, a caret escapes outside of quotes,
 * and `%NAME%` makes the value when the file runs. Source: learn.microsoft.com, Windows commands "set", "setx", "cmd".
 */
export const cmd: Syntax<CmdAssignment> = {
  scan(text) {
    const assignments: CmdAssignment[] = [];
    let depth = 0;
    for (let at = 0; at < text.length; ) {
      const next = text.indexOf('\n', at);
      const end = next === -1 ? text.length : next;
      const stop = text[end - 1] === '\r' ? end - 1 : end;
      COMMENT.lastIndex = at;
      if (!COMMENT.test(text)) depth = scanLine(text, at, stop, depth, assignments);
      at = end + 1;
    }
    return { assignments, broken: null };
  },
  quoted: (value, { quote }, text) => quoteForCmd(value, quote, text),
  // An empty value is none to cmd, and where other commands stand around, something has to.
  without: (gone) =>
    gone.map(({ from, to, alone, start, end, quote, parts }) => {
      if (alone) return { start: from, end: to, text: '' };
      const isSetx = /setx/i.test(parts[0]);
      return { start, end, text: isSetx && quote === 'bare' ? '""' : '' };
    }),
  beside({ from, to, alone, quote, parts }, name, value, text) {
    const said = quoteForCmd(value, quote, text);
    if (said === null) return null;
    const line = `${parts[0]}${name}${parts[1]}${said}${parts[2]}`;
    return alone
      ? lineAfter(text, to, `${indentOf(text, from)}${line}`)
      : { start: to, end: to, text: `& ${line}` };
  },
};

/** Goes through the commands of a line; gives back how deep in brackets the next one is. */
function scanLine(text: string, from: number, stop: number, before: number, into: CmdAssignment[]): number {
  let depth = before;
  let isStart = true;
  let at = from;
  const firstOnLine = (start: number): boolean => text.slice(lineStart(text, start), start).trim() === '';
  while (at < stop) {
    const char = text[at] ?? '';
    if (isStart) {
      const found = readSet(text, at, stop, depth) ?? readSetx(text, at, stop, depth);
      if (found !== null) {
        const alone = depth === 0 && text.slice(found.to, stop).trim() === '' && firstOnLine(found.from);
        into.push({ ...found, alone });
        at = found.to;
        isStart = false;
        continue;
      }
    }
    if (char === '"') {
      const close = text.indexOf('"', at + 1);
      at = close === -1 || close >= stop ? stop : close + 1;
      isStart = false;
    } else if (char === '^') at += 2;
    else {
      if (char === '(') depth += 1;
      if (char === ')') depth = Math.max(0, depth - 1);
      // `if exist x set A=…`: a command may follow any blank.
      isStart = /[&|( \t@]/.test(char);
      at += 1;
    }
  }
  return depth;
}

type Found = Omit<CmdAssignment, 'alone'>;

function readSet(text: string, from: number, stop: number, depth: number): Found | null {
  SET.lastIndex = from;
  const match = SET.exec(text);
  if (match === null || SET.lastIndex > stop) return null;
  const head = `${match[1]}${match[2]}`;
  const name = match[3] ?? '';
  const start = SET.lastIndex;
  if (match[2] === '"') {
    const last = text.slice(start, stop).lastIndexOf('"');
    // Without a closing quote the rest of the line is the value.
    const end = last === -1 ? stop : start + last;
    const to = Math.min(stop, last === -1 ? end : end + 1);
    const parts = [head, '=', last === -1 ? '' : '"'] as const;
    return {
      name,
      start,
      end,
      from,
      to,
      parts,
      quote: 'quoted',
      value: saidIn(text.slice(start, end), true),
    };
  }
  const end = bareEnd(text, start, stop, depth);
  const raw = text.slice(start, end);
  if (/^"[^"]*"$/.test(raw)) {
    const parts = [head, '="', '"'] as const;
    const value = saidIn(raw.slice(1, -1), true);
    return { name, start: start + 1, end: end - 1, from, to: end, parts, quote: 'quoted', value };
  }
  return {
    name,
    start,
    end,
    from,
    to: end,
    parts: [head, '=', ''],
    quote: 'bare',
    value: saidIn(raw, false),
  };
}

function readSetx(text: string, from: number, stop: number, depth: number): Found | null {
  SETX.lastIndex = from;
  const match = SETX.exec(text);
  if (match === null || SETX.lastIndex > stop) return null;
  const written = match[2] ?? '';
  const name = written.replaceAll('"', '');
  const quotes = written === name ? '' : '"';
  const start = SETX.lastIndex;
  const to = bareEnd(text, start, stop, depth);
  const head = `${match[1]}${quotes}`;
  const between = `${quotes}${match[3]}`;
  const command = text.slice(start, to);
  const quoted = /^"([^"]*)"/.exec(command);
  if (quoted !== null) {
    const end = start + quoted[0].length;
    const parts = [head, `${between}"`, text.slice(end - 1, to)] as const;
    const value = saidIn(quoted[1] ?? '', true);
    return { name, start: start + 1, end: end - 1, from, to, parts, quote: 'quoted', value };
  }
  const raw = /^[^\s"]*/.exec(command)?.[0] ?? '';
  if (raw === '' || raw.startsWith('/')) return null;
  const parts = [head, between, command.slice(raw.length)] as const;
  return { name, start, end: start + raw.length, from, to, parts, quote: 'bare', value: saidIn(raw, false) };
}

/** Where a command ends that starts before a position: at a sign that cmd acts on and that nothing escapes. */
function bareEnd(text: string, from: number, stop: number, depth: number): number {
  let quoted = false;
  for (let at = from; at < stop; at += 1) {
    const char = text[at] ?? '';
    if (char === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (char === '^') at += 1;
    else if (/[&|<>]/.test(char) || (char === ')' && depth > 0)) return at;
  }
  return stop;
}

function saidIn(raw: string, quoted: boolean): string | null {
  const percents = raw.replaceAll('%%', '');
  if (percents.includes('%') || /![A-Za-z_]\w*!/.test(raw)) return null;
  const plain = raw.replaceAll('%%', '%');
  return quoted ? plain : plain.replaceAll(/\^(.)/g, '$1');
}

/** Null for what a line of cmd cannot hold, and for a quote, whose reading depends on the program that gets it. */
function quoteForCmd(value: string, like: CmdQuote, text: string): string | null {
  if (/["\r\n]/.test(value)) return null;
  if (value.includes('!') && /enabledelayedexpansion|\/v:on/i.test(text)) return null;
  const doubled = value.replaceAll('%', '%%');
  if (like === 'quoted') return doubled;
  return /^\s|\s$/.test(value) ? null : doubled.replaceAll(/[&|<>^()]/g, '^$&');
}
