import type { CloudId } from '../../shared/model/cloud.ts';
import { signs } from './clouds/index.ts';
import type { ConsoleCsvHeadings } from './clouds/types.ts';
import { type CsvRecord, readCsv } from './csv.ts';
import { type FoundKey, type ImportProblem, keyOfPair, type ReadResult, secretText } from './found-key.ts';
import { cloudOfPublicId } from './id-shapes.ts';

interface Columns {
  readonly count: number;
  readonly publicId: number;
  readonly secret: number;
  readonly token: number | undefined;
  readonly label: number | undefined;
}

/** Comma as consoles write it; tab and semicolon as spreadsheets do after "save as". */
const DELIMITERS = [',', '\t', ';'] as const;

/** No console's header is longer; a text without line ends is not worth the effort. */
const MAX_HEADER = 2000;

/** How long the vendors' secrets are; used only to see that a last line was cut off. */
const SECRET_LENGTHS: Readonly<Partial<Record<CloudId, number>>> = { aws: 40, aliyun: 30 };

/** A heading without case, spaces, hyphens and underscores. */
export function normalHeading(text: string): string {
  return text.toLowerCase().replaceAll(/[\s_-]/g, '');
}

/**
 * Reads a console's CSV by its header line. Null when the header is not one of this console.
 * A row without both halves, with another number of cells than the header, or cut off at the end of the file
 * becomes a problem instead of a key.
 */
export function readConsoleCsv(text: string, headings: ConsoleCsvHeadings): ReadResult | null {
  const header = text.trimStart().split(/\r|\n/, 1)[0] ?? '';
  if (header.length > MAX_HEADER) return null;
  for (const delimiter of DELIMITERS) {
    const [first] = readCsv(header, delimiter).records;
    const columns = first === undefined ? null : columnsOf(first.cells, headings);
    if (columns !== null) return readRows(text, delimiter, columns, headings.cloud);
  }
  return null;
}

function columnsOf(cells: readonly string[], headings: ConsoleCsvHeadings): Columns | null {
  const names = cells.map(normalHeading);
  const find = (candidates: readonly string[]): number | undefined => {
    const name = candidates.find((candidate) => names.includes(candidate));
    return name === undefined ? undefined : names.indexOf(name);
  };
  const publicId = find(headings.publicId);
  const secret = find(headings.secret);
  if (publicId === undefined || secret === undefined) return null;
  return { count: cells.length, publicId, secret, token: find(headings.token), label: find(headings.label) };
}

function readRows(text: string, delimiter: string, columns: Columns, cloud: CloudId): ReadResult {
  const table = readCsv(text, delimiter);
  const rows = table.records.slice(1);
  const keys: FoundKey[] = [];
  const problems: ImportProblem[] = [...table.problems];
  const endsOpen = !/[\r\n]\s*$/.test(text.slice(-64));
  for (const [index, row] of rows.entries()) {
    const found = readRow(row, columns, cloud, endsOpen && index === rows.length - 1);
    if ('kind' in found) problems.push(found);
    else keys.push(found);
  }
  return { keys, problems: problems.toSorted((a, b) => a.line - b.line) };
}

function readRow(
  row: CsvRecord,
  columns: Columns,
  cloud: CloudId,
  openEnd: boolean,
): FoundKey | ImportProblem {
  const { line, cells } = row;
  const at = (column: number | undefined) => (column === undefined ? '' : (cells[column] ?? ''));
  const surplus = cells.slice(columns.count);
  if (cells.length < columns.count || surplus.some((cell) => cell !== '')) {
    return { line, kind: 'wrong-column-count' };
  }
  const publicId = at(columns.publicId);
  const secret = at(columns.secret);
  const token = at(columns.token);
  const { cloud: actual, sure } = cloudOfRow(cloud, publicId, secret);
  // No half has a line end: one inside means that a quote swallowed the next line.
  if (`${publicId}${secret}${token}`.includes('\n')) return { line, kind: 'unclosed-quote' };
  if (publicId === '') return { line, kind: 'missing-public-id' };
  if (secret === '') return { line, kind: 'missing-secret' };
  if (openEnd && columns.secret === columns.count - 1 && isCut(secret, actual)) {
    return { line, kind: 'missing-secret' };
  }
  return keyOfPair({
    cloud: actual,
    sure,
    label: at(columns.label),
    publicId,
    secret: secretText(secret),
    token: token === '' ? null : secretText(token),
    region: null,
    line,
  });
}

/** Huawei Cloud's file has the header of AWS's: what an id looks like comes before whose header it stands under. */
function cloudOfRow(
  header: CloudId,
  publicId: string,
  secret: string,
): { readonly cloud: CloudId; readonly sure: 'certain' | 'likely' } {
  const shaped = cloudOfPublicId(publicId);
  if (shaped !== null) return { cloud: shaped, sure: 'certain' };
  const { id, secret: secretShape } = signs.huawei;
  const isHuawei = header === 'aws' && id.test(publicId) && secretShape.test(secret);
  return { cloud: isHuawei ? 'huawei' : header, sure: 'likely' };
}

function isCut(secret: string, cloud: CloudId): boolean {
  return secret.length < (SECRET_LENGTHS[cloud] ?? 0) && /^[A-Za-z0-9/+]+$/.test(secret);
}
