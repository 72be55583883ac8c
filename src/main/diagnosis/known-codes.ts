import { codeKey } from './facts.ts';
import { networkRows, s3Rows } from './tables/common.ts';
import { TABLES } from './tables/index.ts';

const rows = [...Object.values(TABLES).flatMap((table) => table.rows), ...s3Rows, ...networkRows];

/** Every code that a table has, as it writes it. Pseudo-codes of ours and finer codes of OSS are none. */
const KNOWN: ReadonlyMap<string, string> = new Map(
  rows
    .flatMap(({ codes = [] }) => codes)
    .filter((code) => !/^(http \d|html page|RetCode|\d)/.test(code))
    .map((code) => [codeKey(code), code]),
);

/** The first code of a text that any table has, in the table's spelling. Null where it has none. */
export function knownCode(written: Iterable<string>): string | null {
  for (const key of written) {
    const code = KNOWN.get(key);
    if (code !== undefined) return code;
  }
  return null;
}
