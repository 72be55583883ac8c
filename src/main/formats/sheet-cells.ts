import { type CellObject, SSF, type WorkSheet } from '@e965/xlsx';
import { SHEET_LIMITS, SheetError } from './sheet-limits.ts';
import type { TableCell, TableRow } from './table.ts';

/** Spreadsheets keep fifteen digits of a number. */
const KEPT_DIGITS = 1e15;

/** How much of a workbook's allowance is left, over all of its sheets. */
export interface Allowance {
  rows: number;
  cells: number;
  characters: number;
}

/**
 * The rows of a sheet that hold anything. A cell that is merged with those below it is repeated in them, as a person
 * reads it; one that is merged sideways is a title and is not.
 *
 * Throws SheetError `too-large`.
 */
export function rowsOf(sheet: WorkSheet, date1904: boolean, left: Allowance): readonly TableRow[] {
  const grid: (readonly (CellObject | undefined)[] | undefined)[] = sheet['!data'] ?? [];
  const merged = mergedDown(sheet, grid);
  const rows: TableRow[] = [];
  const read = new Map<CellObject, TableCell>();
  const cellFrom = (cell: CellObject | undefined): TableCell => {
    if (cell === undefined) return '';
    const known = read.get(cell);
    if (known !== undefined) return known;
    const made = cellOf(cell, date1904);
    read.set(cell, made);
    return made;
  };
  for (const [index, line] of grid.entries()) {
    const above = merged.get(index);
    if (line === undefined && above === undefined) continue;
    const width = Math.max(
      line?.length ?? 0,
      ...(above === undefined ? [] : [...above.keys()].map((c) => c + 1)),
    );
    const cells: TableCell[] = [];
    for (let column = 0; column < width; column += 1) {
      cells.push(cellFrom(above?.get(column) ?? line?.[column]));
    }
    while (cells.length > 0 && cells.at(-1) === '') cells.pop();
    if (cells.length === 0) continue;
    take(left, cells);
    rows.push({ line: index + 1, cells });
  }
  return rows;
}

/** By row and column, the cell that stands in for the empty ones that are merged into it from above. */
function mergedDown(
  sheet: WorkSheet,
  grid: readonly (readonly (CellObject | undefined)[] | undefined)[],
): ReadonlyMap<number, ReadonlyMap<number, CellObject>> {
  const merged = new Map<number, Map<number, CellObject>>();
  for (const { s, e } of sheet['!merges'] ?? []) {
    const first = grid[s.r]?.[s.c];
    if (first === undefined || e.r === s.r) continue;
    for (let row = s.r + 1; row <= Math.min(e.r, grid.length - 1); row += 1) {
      const columns = merged.get(row) ?? new Map<number, CellObject>();
      merged.set(row, columns.set(s.c, first));
    }
  }
  return merged;
}

function take(left: Allowance, cells: readonly TableCell[]): void {
  if (cells.length > SHEET_LIMITS.columns) throw new SheetError('too-large');
  left.rows -= 1;
  left.cells -= cells.length;
  for (const cell of cells) left.characters -= (typeof cell === 'string' ? cell : cell.text).length;
  if (left.rows < 0 || left.cells < 0 || left.characters < 0) throw new SheetError('too-large');
}

/** What a cell shows, by its last computed value: formulas are never run. */
function cellOf(cell: CellObject, date1904: boolean): TableCell {
  const { t, v } = cell;
  const text = (value: string): string => {
    if (value.length > SHEET_LIMITS.cellLength) throw new SheetError('too-large');
    return value;
  };
  if (t === 'e' || (v === undefined && cell.f !== undefined)) {
    return { text: '', flaw: 'formula-error' };
  }
  if (typeof v === 'number') return numberCell(v, cell, date1904);
  if (v instanceof Date) return { text: v.toISOString(), wall: v.getTime() };
  if (typeof v === 'boolean') return v ? 'TRUE' : 'FALSE';
  return text(v ?? '');
}

function numberCell(value: number, { z }: CellObject, date1904: boolean): TableCell {
  const format = typeof z === 'string' ? z : 'General';
  if (SSF.is_date(format)) {
    const wall = wallOf(value, date1904);
    return wall === null ? String(value) : { text: new Date(wall).toISOString().slice(0, 10), wall };
  }
  if (!Number.isInteger(value)) return String(value);
  // The sheet shows 1.23457E+11 for an account's number: the digits count, and the zeros that a format puts before them.
  const digits = value.toFixed(0);
  if (Math.abs(value) >= KEPT_DIGITS) return { text: digits, flaw: 'rounded' };
  return /^0+$/.test(format) ? digits.padStart(format.length, '0') : digits;
}

/** A date's serial number counts days from 1900, with a 29 February that never was, or from 1904. */
function wallOf(serial: number, date1904: boolean): number | null {
  const parts: unknown = SSF.parse_date_code(serial, { date1904 });
  if (typeof parts !== 'object' || parts === null) return null;
  const { y, m, d, H, M, S } = parts as Record<'y' | 'm' | 'd' | 'H' | 'M' | 'S', number>;
  // A time of day without a date is of day zero.
  if (serial < 1 || y < 1904) return null;
  return Date.UTC(y, m - 1, d, H, M, Math.floor(S));
}
