import type { ColumnRole, TableMapping } from '../../shared/model/import-tables.ts';
import { type Table, type TableRow, textOf } from './table.ts';

/** Of the columns with one of these the first that is filled makes the key; the others are not read. */
const FIRST_COUNTS: readonly ColumnRole[] = ['secret', 'token'];

/** Texts of which one may be the confidential half of a key: a long run of letters and digits, or a file's block. */
const RUN = /[A-Za-z0-9+/=_.~-]{16,}/g;

function mayBeSecret(text: string): boolean {
  if (text.includes('-----BEGIN ') || text.trimStart().startsWith('{')) return true;
  return (text.match(RUN) ?? []).some((run) => /\d/.test(run) && /[A-Za-z]/.test(run));
}

/**
 * How many rows hold what may be a secret and is in no key by this mapping: those of sheets that are left out, those
 * above the headings, and those with a second secret in a column that is ignored.
 */
export function untakenRows(tables: readonly Table[], mapping: TableMapping): number {
  let count = 0;
  for (const [at, { rows }] of tables.entries()) {
    const sheet = mapping.sheets[at];
    for (const row of rows) {
      const read = sheet?.taken === true && row.line > sheet.headerRow;
      const unread = read ? unreadCells(row, sheet.columns) : row.cells;
      if (unread.some((cell) => mayBeSecret(textOf(cell)))) count += 1;
    }
  }
  return count;
}

function unreadCells(row: TableRow, columns: readonly ColumnRole[]): TableRow['cells'] {
  const first = new Map(
    FIRST_COUNTS.map((role) => [
      role,
      row.cells.findIndex((cell, column) => columns[column] === role && textOf(cell) !== ''),
    ]),
  );
  return row.cells.filter((_, column) => {
    const role = columns[column] ?? 'ignore';
    const counts = first.get(role);
    return role === 'ignore' || (counts !== undefined && counts !== column);
  });
}
