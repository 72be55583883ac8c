import { Worker } from 'node:worker_threads';
import { KeyturnError } from '../../shared/ipc/envelope.ts';
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
export function readSheets(bytes: Uint8Array, reading: SheetReading = {}): Promise<readonly Table[]> {
  return new Promise((resolve, reject) => {
    // The copy is zeroed by the thread, the original by whoever read it.
    const worker = new Worker(reading.script ?? workerScript(), {
      workerData: Uint8Array.from(bytes),
      resourceLimits: {
        maxOldGenerationSizeMb: reading.heapMb ?? SHEET_HEAP_MB,
        maxYoungGenerationSizeMb: 64,
      },
      env: {},
      execArgv: [],
      stderr: true,
      stdout: true,
    });
    let ended = false;
    const end = (settle: () => void): void => {
      if (ended) return;
      ended = true;
      clearTimeout(timer);
      void worker.terminate();
      settle();
    };
    const timer = setTimeout(() => end(() => reject(failed('too-large'))), reading.timeMs ?? SHEET_TIME_MS);
    worker.once('message', (reply: SheetReply) =>
      end(() => (reply.kind === 'tables' ? resolve(reply.tables) : reject(failed(reply.failure)))),
    );
    // Its own words are not passed on: they may quote cells.
    worker.once('error', (error) =>
      end(() => reject(failed(isOutOfMemory(error) ? 'too-large' : 'damaged'))),
    );
    worker.once('exit', () => end(() => reject(failed('damaged'))));
  });
}

/** Beside this file as source; the bundler puts it beside the entries, of which chunks are one folder down. */
function workerScript(): URL {
  const here = import.meta.url;
  if (here.endsWith('.ts')) return new URL('./sheet-worker.ts', here);
  return new URL(/\/chunks\/[^/]*$/.test(here) ? '../sheet-worker.js' : './sheet-worker.js', here);
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
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
