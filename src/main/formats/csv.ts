import { parse } from 'csv-parse/sync';
import type { ImportProblem } from './found-key.ts';

/** One record of a CSV, trimmed, with the line that it starts on (from 1). */
export interface CsvRecord {
  readonly line: number;
  readonly cells: readonly string[];
}

/** The records of a CSV and the lines that could not be read as one. */
export interface CsvTable {
  readonly records: readonly CsvRecord[];
  readonly problems: readonly ImportProblem[];
}

/** A text with more broken lines than this is no CSV; going on would only cost time. */
const MAX_BROKEN_LINES = 1000;

/**
 * Reads a CSV by RFC 4180: quoted cells may hold the delimiter, doubled quotes and line ends. A quote inside an
 * unquoted cell is taken as it stands, since consoles write passwords that way. Empty lines are left out.
 *
 * Where the text as a whole breaks these rules, each line is read on its own, so that one broken line does not take
 * the sound ones with it. Never throws: the parser's own messages quote cells, which may be secrets.
 */
export function readCsv(text: string, delimiter: string): CsvTable {
  const plainEnds = text.replaceAll(/\r\n?/g, '\n');
  const whole = parseStrictly(plainEnds, delimiter);
  if (whole !== null) return { records: whole.filter(isFilled), problems: [] };
  return readByLine(plainEnds, delimiter);
}

function readByLine(text: string, delimiter: string): CsvTable {
  const records: CsvRecord[] = [];
  const problems: ImportProblem[] = [];
  for (const [index, content] of text.split('\n').entries()) {
    if (problems.length === MAX_BROKEN_LINES) break;
    const line = index + 1;
    const parsed = content.includes('"') ? parseStrictly(content, delimiter) : plain(content, delimiter);
    const [record] = parsed ?? [];
    if (parsed === null) problems.push({ line, kind: 'unclosed-quote' });
    else if (record !== undefined && isFilled(record)) records.push({ line, cells: record.cells });
  }
  return { records, problems };
}

function plain(content: string, delimiter: string): readonly CsvRecord[] {
  return [{ line: 1, cells: content.split(delimiter).map((cell) => cell.trim()) }];
}

/** Null when a quote opens and never closes, or closes in the middle of a cell. */
function parseStrictly(text: string, delimiter: string): readonly CsvRecord[] | null {
  const records: CsvRecord[] = [];
  try {
    parse(text, {
      delimiter,
      trim: true,
      relax_quotes: true,
      relax_column_count: true,
      record_delimiter: '\n',
      on_record: (cells: readonly string[], context) => {
        const inside = cells.reduce((sum, cell) => sum + lineEnds(cell), 0);
        records.push({ line: context.lines - inside, cells });
        return null;
      },
    });
    return records;
  } catch {
    return null;
  }
}

function lineEnds(cell: string): number {
  return cell.split('\n').length - 1;
}

function isFilled(record: CsvRecord): boolean {
  return record.cells.some((cell) => cell !== '');
}
