import { ownerOfId } from '../../shared/mistakes/shapes.ts';
import { type CsvRecord, readCsv } from './csv.ts';
import type { ImportProblem } from './found-key.ts';
import type { Table } from './table.ts';
import { isHeading, roleOfHeading } from './table-headings.ts';
import { isSecretLike } from './table-shapes.ts';

const DELIMITERS = [',', '\t', ';', '|'] as const;

/** A table in a text, and the lines that could not be read as one. */
export interface TextTable {
  readonly table: Table;
  readonly problems: readonly ImportProblem[];
  /** The text with its rows taken out and its lines where they were: what stands before, after and between them. */
  readonly rest: string;
}

/**
 * The table that a text holds: a line near its beginning names columns of a list of keys, both halves among them, and
 * another one follows. Null for any other text, in which keys are searched for by their shape.
 */
export function tableOfText(text: string): TextTable | null {
  const lines = text.split(LINE_END, 14).slice(0, 12);
  for (const delimiter of DELIMITERS) {
    const halves = lines.map((line) => halvesIn(line, delimiter)).find((found) => found !== null);
    if (halves !== undefined) return tableBy(text, delimiter, halves);
  }
  return null;
}

/** The table that a text is by its form alone, whatever its columns are called; null where its first line has one cell. */
export function anyTable(text: string): TextTable | null {
  const [first = ''] = text.replace(/^\uFEFF/, '').split(LINE_END, 1);
  const widths = DELIMITERS.map((sign) => first.split(sign).length);
  const widest = Math.max(...widths);
  const delimiter = DELIMITERS[widths.indexOf(widest)];
  return delimiter === undefined || widest < 2 ? null : tableBy(text, delimiter, null);
}

const LINE_END = /\r\n?|\n/;

/** How many columns the headings name, and which are those of the halves. */
interface Halves {
  readonly width: number;
  readonly id: number;
  readonly secret: number;
}

function tableBy(text: string, delimiter: string, halves: Halves | null): TextTable | null {
  const { records, problems } = readCsv(text.replace(/^\uFEFF/, ''), delimiter);
  const own = records.filter(({ cells }) => halves === null || isRow(cells, halves));
  const rows = delimiter === '|' ? own.flatMap(withoutFrame) : own;
  if (rows.length < 2) return null;
  const table: Table = { name: '', rows: rows.map(({ line, cells }) => ({ line, cells })) };
  return { table, problems, rest: withoutRecords(text, own) };
}

/** A row of another width, as a comma in a note makes it, is one only where half of a key stands in its place. */
function isRow(cells: readonly string[], { width, id, secret }: Halves): boolean {
  if (cells.filter((cell) => cell !== '').length < 2) return false;
  if (cells.length === width) return true;
  return ownerOfId(cells[id] ?? '') !== null || isSecretLike(cells[secret] ?? '');
}

/** A row of Markdown without the bars around it and the marks of its cells; a ruled line is none. */
function withoutFrame({ line, cells }: CsvRecord): readonly CsvRecord[] {
  if (cells.every((cell) => /^(?::?-+:?)?$/.test(cell))) return [];
  const framed = cells[0] === '' && cells.length > 2;
  const inner = framed ? cells.slice(1, cells.at(-1) === '' ? -1 : undefined) : cells;
  return [{ line, cells: inner.map((cell) => cell.replaceAll(/^[`*]+|[`*]+$/g, '')) }];
}

function withoutRecords(text: string, records: readonly CsvRecord[]): string {
  const lines = text.split(LINE_END);
  for (const { line, cells } of records) {
    const inside = cells.reduce((sum, cell) => sum + cell.split('\n').length - 1, 0);
    lines.fill('', line - 1, line + inside);
  }
  return lines.join('\n');
}

function halvesIn(line: string, delimiter: string): Halves | null {
  const cells = line.split(delimiter).map((cell) => cell.replaceAll(/["`*]/g, '').trim());
  const filled = cells.filter((cell) => cell !== '');
  const roles = cells.map((cell) => roleOfHeading(cell)?.role);
  const [secret, id] = [roles.indexOf('secret'), roles.indexOf('public-id')];
  // A line of values can hold a heading by chance, not many of them.
  if (secret < 0 || id < 0 || filled.filter(isHeading).length < filled.length / 2) return null;
  return { width: cells.length, id, secret };
}
