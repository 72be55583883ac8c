import { type Splice, spliced } from '../splices.ts';

/**
 * The text after these edits. Parts that are taken out may overlap; where nothing is left of a line by that, the line
 * goes with its end. Everything else stays byte for byte.
 */
export function withEdits(text: string, edits: readonly Splice[]): string {
  const merged: Splice[] = [];
  for (const edit of edits.toSorted((a, b) => a.from - b.from || a.to - b.to)) {
    const last = merged.at(-1);
    // Two names of one command may both ask for what comes in its place.
    if (edit.to > edit.from && edit.from === last?.from && edit.to === last.to) continue;
    if (last !== undefined && isRemoval(last) && isRemoval(edit) && edit.from <= last.to) {
      merged[merged.length - 1] = { ...last, to: Math.max(last.to, edit.to) };
    } else merged.push(edit);
  }
  return spliced(
    text,
    merged.map((edit) => (isRemoval(edit) ? wholeLines(text, edit) : edit)),
  );
}

function isRemoval({ from, to, text }: Splice): boolean {
  return text === '' && to > from;
}

/** What takes the lines out with the part that goes, where it leaves nothing of them. */
function wholeLines(text: string, { from, to }: Splice): Splice {
  const [start, end] = [lineStart(text, from), lineEnd(text, to)];
  const isAll = text.slice(start, from).trim() === '' && text.slice(to, end).trim() === '';
  return isAll ? { from: start, to: Math.min(text.length, end + 1), text: '' } : { from, to, text: '' };
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
export function lineAfter(text: string, at: number, line: string): Splice {
  const end = lineEnd(text, at);
  const before = end > 0 && text[end - 1] === '\r' ? '\r\n' : '\n';
  if (end < text.length) return { from: end + 1, to: end + 1, text: `${line}${before}` };
  // Nothing ends the last line, so its neighbours tell how lines end here.
  return { from: end, to: end, text: `${text.includes('\r\n') ? '\r\n' : '\n'}${line}` };
}
