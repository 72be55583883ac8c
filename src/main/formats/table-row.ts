import type { CellError, CellErrorKind } from '../../shared/model/import.ts';
import type { ColumnRole, SheetMapping } from '../../shared/model/import-tables.ts';
import { type TableCell, type TableRow, textOf } from './table.ts';
import { readDate } from './table-dates.ts';

/** The letters by which spreadsheets name a column, from 0: A, B, … Z, AA. */
export function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter;
}

/** By role, the columns that have it, in order. */
export type RoleColumns = ReadonlyMap<ColumnRole, readonly number[]>;

/** The columns of a mapping by their role. */
export function columnsByRole({ columns }: SheetMapping): RoleColumns {
  const found = new Map<ColumnRole, number[]>();
  for (const [index, role] of columns.entries()) {
    if (role !== 'ignore') found.set(role, [...(found.get(role) ?? []), index]);
  }
  return found;
}

/** One row by its roles, which notes what is wrong with its cells while it is read. */
export interface RowReader {
  /** The first filled cell of a role, or nothing; a formula without a value counts as nothing and is noted. */
  text(role: ColumnRole): string;
  /** What all columns of a role hold. */
  texts(role: ColumnRole): readonly string[];
  /** Null where nothing certain is said; what cannot be told is noted. */
  date(role: 'created' | 'expires', now: number): number | null;
  /** Notes something about the column of a role. */
  note(kind: CellErrorKind, role: ColumnRole | null, field?: string): void;
  errors(): readonly CellError[];
}

/** Reads one row by the roles of its columns. */
export function readerOf(row: TableRow, columns: RoleColumns): RowReader {
  const errors: CellError[] = [];
  const noteAt = (kind: CellErrorKind, column: number | undefined, field: string | null = null): void => {
    const name = column === undefined ? null : columnName(column);
    if (errors.some((one) => one.kind === kind && one.column === name && one.field === field)) return;
    errors.push({ kind, column: name, field });
  };
  const cellsOf = (role: ColumnRole): readonly { readonly column: number; readonly cell: TableCell }[] =>
    (columns.get(role) ?? []).flatMap((column) => {
      const cell = row.cells[column];
      if (cell === undefined) return [];
      if (typeof cell === 'object' && cell.flaw === 'formula-error') {
        noteAt('formula-error', column);
        return [];
      }
      return textOf(cell) === '' ? [] : [{ column, cell }];
    });

  return {
    text(role) {
      const [first] = cellsOf(role);
      if (first === undefined) return '';
      const { cell, column } = first;
      if (typeof cell === 'object' && cell.flaw === 'rounded') noteAt('rounded-number', column);
      return textOf(cell);
    },
    texts: (role) => cellsOf(role).map(({ cell }) => textOf(cell)),
    date(role, now) {
      const [first] = cellsOf(role);
      if (first === undefined) return null;
      const date = readDate(first.cell);
      if (date.kind === 'none') return null;
      if (date.kind !== 'known') {
        noteAt(date.kind === 'ambiguous' ? 'ambiguous-date' : 'unreadable-date', first.column);
        return null;
      }
      if (role === 'expires' || date.at <= now) return date.at;
      noteAt('future-date', first.column);
      return null;
    },
    note: (kind, role, field) =>
      noteAt(kind, role === null ? undefined : columns.get(role)?.[0], field ?? null),
    errors: () => errors,
  };
}
