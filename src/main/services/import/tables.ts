import { KeyturnError } from '../../../shared/ipc/envelope.ts';
import type { TicketId } from '../../../shared/model/ids.ts';
import type { SheetView, TableMapping } from '../../../shared/model/import-tables.ts';
import { looksLikeTable, readConsoleFile, readKeys } from '../../formats/detect.ts';
import type { FoundKey, ImportProblem } from '../../formats/found-key.ts';
import { type ExportedFinds, findsOf } from '../../formats/keyturn/found.ts';
import type { Manager, ManagerTask } from '../../formats/managers/entry.ts';
import { keysOfEntries } from '../../formats/managers/entry-keys.ts';
import { isSealedExport, managerOf } from '../../formats/managers/marks.ts';
import { readExported, readManager } from '../../formats/managers/read-manager.ts';
import { isSheet, isSheetMarkup, readSheets } from '../../formats/sheet.ts';
import { type Table, textOf, widthOf } from '../../formats/table.ts';
import { guessSheet, guessTables, type SheetGuess } from '../../formats/table-guess.ts';
import { isPasswordHeading } from '../../formats/table-headings.ts';
import { keysOfTables } from '../../formats/table-keys.ts';
import { maskedHeading, maskedName, maskedSample } from '../../formats/table-mask.ts';
import { anyTable, type TextTable, tableOfText } from '../../formats/table-text.ts';
import { untakenRows } from '../../formats/table-untaken.ts';
import { decodeText } from '../../formats/text.ts';
import { openExport, requireExport } from '../../vault/export/seal.ts';
import { lend } from '../../vault/index.ts';
import type { DraftRow } from './draft-row.ts';
import type { DraftOrigin, Source } from './preview.ts';

/** Tables that a person is asked about, kept in main until they are discarded or thirty minutes old. */
export interface KeptTables {
  readonly tables: readonly Table[];
  readonly source: Source;
  readonly problems: readonly ImportProblem[];
  readonly beside: readonly FoundKey[];
  /** What the last mapping made of them; another one takes its place. */
  draft: TicketId | null;
}

/** What a source turned out to be. */
export type Read =
  /** Another password manager's file that wants a password. */
  | { readonly kind: 'locked'; readonly manager: 'keepass' | 'bitwarden' | 'keyturn' }
  | { readonly kind: 'entries'; readonly rows: readonly DraftRow[]; readonly passedOver: number }
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'tables';
      readonly tables: readonly Table[];
      readonly problems: readonly ImportProblem[];
      /** Keys of the text around a table, for which there is nothing to map. */
      readonly beside: readonly FoundKey[];
    };

/** As many rows of a sheet are shown. */
const SHOWN_ROWS = 8;

/**
 * Tells another password manager's file from a workbook from a text, and a table in a text from other text. Throws
 * `file-too-large`, `file-not-text`, `sheet-unreadable`, `sheet-encrypted`, `sheet-too-large`,
 * `manager-unreadable`, `manager-too-costly`.
 */
export async function readSource(bytes: Uint8Array): Promise<Read> {
  const manager = managerOf(bytes);
  if (manager !== null) return readEntries({ manager, bytes, password: null, keyFile: null });
  if (isSheet(bytes)) return fromSheets(await readSheets(bytes));
  const text = decodeText(bytes);
  return isSheetMarkup(text) ? fromSheets(await readSheets(Buffer.from(text, 'utf8'))) : readText(text);
}

/** A row as it stands in a source that says whose every key is. */
export const plainRow = (key: FoundKey): DraftRow => ({ key, periodDays: null, errors: [], as: null });

/** What another manager's file is, and what was typed to open it. */
interface EntriesTask extends Omit<ManagerTask, 'manager'> {
  readonly manager: Manager;
}

/** The keys in another password manager's file, or in an export of another vault. Throws as `readManager`. */
export async function readEntries(task: EntriesTask): Promise<Read> {
  const { manager } = task;
  if (manager === 'keyturn') return readExport(task);
  const found = await readManager({ ...task, manager });
  if (found !== null) {
    return {
      kind: 'entries',
      rows: keysOfEntries(found.entries).map(plainRow),
      passedOver: found.passedOver,
    };
  }
  // An export of 1Password is never under a password.
  if (manager === 'onepassword') throw new KeyturnError('manager-unreadable');
  return { kind: 'locked', manager };
}

async function readExport({ bytes, password }: EntriesTask): Promise<Read> {
  if (!isSealedExport(bytes)) return rowsOf(findsOf(await readExported(bytes)));
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (password === null) {
    // Nobody is asked for the password of a file that cannot be opened anyway.
    requireExport(file);
    return { kind: 'locked', manager: 'keyturn' };
  }
  const content = await lend(password, (secret) => openExport(file, secret));
  try {
    return rowsOf(findsOf(await readExported(content)));
  } finally {
    content.fill(0);
  }
}

/** What another vault exported, as rows. */
export function rowsOf({ finds, passedOver }: ExportedFinds): Extract<Read, { kind: 'entries' }> {
  const rows = finds.map(({ key, periodDays, origin }) => ({ ...plainRow(key), periodDays, origin }));
  return { kind: 'entries', rows, passedOver };
}

