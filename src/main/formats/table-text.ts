import { readCsv } from './csv.ts';
import type { ImportProblem } from './found-key.ts';
import type { Table } from './table.ts';
import { isHeading, roleOfHeading } from './table-headings.ts';

const DELIMITERS = [',', '\t', ';', '|'] as const;

/** A table in a text, and the lines that could not be read as one. */
export interface TextTable {
  readonly table: Table;
  readonly problems: readonly ImportProblem[];
}

/**
 * The table that a text is: a line near its beginning names columns of a list of keys, both halves among them, and
 * another one follows. Null for any other text, in which keys are searched for by their shape.
 */
export function tableOfText(text: string): TextTable | null {
  const lines = text.split(/\r\n?|\n/, 14).slice(0, 12);
  const delimiter = DELIMITERS.find((sign) => lines.some((line) => namesBothHalves(line, sign)));
  return delimiter === undefined ? null : tableBy(text, delimiter);
}

/** The table that a text is by its form alone, whatever its columns are called; null where its first line has one cell. */
export function anyTable(text: string): TextTable | null {
  const [first = ''] = text.replace(/^\uFEFF/, '').split(/\r\n?|\n/, 1);
  const widths = DELIMITERS.map((sign) => first.split(sign).length);
  const widest = Math.max(...widths);
  const delimiter = DELIMITERS[widths.indexOf(widest)];
  return delimiter === undefined || widest < 2 ? null : tableBy(text, delimiter);
}

function tableBy(text: string, delimiter: string): TextTable | null {
  const { records, problems } = readCsv(text.replace(/^\uFEFF/, ''), delimiter);
  if (records.length < 2) return null;
  return { table: { name: '', rows: records.map(({ line, cells }) => ({ line, cells })) }, problems };
}

function namesBothHalves(line: string, delimiter: string): boolean {
  const cells = line.split(delimiter).map((cell) => cell.replaceAll('"', '').trim());
  const filled = cells.filter((cell) => cell !== '');
  const roles = new Set(cells.map((cell) => roleOfHeading(cell)?.role));
  if (!roles.has('secret') || !roles.has('public-id')) return false;
  // A line of values can hold a heading by chance, not many of them.
  return filled.filter(isHeading).length >= filled.length / 2;
}
