import { type BookType, utils, type WorkSheet, write } from '@e965/xlsx';

/** What a test writes into a cell. A `Date` is the day and time that the sheet is to show. */
export type Value = string | number | boolean | Date | null;

/** One sheet of a workbook, its headings among the rows. */
export interface SheetSpec {
  readonly name: string;
  readonly rows: readonly (readonly Value[])[];
  /** Ranges as spreadsheets name them: `A2:A9`. */
  readonly merged?: readonly string[];
  /** A formula by its cell, with the value it had when the sheet was saved, or none. */
  readonly formulas?: Readonly<Record<string, { readonly formula: string; readonly value?: string }>>;
}

const DATE_FORMAT = 'yyyy-mm-dd hh:mm';

function sheetOf({ rows, merged = [], formulas = {} }: SheetSpec, date1904: boolean): WorkSheet {
  const plain = rows.map((row) =>
    row.map((value) => (value instanceof Date ? serial(value, date1904) : value)),
  );
  const sheet = utils.aoa_to_sheet(plain);
  for (const [r, row] of rows.entries()) {
    for (const [c, value] of row.entries()) {
      if (value instanceof Date) sheet[utils.encode_cell({ r, c })] = dated(value, date1904);
    }
  }
  for (const [cell, { formula, value }] of Object.entries(formulas)) {
    sheet[cell] = value === undefined ? { t: 'n', f: formula } : { t: 's', f: formula, v: value };
  }
  sheet['!merges'] = merged.map((range) => utils.decode_range(range));
  return sheet;
}

const dated = (date: Date, date1904: boolean) => ({ t: 'n', v: serial(date, date1904), z: DATE_FORMAT });

/** Days since the sheet's own beginning of time, by what a clock in UTC shows at the instant. */
function serial(date: Date, date1904: boolean): number {
  return date.getTime() / 86_400_000 + 25_569 - (date1904 ? 1462 : 0);
}

/** The bytes of a workbook, written by the library that the product reads with. */
export function workbook(
  sheets: readonly SheetSpec[],
  { bookType = 'xlsx', date1904 = false }: { readonly bookType?: BookType; readonly date1904?: boolean } = {},
): Buffer {
  const book = utils.book_new();
  for (const spec of sheets) utils.book_append_sheet(book, sheetOf(spec, date1904), spec.name);
  book.Workbook = { WBProps: { date1904 } };
  const bytes: unknown = write(book, { type: 'buffer', bookType, compression: true });
  if (!Buffer.isBuffer(bytes)) throw new Error('The library wrote no buffer');
  return bytes;
}
