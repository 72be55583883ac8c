/** Signs that a spreadsheet takes for the start of a formula, full-width ones included. */
export const FORMULA = /^[\s\p{Cc}]*[=+\-@|%＝＋－＠]/u;

/**
 * One cell by RFC 4180, always quoted. A text that a spreadsheet would run as a formula gets an apostrophe before it,
 * which spreadsheets take for "this is text".
 */
function cell(value: string | number | null): string {
  const text = value === null ? '' : String(value);
  const harmless = typeof value === 'string' && FORMULA.test(text) ? `'${text}` : text;
  return `"${harmless.replaceAll('"', '""')}"`;
}

/** One record with its line end. */
export function csvRecord(cells: readonly (string | number | null)[]): string {
  return `${cells.map(cell).join(',')}\r\n`;
}
