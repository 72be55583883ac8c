import type { ImportFound, ImportPreview } from '../../src/shared/model/import.ts';
import type { ImportTables } from '../../src/shared/model/import-tables.ts';

/** Keys as they stand; fails where a source turned out to be a table. */
export function asKeys(found: ImportFound): ImportPreview {
  if (found.kind !== 'keys') throw new Error(`It was taken for ${found.kind}`);
  return found;
}

/** Tables that are to be mapped; fails where a source was read without. */
export function asTables(found: ImportFound): ImportTables {
  if (found.kind !== 'tables') throw new Error('It was not taken for a table');
  return found;
}
