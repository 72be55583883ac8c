import type { Splice } from '../splices.ts';

/** A name that a text gives a value to. Positions count from 0; an end is where the next character stands. */
export interface Assignment {
  readonly name: string;
  /** What the name has afterwards; null where the shell makes the value only when it runs, so that no plaintext stands there. */
  readonly value: string | null;
  /** The value as it is written, with its quotes. */
  readonly start: number;
  readonly end: number;
}

/** What a scanner made of a text. */
export interface Scan<A extends Assignment> {
  readonly assignments: readonly A[];
  /** Where a quote, a comment or a document begins that has no end, so that nothing behind it was understood. */
  readonly broken: number | null;
}

/** How one language of shells writes variables. All of it is pure. */
export interface Syntax<A extends Assignment> {
  /** Never throws; takes time linear in the length of the text. */
  readonly scan: (text: string) => Scan<A>;
  /** The value as it is to stand in place of what is there, in the same quoting where that can say it; null where nothing can. */
  readonly quoted: (value: string, like: A, text: string) => string | null;
  /** What takes these assignments out and leaves everything else as it works now. */
  readonly without: (gone: readonly A[], text: string) => readonly Splice[];
  /** A further assignment right behind one; null where the value cannot be said. */
  readonly beside: (like: A, name: string, value: string, text: string) => Splice | null;
}
