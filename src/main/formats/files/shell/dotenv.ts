import type { Splice } from '../splices.ts';
import type { Assignment, Syntax } from './assignment.ts';
import { lineAfter, lineEnd } from './edits.ts';
import { sh } from './sh.ts';
import type { ShAssignment } from './sh-scan.ts';
import { shellLine } from './shell-line.ts';

/**
 * How a value is quoted. `bare` values end with their line; Docker's files know no others (docs.docker.com, "docker
 * container run", `--env-file`).
 */
type DotenvQuote = 'bare' | "'" | '"' | '`';

export interface DotenvAssignment extends Assignment {
  readonly quote: DotenvQuote;
  /** Where its line begins, and what stands before the name there. */
  readonly line: number;
  readonly head: string;
  /** As a shell reads it, where its line is one that only a shell can mean. */
  readonly shell: ShAssignment | null;
}

const LINE = /([ \t]*(?:export[ \t]+)?)([A-Za-z_][\w.-]*)(?:[ \t]*=[ \t]*|:[ \t]+)/y;

/**
 * Files of variables as dotenv and Node's `--env-file` read them: one a line, as `A=1` or, to dotenv, `A: 1`, `#` for comments, values bare or in
 * quotes, where quoted ones may go over several lines. `\n` in double quotes is a line end, and nothing else is an escape
 * (dotenv 17, lib/main.js; Node.js documentation, "Environment Variables"). What a bare or double-quoted value says with
 * a `$` depends on who reads it, so it counts as made.
 */
export const dotenv: Syntax<DotenvAssignment> = {
  scan(text) {
    const assignments: DotenvAssignment[] = [];
    let broken: number | null = null;
    for (let at = 0; at < text.length; ) {
      LINE.lastIndex = at;
      const match = LINE.exec(text);
      const end = lineEnd(text, at);
      const several = shellLine(text, at, end);
      if (several !== null) {
        const line = { line: at, head: '', quote: 'bare' } as const;
        assignments.push(...several.map((shell) => ({ ...shell, ...line, shell })));
        at = end + 1;
        continue;
      }
      if (match === null) {
        at = end + 1;
        continue;
      }
      const start = LINE.lastIndex;
      const value = readValue(text, start, end);
      assignments.push({ ...value, name: match[2] ?? '', line: at, head: match[1] ?? '', shell: null });
      if (value.unclosed) broken ??= start;
      at = lineEnd(text, value.end) + 1;
    }
    return { assignments, broken };
  },
  quoted: (value, { quote, start, end, shell }, text) =>
    shell === null
      ? quoteForDotenv(value, quote, text.slice(start, end))
      : isOneLine(value)
        ? sh.quoted(value, shell, text)
        : null,
  without: (gone, text) => {
    const inShell = gone.flatMap(({ shell }) => shell ?? []);
    const lines = gone.filter(({ shell }) => shell === null);
    return [...sh.without(inShell, text), ...lines.map((one) => withoutLine(one, text))];
  },
  beside(like, name, value, text) {
    if (like.shell !== null) return isOneLine(value) ? sh.beside(like.shell, name, value, text) : null;
    const said = quoteForDotenv(value, like.quote, text.slice(like.start, like.end));
    return said === null ? null : lineAfter(text, like.end, `${like.head}${name}=${said}`);
  },
};

/** Whether a line would still be one with the value in it. */
function isOneLine(value: string): boolean {
  return !/[\r\n]/.test(value);
}

function withoutLine({ line, end }: DotenvAssignment, text: string): Splice {
  const rest = /[ \t]*(?=#)|[^\n]*/y;
  rest.lastIndex = end;
  rest.exec(text);
  return { from: line, to: Math.max(end, rest.lastIndex), text: '' };
}

type Value = Pick<DotenvAssignment, 'start' | 'end' | 'value' | 'quote'> & { readonly unclosed: boolean };

function readValue(text: string, start: number, lineEnds: number): Value {
  const quote = text[start];
  if (quote === "'" || quote === '"' || quote === '`') {
    const close = closingQuote(text, start, quote);
    if (close !== -1) {
      const inner = text.slice(start + 1, close).replaceAll('\r\n', '\n');
      return { start, end: close + 1, quote, value: saidIn(quote, inner), unclosed: false };
    }
  }
  const line = text.slice(start, lineEnds).replace(/\r$/, '');
  const comment = line.indexOf('#');
  const value = withoutEnd(comment === -1 ? line : line.slice(0, comment));
  const unclosed = quote === "'" || quote === '"';
  const plain = !unclosed && !/\$[A-Za-z_{(]|`/.test(value);
  return { start, end: start + value.length, quote: 'bare', value: plain ? value : null, unclosed };
}

/** A shell that sources the file ends a command at `;`, and no half of a key ends with one. */
function withoutEnd(value: string): string {
  let end = value.length;
  while (end > 0 && /[\s;]/.test(value[end - 1] ?? '')) end -= 1;
  return value.slice(0, end);
}

/** A backslash keeps a quote from closing. Only what follows on the line as a comment may stand behind a closing one. */
function closingQuote(text: string, start: number, quote: string): number {
  const MAX = 20_000;
  let at = start + 1;
  while (at < text.length && at - start < MAX) {
    if (text[at] === '\\' && text[at + 1] === quote) at += 2;
    else if (text[at] === quote) return at;
    else at += 1;
  }
  return -1;
}

function saidIn(quote: DotenvQuote, inner: string): string | null {
  if (quote !== '"') return inner;
  if (/\$[A-Za-z_{(]/.test(inner)) return null;
  return inner.replaceAll('\\n', '\n').replaceAll('\\r', '\r');
}

/**
 * What needs no quotes, which Docker would hand on as a part of the value. A shell that sources the file reads `~` as a
 * folder at the start and behind a colon or `=`; Azure's secrets have one further in.
 */
const BARE = /^(?!~)(?!.*[:=]~)[A-Za-z0-9_./+:=@%,~-]+$/;

/**
 * A value that dotenv, Node, python-dotenv and a shell that sources the file all read alike. None of them has an escape
 * that all others know, so a value with both kinds of quotes cannot be said, nor one that ends with a backslash.
 */
function quoteForDotenv(value: string, like: DotenvQuote, there: string): string | null {
  if (value.includes('\r')) return null;
  // A bare value may be read by Docker, whose files have no way to go on in another line.
  if (value.includes('\n') && like === 'bare') return null;
  if (like === 'bare' && BARE.test(value)) return value;
  const single = !value.includes("'") && !/\\\\|\\$/.test(value);
  const double = !/["$`\\]/.test(value);
  if (like === '"' && double) {
    const oneLine = there.includes('\\n') && !there.includes('\n');
    return `"${oneLine ? value.replaceAll('\n', '\\n') : value}"`;
  }
  if (single) return `'${value}'`;
  return double ? `"${value}"` : null;
}
