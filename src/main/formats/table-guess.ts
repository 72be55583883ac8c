import {
  type ColumnRole,
  SHARED_ROLES,
  type SheetMapping,
  type TableMapping,
} from '../../shared/model/import-tables.ts';
import { type Table, type TableCell, type TableRow, textOf, widthOf } from './table.ts';
import { roleOfHeading } from './table-headings.ts';
import { roleOfCells } from './table-shapes.ts';

/** Above the headings stand a title and a remark at most. */
const HEADER_WITHIN = 12;
/** As many rows tell what a column holds. */
const SAMPLED_ROWS = 60;

/** What a sheet seems to hold; a column of which nothing is known has no role. */
export interface SheetGuess {
  readonly headerRow: number;
  readonly columns: readonly (ColumnRole | null)[];
}

/** The headings' row and each column's role, by the headings first and by what stands below them second. */
export function guessSheet(table: Table, now: number): SheetGuess {
  const header = headerOf(table);
  const below = table.rows.filter(({ line }) => line > (header?.line ?? 0)).slice(0, SAMPLED_ROWS);
  return {
    headerRow: header?.line ?? 0,
    columns: guessColumns({ header, rows: below, width: widthOf(table), now }),
  };
}

/** What a file seems to hold. A sheet without a column of secrets is left out at first. */
export function guessTables(guesses: readonly SheetGuess[]): TableMapping {
  return {
    sheets: guesses.map(({ headerRow, columns }): SheetMapping => {
      const roles = columns.map((role) => role ?? 'ignore');
      return { taken: roles.includes('secret'), headerRow, columns: roles };
    }),
    cloud: null,
  };
}

/** The row with the most headings of lists of keys, two at least; null where a sheet begins with its first key. */
function headerOf(table: Table): TableRow | null {
  let best: { row: TableRow; hits: number } | null = null;
  for (const row of table.rows.slice(0, HEADER_WITHIN)) {
    const roles = new Set(row.cells.map((cell) => roleOfHeading(textOf(cell))?.role));
    roles.delete(undefined);
    if (roles.size >= 2 && roles.size > (best?.hits ?? 0)) best = { row, hits: roles.size };
  }
  return best?.row ?? null;
}

interface Claim {
  readonly column: number;
  readonly role: ColumnRole;
  /** 3: a heading word for word. 2: a heading by a part. 1: the cells alone; one more where both agree. */
  readonly weight: number;
}

interface Sampled {
  readonly header: TableRow | null;
  readonly rows: readonly TableRow[];
  readonly width: number;
  readonly now: number;
}

function guessColumns({ header, rows, width, now }: Sampled): (ColumnRole | null)[] {
  const columns: (ColumnRole | null)[] = Array.from({ length: width }, () => null);
  const claims: Claim[] = [];
  const headings = header?.cells.map((cell) => roleOfHeading(textOf(cell))) ?? [];
  const idNamed = headings.some((heading) => heading?.role === 'public-id');
  for (let column = 0; column < width; column += 1) {
    const cells = rows.map((row): TableCell => row.cells[column] ?? '');
    const seen = roleOfCells(cells, now);
    const named = headings[column] ?? null;
    if (named !== null) {
      const agrees = seen === named.role ? 1 : 0;
      claims.push({
        column,
        role: idNamed ? named.role : corrected(named.role, seen),
        weight: (named.exact ? 3 : 2) + agrees,
      });
    } else if (seen !== null) {
      claims.push({ column, role: seen, weight: 1 });
    }
  }
  // Sorting keeps the order of equals: of two such columns the left one counts.
  for (const { column, role } of claims.sort((a, b) => b.weight - a.weight)) {
    if (SHARED_ROLES.has(role) || !columns.includes(role)) columns[column] = role;
  }
  return columns;
}

/** 密钥 stands over ids in one sheet and over secrets in the next: where no heading names the ids, the cells decide. */
function corrected(named: ColumnRole, seen: ColumnRole | null): ColumnRole {
  return named === 'secret' && seen === 'public-id' ? 'public-id' : named;
}
