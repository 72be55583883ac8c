import {
  type ColumnRole,
  type ImportTables,
  SHARED_ROLES,
  type TableMapping,
} from '../../../shared/model/import-tables.ts';

/**
 * The mapping with another role for one column, and for the columns of the same heading in the other sheets: one
 * answer serves them all. Another column that had the role has none then.
 */
export function withRole(
  tables: ImportTables,
  mapping: TableMapping,
  change: { readonly sheet: number; readonly column: number; readonly role: ColumnRole },
): TableMapping {
  const heading = tables.sheets[change.sheet]?.columns[change.column]?.heading ?? '';
  return {
    ...mapping,
    sheets: mapping.sheets.map((sheet, at) => {
      const same =
        at === change.sheet
          ? change.column
          : heading === ''
            ? -1
            : (tables.sheets[at]?.columns.findIndex((column) => column.heading === heading) ?? -1);
      if (same < 0) return sheet;
      const columns = sheet.columns.map((role, column): ColumnRole => {
        if (column === same) return change.role;
        return role === change.role && !SHARED_ROLES.has(role) ? 'ignore' : role;
      });
      const taken = at === change.sheet ? true : sheet.taken;
      return { ...sheet, columns, taken };
    }),
  };
}
