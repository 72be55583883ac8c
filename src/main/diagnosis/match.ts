import type { Evidence } from '../../shared/model/diagnosis.ts';
import { codeKey, type Extract } from './facts.ts';
import type { Reading } from './reading.ts';
import type { Row } from './types.ts';

/** A line of a table that a text fits, with what in it did. */
export interface Match {
  readonly row: Row;
  /** The code as the table writes it. */
  readonly code: string | null;
  readonly evidence: readonly Evidence[];
}

function codeIn({ codes = [], begins = [] }: Row, { codes: found }: Extract): string | null {
  const exact = codes.find((code) => found.has(codeKey(code)));
  if (exact !== undefined) return exact;
  return (
    begins.find((start) => [...found].some((code) => code.startsWith(`${start.toLowerCase()}.`))) ?? null
  );
}

const isDetail = (code: string): boolean => /^\d{4}-\d{8}$/.test(code);

/** The first line that a text fits; null for none. Evidence is in the table's own words, never in the text's. */
export function matchRows(rows: readonly Row[], reading: Reading, found: Extract): Match | null {
  for (const row of rows) {
    const wantsCode = row.codes !== undefined || row.begins !== undefined;
    const code = wantsCode ? codeIn(row, found) : null;
    if (wantsCode && code === null) continue;
    if (row.says?.some((words) => !reading.flat.includes(words)) === true) continue;
    if (row.unless?.some((words) => reading.flat.includes(words)) === true) continue;
    const evidence: Evidence[] = [];
    if (code !== null && !/^(http \d|html page)/.test(code))
      evidence.push({ part: isDetail(code) ? 'detail' : 'code', text: code });
    for (const text of row.says ?? []) evidence.push({ part: 'words', text });
    return { row, code, evidence };
  }
  return null;
}
