import { printable } from './escape.ts';
import type { Paint, Tone } from './paint.ts';
import { displayWidth, truncate } from './width.ts';

export interface Column {
  readonly title: string;
  /** May be cut when the terminal is too narrow. */
  readonly shrinks?: true;
}

export interface Cell {
  readonly text: string;
  readonly tone?: Tone;
}

const GAP = '  ';
const NARROWEST = 8;

function shrink(
  columns: readonly Column[],
  natural: readonly number[],
  available: number,
): readonly number[] {
  const widths = [...natural];
  const total = (): number => widths.reduce((sum, width) => sum + width, GAP.length * (widths.length - 1));
  while (total() > available) {
    let widest = -1;
    for (const [index, width] of widths.entries()) {
      const shrinkable = columns[index]?.shrinks === true && width > NARROWEST;
      if (shrinkable && (widest === -1 || width > (widths[widest] ?? 0))) widest = index;
    }
    if (widest === -1) break;
    widths[widest] = (widths[widest] ?? 0) - 1;
  }
  return widths;
}

/**
 * Rows in aligned columns, one line each, ending in a line break.
 * `available` is the terminal's width in columns; null leaves every cell whole, as pipes want it.
 */
export function renderTable(
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
  paint: Paint,
  available: number | null,
): string {
  const safe = rows.map((row) => row.map((cell) => ({ ...cell, text: printable(cell.text) })));
  const natural = columns.map((column, index) =>
    Math.max(displayWidth(column.title), ...safe.map((row) => displayWidth(row[index]?.text ?? ''))),
  );
  const widths = available === null ? natural : shrink(columns, natural, available);
  const line = (cells: readonly Cell[]): string => {
    const shown = cells.map((cell, index) => {
      const width = widths[index] ?? 0;
      const text = truncate(cell.text, width);
      const last = index === cells.length - 1;
      const padding = last ? '' : ' '.repeat(Math.max(0, width - displayWidth(text)));
      return paint(text, cell.tone ?? 'plain') + padding;
    });
    return `${shown.join(GAP)}\n`;
  };
  const head = line(columns.map((column) => ({ text: column.title, tone: 'muted' })));
  return head + safe.map(line).join('');
}

/** Names and values in two columns; a pair without a value is left out. Line breaks in values are indented. */
export function renderPairs(pairs: readonly (readonly [string, string | null])[]): string {
  const shown = pairs.flatMap(([name, value]) => (value === null || value === '' ? [] : [{ name, value }]));
  const width = Math.max(0, ...shown.map(({ name }) => displayWidth(name)));
  const indent = ' '.repeat(width + GAP.length);
  return shown
    .map(({ name, value }) => {
      const lines = value.split(/\r?\n/).map(printable).join(`\n${indent}`);
      return `${name}${' '.repeat(width - displayWidth(name))}${GAP}${lines}\n`;
    })
    .join('');
}
