import type { ImportPreview } from '../../../../../src/shared/model/import.ts';
import type { ImportTables, TableMapping } from '../../../../../src/shared/model/import-tables.ts';
import { asTables } from '../../../../support/import-found.ts';
import type { Setting } from './setting.ts';

export const ID = [
  'LTAI5tKeyturnExample0001',
  'LTAI5tKeyturnExample0002',
  'LTAI5tKeyturnExample0003',
] as const;
export const SECRET = 'kEyTuRn0123456789abcdefABCDEFx';

/** The ways in which these tests read a table; `now` gives the setting of the test that runs. */
export function tableReading(now: () => Setting) {
  return {
    async tablesOf(content: Uint8Array | string, name = 'keys.xlsx'): Promise<ImportTables> {
      const { imports, file } = now();
      const path = await file(name, content);
      return asTables(await imports.previewFile(await imports.ticketFor(path)));
    },
    map: (tables: ImportTables, mapping: TableMapping = tables.guess): ImportPreview =>
      now().imports.mapTables(tables.tables, mapping),
    /** One sheet as a CSV, which needs no thread. */
    inText: (text: string): ImportTables => asTables(now().imports.previewText(text)),
  };
}
