/** A cell that is more than its text. */
export interface MarkedCell {
  readonly text: string;
  /** A date as the sheet itself holds it: what a clock on the wall showed, as the instant at which one in UTC does. */
  readonly wall?: number;
  /**
   * `formula-error`: a formula without a value. `rounded`: a number so long that spreadsheets lost its last digits.
   */
  readonly flaw?: 'formula-error' | 'rounded';
}

/** Most cells are their text and nothing else. */
export type TableCell = string | MarkedCell;

/** One row that is not empty, with its line from 1. Cells may be missing at the end. */
export interface TableRow {
  readonly line: number;
  readonly cells: readonly TableCell[];
}

/** A sheet of a workbook, or a CSV, whose name is empty then. */
export interface Table {
  readonly name: string;
  readonly rows: readonly TableRow[];
}

/** What stands in a cell, without the blanks around it; empty for one that is not there. */
export function textOf(cell: TableCell | undefined): string {
  if (cell === undefined) return '';
  return (typeof cell === 'string' ? cell : cell.text).trim();
}

/** How many columns a table has. */
export function widthOf(table: Table): number {
  return table.rows.reduce((most, { cells }) => Math.max(most, cells.length), 0);
}
