import { CHAIN_START, type ChainPlace, followChain } from './audit-chain.ts';
import type { AuditKeys } from './audit-epochs.ts';
import type { StoredAuditRow } from './repositories/audit.ts';

/** What a check of every row of a chain found. */
export interface ChainCheck {
  /** The number that the first row that does not fit has, or should have; null where every row does. */
  readonly brokenAt: number | null;
  /** Whether the chain passes through each of the places that were asked about. */
  readonly passes: readonly boolean[];
  /** The number of the last row. */
  readonly count: number;
}

/** Rows of a chain from a number on, in its order: out of the database, or out of an exported file. */
export type RowSource = (seq: number, limit: number) => readonly StoredAuditRow[];

const ROWS_AT_ONCE = 500;

/**
 * Follows a chain from its first row, in slices that let other work in between, and says where it breaks. Rows after
 * the break are counted and looked through for `places`, but no more checked. No row fits where `keys` is null.
 */
export async function examineChain(
  rowsFrom: RowSource,
  keys: AuditKeys | null,
  places: readonly ChainPlace[],
): Promise<ChainCheck> {
  let at: ChainPlace = { count: 0, head: CHAIN_START };
  let brokenAt: number | null = null;
  let count = 0;
  const passes = places.map((place) => place.count === 0 && place.head.equals(CHAIN_START));
  for (;;) {
    const rows = rowsFrom(count + 1, ROWS_AT_ONCE);
    for (const row of rows) {
      const next = brokenAt === null && keys !== null ? followChain(keys.of, at, [row]) : null;
      if (next !== null) at = next;
      else brokenAt ??= at.count + 1;
      for (const [index, place] of places.entries()) {
        if (row.seq === place.count && row.mac.equals(place.head)) passes[index] = true;
      }
    }
    count = rows.at(-1)?.seq ?? count;
    if (rows.length < ROWS_AT_ONCE) return { brokenAt, passes, count };
    await new Promise((resolve) => setImmediate(resolve));
  }
}
