import { cloudOfWord } from '../shared/catalogue/cloud-words.ts';
import { CLOUD_IDS } from '../shared/model/cloud.ts';
import {
  type ColumnRole,
  columnRole,
  type ImportTables,
  SHARED_ROLES,
  type SheetView,
  type TableMapping,
} from '../shared/model/import-tables.ts';
import { usageError } from './errors.ts';

/** What a person says about a table on the command line. */
export interface MappingWishes {
  readonly sheet?: readonly string[];
  readonly map?: readonly string[];
  readonly cloud?: string;
}

/** A, B, … Z, AA: as spreadsheets name columns. */
export function lettersOf(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : lettersOf(Math.floor(index / 26) - 1) + letter;
}

const plain = (text: string): string => text.trim().toLowerCase();

/** The column of a heading, else of its letters. */
function columnIn({ columns }: SheetView, named: string): number {
  const byHeading = columns.findIndex(({ heading }) => plain(heading) === plain(named));
  return byHeading >= 0
    ? byHeading
    : columns.findIndex(({ index }) => lettersOf(index) === named.toUpperCase());
}

interface Wish {
  readonly column: string;
  readonly role: ColumnRole;
}

function wishFrom(text: string): Wish {
  const at = text.lastIndexOf('=');
  const role = columnRole.safeParse(text.slice(at + 1).trim());
  if (at < 1 || !role.success)
    throw usageError('bad-mapping', { text, roles: columnRole.options.join(', ') });
  return { column: text.slice(0, at), role: role.data };
}

/** For a source that is no table. Throws a usage error for wishes that would go unheard. */
export function requireNoWishes(wishes: MappingWishes): void {
  const heard = (['sheet', 'map', 'cloud'] as const).find((name) => wishes[name] !== undefined);
  if (heard !== undefined) throw usageError('no-table', { option: `--${heard}` });
}

/** The guess with what a person wishes otherwise. Throws a usage error for sheets, columns, roles and clouds that do not exist. */
export function mappingBy(tables: ImportTables, wishes: MappingWishes): TableMapping {
  const cloud = wishes.cloud === undefined ? null : cloudOfWord(wishes.cloud);
  if (wishes.cloud !== undefined && cloud === null)
    throw usageError('unknown-cloud', { clouds: CLOUD_IDS.join(', ') });
  const names = tables.sheets.map(({ name }) => name);
  const wanted = wishes.sheet ?? [];
  const lost = wanted.find((name) => !names.some((one) => plain(one) === plain(name)));
  if (lost !== undefined) throw usageError('no-such-sheet', { sheet: lost, sheets: names.join(', ') });
  const roles = (wishes.map ?? []).map(wishFrom);
  for (const { column } of roles) {
    if (!tables.sheets.some((sheet) => columnIn(sheet, column) >= 0))
      throw usageError('no-such-column', { column });
  }
  return {
    cloud,
    sheets: tables.guess.sheets.map((sheet, at) => {
      const view = tables.sheets[at];
      if (view === undefined) return sheet;
      const columns: ColumnRole[] = [...sheet.columns];
      for (const { column, role } of roles) {
        const index = columnIn(view, column);
        if (index < 0) continue;
        for (const [other, had] of columns.entries()) {
          if (had === role && !SHARED_ROLES.has(role)) columns[other] = 'ignore';
        }
        columns[index] = role;
      }
      const chosen = wanted.some((name) => plain(name) === plain(view.name));
      return { ...sheet, columns, taken: wanted.length > 0 ? chosen : columns.includes('secret') };
    }),
  };
}
