import { KeyturnError } from '../../shared/ipc/envelope.ts';
import { readerScript, runReader } from './run-reader.ts';
import { SHEET_HEAP_MB, SHEET_TIME_MS, type SheetFailure, type SheetReply } from './sheet-limits.ts';
import type { Table } from './table.ts';

const ZIP = [0x50, 0x4b, 0x03, 0x04];
const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/** Whether a file is a workbook, by its first bytes: .xlsx, .xlsm, .xlsb and .ods are archives, .xls is a compound file. */
export function isSheet(bytes: Uint8Array): boolean {
  return [ZIP, OLE].some((mark) => mark.every((byte, at) => bytes[at] === byte));
}

/**
 * Whether a text is a table that calls itself a workbook: consoles give HTML or Excel's XML of 2003 the ending .xls.
 */
export function isSheetMarkup(text: string): boolean {
  const start = text.slice(0, 4096).trimStart().toLowerCase();
  if (!start.startsWith('<')) return false;
  return /<table[\s>]/.test(start) || start.includes('urn:schemas-microsoft-com:office:spreadsheet');
}

/** What a test may make shorter, or break. */
export interface SheetReading {
  readonly timeMs?: number;
  readonly heapMb?: number;
  readonly script?: URL;
}

/**
 * The tables of a workbook, read in a thread of its own that is ended when it takes too long or too much memory.
 *
 * Throws KeyturnError `sheet-unreadable`, `sheet-encrypted`, `sheet-too-large`.
 */
export async function readSheets(bytes: Uint8Array, reading: SheetReading = {}): Promise<readonly Table[]> {
  const script = reading.script ?? readerScript(import.meta.url, 'sheet-worker');
  // The copy is zeroed by the thread, the original by whoever read it.
  const end = await runReader<SheetReply>(script, Uint8Array.from(bytes), {
    timeMs: reading.timeMs ?? SHEET_TIME_MS,
    heapMb: reading.heapMb ?? SHEET_HEAP_MB,
  });
  if (end.kind !== 'reply') throw failed(end.kind === 'too-much' ? 'too-large' : 'damaged');
  if (end.reply.kind === 'tables') return end.reply.tables;
  throw failed(end.reply.failure);
}

function failed(failure: SheetFailure): KeyturnError {
  switch (failure) {
    case 'encrypted':
      return new KeyturnError('sheet-encrypted');
    case 'too-large':
      return new KeyturnError('sheet-too-large');
    case 'damaged':
      return new KeyturnError('sheet-unreadable');
  }
}
