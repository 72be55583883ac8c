import { lineEnd } from './edits.ts';
import { scanSh } from './sh-scan.ts';

export type HistoryForm = 'lines' | 'stamped' | 'zsh' | 'fish' | 'powershell';

/** A command that somebody typed once, and the whole lines that keep it, without the last one's end. */
export interface TypedCommand {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const STAMP = /^#\d{9,11}\r?$/;
const ZSH = /^: \d+:\d+;/;
/** A quote that spans more than this is taken for a slip. */
const MOST_LINES = 12;
const MOST_CHARACTERS = 4000;

/** Which shell wrote a history, by how it begins commands; PowerShell's is told by its place. */
export function historyForm(text: string): Exclude<HistoryForm, 'powershell'> {
  if (/^- cmd: /m.test(text)) return 'fish';
  if (/^: \d+:\d+;/m.test(text)) return 'zsh';
  return /^#\d{9,11}\r?$/m.test(text) ? 'stamped' : 'lines';
}

/**
 * The commands of a history. bash writes a line `#seconds` before each where times are kept, else a command a line (Bash
 * manual, "HISTTIMEFORMAT", "cmdhist"); zsh puts `: seconds:duration;` before each with EXTENDED_HISTORY, and a backslash
 * before a line end that is part of one (zshoptions, Src/hist.c); fish writes `- cmd: ` with `\n` and `\\` as escapes
 * (fish-shell, src/history); PSReadLine ends a line that goes on with a backtick (PSReadLine, History.cs).
 */
export function splitHistory(text: string, form: HistoryForm): readonly TypedCommand[] {
  const commands: TypedCommand[] = [];
  const quotes = form === 'lines' ? quotedOver(text) : null;
  let open: { readonly start: number; end: number; readonly lines: string[] } | null = null;
  const close = (): void => {
    if (open !== null) commands.push({ text: saidBy(open.lines, form), start: open.start, end: open.end });
    open = null;
  };
  for (let at = 0; at < text.length; ) {
    const end = lineEnd(text, at);
    const line = text.slice(at, text[end - 1] === '\r' && end > at ? end - 1 : end);
    if (open === null || (begins(line, open.lines, form) && quotes?.has(at) !== true)) {
      close();
      open = { start: at, end, lines: [] };
    }
    open.end = end;
    open.lines.push(line);
    at = end + 1;
  }
  close();
  return commands;
}

/** Whether a line is the first of a command, after these lines of the one before. */
function begins(line: string, before: readonly string[], form: HistoryForm): boolean {
  if (form === 'fish') return line.startsWith('- cmd: ');
  if (form === 'stamped') return STAMP.test(line);
  const last = before.at(-1) ?? '';
  if (form === 'powershell') return !last.endsWith('`');
  if (form === 'zsh') return !last.endsWith('\\');
  return !/(?:^|[^\\])(?:\\\\)*\\$/.test(last);
}

function saidBy(lines: readonly string[], form: HistoryForm): string {
  if (form === 'stamped') return lines.filter((line, index) => index > 0 || !STAMP.test(line)).join('\n');
  if (form === 'zsh') return lines.join('\n').replace(ZSH, '').replaceAll('\\\n', '\n');
  if (form !== 'fish') return lines.join('\n');
  const [first = ''] = lines;
  return first
    .slice('- cmd: '.length)
    .replaceAll(/\\([\\n])/g, (_, sign: string) => (sign === 'n' ? '\n' : '\\'));
}

/**
 * Where lines start that a quote of an earlier line goes on over: without times a command of several lines is told by that
 * alone. A quote that does not close soon was left open by a slip, and joins nothing.
 */
function quotedOver(text: string): ReadonlySet<number> {
  const inside = new Set<number>();
  for (let at = 0; at < text.length; ) {
    const end = lineEnd(text, at);
    const joined =
      end - at < MOST_CHARACTERS && /['"]/.test(text.slice(at, end)) ? joinedTo(text, at, end) : end;
    for (let next = end; next < joined; next = lineEnd(text, next + 1)) inside.add(next + 1);
    at = joined + 1;
  }
  return inside;
}

/** Where the last line ends that a command goes on to from this line. */
function joinedTo(text: string, at: number, firstEnd: number): number {
  if (scanSh(text.slice(at, firstEnd)).broken === null) return firstEnd;
  let far = firstEnd;
  for (let count = 1; count < MOST_LINES && far < text.length && far - at < MOST_CHARACTERS; count += 1) {
    far = lineEnd(text, far + 1);
  }
  let end = firstEnd;
  scanSh(text.slice(at, far), (word) => {
    const crosses = at + word.start < end && at + word.end > end && !word.unclosed;
    if (crosses) end = lineEnd(text, at + word.end);
  });
  return end;
}
