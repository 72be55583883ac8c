import type { Table } from './table.ts';

/** What a workbook may hold: far more than any list of keys, and little enough to stay quick. */
export const SHEET_LIMITS = {
  sheets: 50,
  /** All sheets together. */
  rows: 20_000,
  columns: 200,
  cells: 600_000,
  /** One cell: a service-account key with all its JSON has some 2,500 characters. */
  cellLength: 20_000,
  /** All cells together. */
  characters: 16_000_000,
  /** What the parts of the file may unpack to, and how many there may be. */
  unpackedBytes: 96 * 1024 * 1024,
  parts: 2_000,
} as const;

/** How long reading may take before it is given up, in ms. */
export const SHEET_TIME_MS = 20_000;

/** The heap that the reader may fill, in MB. */
export const SHEET_HEAP_MB = 384;

/** Why a workbook was not read. */
export type SheetFailure = 'damaged' | 'encrypted' | 'too-large';

/** What the reading thread answers with. */
export type SheetReply =
  | { readonly kind: 'tables'; readonly tables: readonly Table[] }
  | { readonly kind: 'failed'; readonly failure: SheetFailure };

/** Thrown inside the reading thread; its message names no content. */
export class SheetError extends Error {
  readonly failure: SheetFailure;

  constructor(failure: SheetFailure) {
    super(failure);
    this.name = 'SheetError';
    this.failure = failure;
  }
}
