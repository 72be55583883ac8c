/** What comes in place of a part of a text. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * The text after these edits. Parts that are taken out may overlap; where nothing is left of a line by that, the line
 * goes with its end. Everything else stays byte for byte.
 */
export function withEdits(text: string, edits: readonly Edit[]): string {
  const merged: Edit[] = [];
  for (const edit of edits.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    const last = merged.at(-1);
    if (last !== undefined && isRemoval(last) && isRemoval(edit) && edit.start <= last.end) {
      merged[merged.length - 1] = { ...last, end: Math.max(last.end, edit.end) };
    } else merged.push(edit);
  }
  const pieces: string[] = [];
  let at = 0;
  for (const edit of merged) {
    const { start, end } = isRemoval(edit) ? wholeLines(text, edit) : edit;
    pieces.push(text.slice(at, Math.max(at, start)), edit.text);
    at = Math.max(at, end);
  }
  return pieces.join('') + text.slice(at);
}

function isRemoval({ start, end, text }: Edit): boolean {
  return text === '' && end > start;
}

function wholeLines(text: string, { start, end }: Edit): Pick<Edit, 'start' | 'end'> {
  const from = lineStart(text, start);
  const to = lineEnd(text, end);
  const isAll = text.slice(from, start).trim() === '' && text.slice(end, to).trim() === '';
  return isAll ? { start: from, end: Math.min(text.length, to + 1) } : { start, end };
}

/** Where the line begins that a position is on. */
export function lineStart(text: string, at: number): number {
  return at === 0 ? 0 : text.lastIndexOf('\n', at - 1) + 1;
}

/** Where the line ends that a position is on: its `\n`, or the end of the text. */
export function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end === -1 ? text.length : end;
}

/** The blanks that a line begins with. */
export function indentOf(text: string, at: number): string {
  return /^[ \t]*/.exec(text.slice(lineStart(text, at), at))?.[0] ?? '';
}

/** A further line behind the one that a position is on, with the end that this line has. */
export function lineAfter(text: string, at: number, line: string): Edit {
  const end = lineEnd(text, at);
  const before = end > 0 && text[end - 1] === '\r' ? '\r\n' : '\n';
  if (end < text.length) return { start: end + 1, end: end + 1, text: `${line}${before}` };
  // Nothing ends the last line, so its neighbours tell how lines end here.
  return { start: end, end, text: `${text.includes('\r\n') ? '\r\n' : '\n'}${line}` };
}

/** Tells the lines of positions, counted from 1. */
export function lineCounter(text: string): (at: number) => number {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return (at) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((starts[middle] ?? 0) <= at) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  };
}
