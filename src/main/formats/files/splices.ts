/** A part of a text, by the offsets of its first character and of the one behind its last, and what takes its place. */
export interface Splice {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/**
 * The text with other parts; what lies between them stays byte for byte. The parts must not overlap, unless something is
 * put in within a part that goes. What is put in at an offset comes before what is taken out there.
 */
export function spliced(text: string, splices: readonly Splice[]): string {
  const pieces: string[] = [];
  let at = 0;
  for (const splice of splices.toSorted((a, b) => a.from - b.from || a.to - b.to)) {
    pieces.push(text.slice(at, Math.max(at, splice.from)), splice.text);
    at = Math.max(at, splice.to);
  }
  return pieces.join('') + text.slice(at);
}

/** Tells the number of the line, from 1, that an offset of the text is on; the text is looked through once. */
export function lineCounter(text: string): (offset: number) => number {
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