/** Roles that a console's own file has columns for. Of a table with more than these nothing should get lost. */
const CONSOLE_ROLES: ReadonlySet<string> = new Set(['public-id', 'secret', 'token', 'label', 'account']);

/** Tells a table in a text from other text; a console's own file needs nobody to name its columns. */
export function readText(text: string): Exclude<Read, { kind: 'locked' | 'entries' }> {
  const named = tableOfText(text);
  // A list under headings that nobody knows is one to be asked about only where the search by shape finds nothing in it.
  const found = named ?? (looksLikeTable(text) && readKeys(text).keys.length === 0 ? listIn(text) : null);
  if (found === null) return { kind: 'text', text };
  const rest = readKeys(found.rest);
  if (rest.keys.length === 0 && isConsoles(found.table, text)) return { kind: 'text', text };
  const problems = [...found.problems, ...rest.problems].toSorted((a, b) => a.line - b.line);
  return { kind: 'tables', tables: [found.table], problems, beside: rest.keys };
}

function isConsoles(table: Table, text: string): boolean {
  const { columns } = guessSheet(table, 0);
  const plain = columns.every((role) => role === null || CONSOLE_ROLES.has(role));
  return plain && readConsoleFile(text) !== null;
}

/** A list of which at least one column looks like halves of keys. */
function listIn(text: string): TextTable | null {
  const found = anyTable(text);
  const roles = found === null ? [] : guessSheet(found.table, 0).columns;
  return roles.includes('secret') || roles.includes('public-id') ? found : null;
}

/** A console's own file, and a sheet of forms with a name beside each value, are read as the text that they are. */
function fromSheets(tables: readonly Table[]): Exclude<Read, { kind: 'locked' | 'entries' }> {
  const filled = tables.filter(({ rows }) => rows.length > 0);
  if (filled.length === 0) throw new KeyturnError('nothing-found');
  const text = filled.map(asText).join('');
  const [only] = filled;
  if (only !== undefined && filled.length === 1 && isConsoles(only, text)) return { kind: 'text', text };
  const guessed = filled.map((table) => guessSheet(table, 0).columns);
  const isForm =
    filled.every((table) => widthOf(table) <= 2) &&
    !guessed.some((roles) => roles.includes('secret') && roles.includes('public-id')) &&
    (!guessed.some((roles) => roles.includes('secret')) || readKeys(text).keys.length > 0);
  return isForm ? { kind: 'text', text } : { kind: 'tables', tables: filled, problems: [], beside: [] };
}

/** Each row on the line that it has in its sheet. */
function asText({ rows }: Table): string {
  const lines: string[] = Array.from({ length: rows.at(-1)?.line ?? 0 }, () => '');
  for (const { line, cells } of rows) lines[line - 1] = cells.map(textOf).join('\t');
  return `${lines.join('\n')}\n`;
}

/** The tables as they cross: headings, a few masked rows, and a guess. */
export function tablesView(
  tables: readonly Table[],
  now: number,
): { readonly sheets: readonly SheetView[]; readonly guess: TableMapping } {
  const guesses = tables.map((table) => guessSheet(table, now));
  return {
    sheets: tables.map((table, index) => sheetView(table, guesses[index] ?? { headerRow: 0, columns: [] })),
    guess: guessTables(guesses),
  };
}

function sheetView(table: Table, guess: SheetGuess): SheetView {
  const shown = table.rows.slice(0, SHOWN_ROWS);
  const header = table.rows.find(({ line }) => line === guess.headerRow);
  return {
    name: maskedName(table.name),
    rows: table.rows.length,
    headerRow: guess.headerRow,
    lines: shown.map(({ line }) => line),
    columns: guess.columns.map((role, index) => {
      const head = header?.cells[index];
      const shownAs = isPasswordHeading(textOf(head)) ? 'secret' : role;
      return {
        index,
        heading: maskedHeading(head),
        samples: shown.map(({ line, cells }) =>
          line === guess.headerRow
            ? maskedHeading(cells[index])
            : maskedSample(cells[index], line < guess.headerRow ? null : shownAs),
        ),
        guess: role,
      };
    }),
  };
}

/** The rows of a draft that a mapping makes of tables. Throws `invalid-input` for a mapping of other tables. */
export function mapped(
  kept: KeptTables,
  mapping: TableMapping,
  now: number,
): { readonly rows: readonly DraftRow[]; readonly origin: DraftOrigin } {
  if (mapping.sheets.length !== kept.tables.length)
    throw new KeyturnError('invalid-input', { field: 'mapping' });
  const { source, problems } = kept;
  const rows = keysOfTables(kept.tables, mapping, now);
  const beside = kept.beside.map(plainRow);
  return {
    rows: beside.length === 0 ? rows : [...rows, ...beside].toSorted((a, b) => a.key.line - b.key.line),
    origin: { source, problems, untaken: untakenRows(kept.tables, mapping), passedOver: 0 },
  };
}
