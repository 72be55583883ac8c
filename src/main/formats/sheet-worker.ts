import { parentPort, workerData } from 'node:worker_threads';
import { read, utils, type WorkBook } from '@e965/xlsx';
import { type Allowance, rowsOf } from './sheet-cells.ts';
import { SHEET_LIMITS, SheetError, type SheetFailure, type SheetReply } from './sheet-limits.ts';
import { checkArchive } from './sheet-zip.ts';
import type { Table } from './table.ts';

// A thread of its own: whatever a file does to the reader, the app stays at hand and can end it. Nothing is written,
// fetched or run here; the thread sees the bytes of one file and answers once.

function tablesOf(book: WorkBook): readonly Table[] {
  if (book.SheetNames.length > SHEET_LIMITS.sheets) throw new SheetError('too-large');
  const left: Allowance = {
    rows: SHEET_LIMITS.rows,
    cells: SHEET_LIMITS.cells,
    characters: SHEET_LIMITS.characters,
  };
  const date1904 = book.Workbook?.WBProps?.date1904 === true;
  return book.SheetNames.flatMap((name) => {
    const sheet = book.Sheets[name];
    if (sheet === undefined || sheet['!type'] === 'chart') return [];
    requireWhole(sheet['!fullref']);
    return [{ name, rows: rowsOf(sheet, date1904, left) }];
  });
}

/** The reader stops after so many rows, and names the range that the sheet has where it did. */
function requireWhole(range: string | undefined): void {
  if (range !== undefined && utils.decode_range(range).e.r >= SHEET_LIMITS.rows)
    throw new SheetError('too-large');
}

/** The library's messages are not passed on: they may quote cells. */
function failureOf(error: unknown): SheetFailure {
  if (error instanceof SheetError) return error.failure;
  return error instanceof Error && /password|encrypt/i.test(error.message) ? 'encrypted' : 'damaged';
}

function answer(bytes: Buffer): SheetReply {
  try {
    if (bytes.subarray(0, 2).toString('latin1') === 'PK') checkArchive(bytes);
    const book = read(bytes, {
      ...{ type: 'buffer', dense: true, cellFormula: true, cellNF: true, cellText: false },
      ...{ cellHTML: false, cellStyles: false, cellDates: false, bookVBA: false },
      sheetRows: SHEET_LIMITS.rows + 1,
    });
    return { kind: 'tables', tables: tablesOf(book) };
  } catch (error) {
    return { kind: 'failed', failure: failureOf(error) };
  } finally {
    bytes.fill(0);
  }
}

const bytes: unknown = workerData;
if (bytes instanceof Uint8Array) {
  parentPort?.postMessage(answer(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)));
}
