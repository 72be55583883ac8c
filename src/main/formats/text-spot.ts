import type { TextLayout } from './text-layout.ts';

/** A place in a text; lines count from 0. */
export interface Spot {
  readonly start: number;
  readonly end: number;
  readonly line: number;
  readonly block: number;
  readonly value: string;
}

/** The place of a value that starts there. */
export function spotAt(layout: TextLayout, start: number, value: string): Spot {
  const line = layout.lineAt(start);
  return { start, end: start + value.length, line, block: layout.blockOf(line), value };
}
