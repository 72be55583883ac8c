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
    const delayed = DELAYED.test(text);
    let depth = 0;
    for (let at = 0; at < text.length; ) {
      const next = text.indexOf('\n', at);
      const end = next === -1 ? text.length : next;
      const stop = text[end - 1] === '\r' ? end - 1 : end;
      COMMENT.lastIndex = at;
      if (!COMMENT.test(text)) depth = scanLine({ text, stop, delayed }, at, depth, assignments);
      at = end + 1;
    }
    return { assignments, broken: null };
  },
  quoted: (value, like, text) => quoteForCmd(value, like, text),
  // An empty value is none to cmd, and where other commands stand around, something has to.
  without: (gone) =>
    gone.map(({ from, to, alone, start, end, quote, parts }) => {
      if (alone) return { from, to, text: '' };
      const isSetx = /setx/i.test(parts[0]);
      if (quote === 'quoted') return { from: start, to: end, text: '' };
      return isSetx ? { from: start, to: end, text: '""' } : { from: start, to, text: '' };
    }),
  beside(like, name, value, text) {
    const { from, to, alone, parts } = like;
    const said = quoteForCmd(value, like, text);
    if (said === null) return null;
    const line = `${parts[0]}${name}${parts[1]}${said}${parts[2]}`;
    return alone
      ? lineAfter(text, to, `${indentOf(text, from)}${line}`)
      : { from: to, to, text: `& ${line}` };
  },
};

/** Goes through the commands of a line; gives back how deep in brackets the next one is. */
function scanLine(line: Line, from: number, before: number, into: CmdAssignment[]): number {
  const { text, stop } = line;
  let depth = before;
  let isStart = true;
  let at = from;
  const firstOnLine = (start: number): boolean => text.slice(lineStart(text, start), start).trim() === '';
  while (at < stop) {
    const char = text[at] ?? '';
    if (isStart) {
      const found = readSet(line, at, depth) ?? readSetx(line, at, depth);
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

interface Line {
  readonly text: string;
  readonly stop: number;
  /** Whether `!NAME!` is a variable in this file. */
  readonly delayed: boolean;
}

const DELAYED = /enabledelayedexpansion|\/v:on/i;

function readSet(line: Line, from: number, depth: number): Found | null {
  const { text, stop, delayed } = line;
  SET.lastIndex = from;
  const match = SET.exec(text);
  if (match === null || SET.lastIndex > stop) return null;
  const head = `${match[1]}${match[2]}`;
  const name = match[3] ?? '';
  const start = SET.lastIndex;
  if (match[2] === '"') {
    // The quotes before the name count, too, where it is told which signs end the command.
    const ends = bareEnd(text, from + (match[1] ?? '').length, stop, depth);
    const last = text.slice(start, ends).lastIndexOf('"');
    // Without a closing quote the rest of the line is the value.
    const end = last === -1 ? ends : start + last;
    const to = last === -1 ? end : end + 1;
    const parts = [head, '=', last === -1 ? '' : '"'] as const;
    return {
      name,
      start,
      end,
      from,
      to,
      parts,
      quote: 'quoted',
      value: saidIn(text.slice(start, end), true, delayed),
    };
  }
  const to = bareEnd(text, start, stop, depth);
  // Blanks before the next command are part of the value to cmd, and never part of a key.
  const raw = text.slice(start, to).trimEnd();
  const end = start + raw.length;
  if (/^"[^"]*"$/.test(raw)) {
    const parts = [head, '="', '"'] as const;
    const value = saidIn(raw.slice(1, -1), true, delayed);
    return { name, start: start + 1, end: end - 1, from, to: end, parts, quote: 'quoted', value };
  }
  return {
    name,
    start,
    end,
    from,
    to,
    parts: [head, '=', ''],
    quote: 'bare',
    value: saidIn(raw, false, delayed),
  };
}

function readSetx(line: Line, from: number, depth: number): Found | null {
  const { text, stop, delayed } = line;
  SETX.lastIndex = from;
  const match = SETX.exec(text);
  if (match === null || SETX.lastIndex > stop) return null;
  const written = match[2] ?? '';
  const name = written.replaceAll('"', '');
  const quotes = written === name ? '' : '"';
  const start = SETX.lastIndex;
  // Asked before the end of the command is looked for: else a line of nothing but these would be gone over for each.
  const first = text[start];
  if (start >= stop || first === '/') return null;
  const close = first === '"' ? text.indexOf('"', start + 1) : start;
  if (close === -1 || close >= stop) return null;
  const to = bareEnd(text, start, stop, depth);
  const head = `${match[1]}${quotes}`;
  const between = `${quotes}${match[3]}`;
  const command = text.slice(start, to);
  const quoted = /^"([^"]*)"/.exec(command);
  if (quoted !== null) {
    const end = start + quoted[0].length;
    const parts = [head, `${between}"`, text.slice(end - 1, to)] as const;
    const value = saidIn(quoted[1] ?? '', true, delayed);
    return { name, start: start + 1, end: end - 1, from, to, parts, quote: 'quoted', value };
  }
  const raw = /^[^\s"]*/.exec(command)?.[0] ?? '';
  if (raw === '') return null;
  const parts = [head, between, command.slice(raw.length)] as const;
  return {
    name,
    start,
    end: start + raw.length,
    from,
    to,
    parts,
    quote: 'bare',
    value: saidIn(raw, false, delayed),
  };
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

function saidIn(raw: string, quoted: boolean, delayed: boolean): string | null {
  const percents = raw.replaceAll('%%', '');
  if (percents.includes('%') || (delayed && raw.includes('!'))) return null;
  const plain = raw.replaceAll('%%', '%');
  return quoted ? plain : plain.replaceAll(/\^(.)/g, '$1');
}

/** cmd takes no longer lines than 8,191 characters, and setx no longer values than 1,024 (the same pages). */
const LONGEST = { set: 8000, setx: 1024 } as const;

/** Null for what a line of cmd cannot hold, and for a quote, whose reading depends on the program that gets it. */
function quoteForCmd(value: string, { quote, parts }: CmdAssignment, text: string): string | null {
  const command = /setx/i.test(parts[0]) ? 'setx' : 'set';
  if (/["\r\n]/.test(value) || value.length > LONGEST[command]) return null;
  if (value.includes('!') && DELAYED.test(text)) return null;
  // A program takes a backslash before its closing quote for an escape.
  if (command === 'setx' && (value.endsWith('\\') || (quote === 'bare' && /^[/-]|\s/.test(value))))
    return null;
  const doubled = value.replaceAll('%', '%%');
  if (quote === 'quoted') return doubled;
  return /^\s|\s$/.test(value) ? null : doubled.replaceAll(/[&|<>^()]/g, '^$&');
}
