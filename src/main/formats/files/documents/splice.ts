/** A piece of a text, from one offset to another, and what stands there afterwards. */
export interface Edit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** The text with the edits made, which do not overlap. What is put in at an offset comes before what is taken out there. */
export function spliced(text: string, edits: readonly Edit[]): string {
  const pieces: string[] = [];
  let done = 0;
  for (const edit of edits.toSorted((a, b) => a.from - b.from || a.to - b.to)) {
    pieces.push(text.slice(done, edit.from), edit.text);
    done = edit.to;
  }
  pieces.push(text.slice(done));
  return pieces.join('');
}

/** Tells the number of the line, from 1, that an offset of the text is in; the text is looked through once. */
export function linesOf(text: string): (offset: number) => number {
  const ends: number[] = [];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) ends.push(at);
  return (offset) => {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ends[middle] ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return low + 1;
  };
}
