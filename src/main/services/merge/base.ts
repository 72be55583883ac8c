import { z } from 'zod';
import type { ReadDb, Vault, WriteDb } from '../../vault/index.ts';
import { auditMac, auditTime } from '../../vault/repositories/merging.ts';
import { getStoredValue, putStoredValue } from '../../vault/repositories/stored-values.ts';

/** The ends of the chains of copies that were merged into this one, at that time. */
const mergedHead = z.object({ count: z.number().int(), head: z.string() });
type MergedHead = z.infer<typeof mergedHead>;
const mergedHeads = z.array(mergedHead);

const MOST_KEPT = 100;

const headsOf = (db: ReadDb): readonly MergedHead[] => getStoredValue(db, 'merged', mergedHeads) ?? [];

/** How many rows of each copy's chain the other copy knows of: what came after them it cannot have. */
export interface Base {
  /** The rows that both chains begin with: a number of one chain says the same of the other up to here. */
  readonly common: number;
  readonly here: number;
  readonly there: number;
  /** When the last of the rows of the other copy was written that this one knows of, by the other's clock. */
  readonly at: number;
}

/** Chains pass through the same rows up to where they part, and never again after it. */
function commonRows(here: ReadDb, there: ReadDb, most: number): number {
  let [same, other] = [0, most + 1];
  while (other - same > 1) {
    const middle = (same + other) >> 1;
    const [a, b] = [auditMac(here, middle), auditMac(there, middle)];
    if (a !== null && b !== null && a.equals(b)) same = middle;
    else other = middle;
  }
  return same;
}

/** The latest end of `of` that was merged into `into`. */
function mergedRows(of: ReadDb, into: ReadDb): number {
  const known = headsOf(into).filter(({ count, head }) => auditMac(of, count)?.toString('hex') === head);
  return Math.max(0, ...known.map(({ count }) => count));
}

/** What two copies know of each other: by the rows that their chains share, and by earlier merges. */
export function baseOf(
  here: ReadDb,
  there: ReadDb,
  counts: { readonly here: number; readonly there: number },
): Base {
  const common = commonRows(here, there, Math.min(counts.here, counts.there));
  const known = Math.max(common, mergedRows(there, here));
  const ours = Math.max(common, mergedRows(here, there));
  return { common, here: ours, there: known, at: auditTime(there, known) };
}

/** Remembers that all of `there` is in this copy now; what `there` had merged is too. */
export function noteMerged(db: WriteDb, there: Vault): void {
  putStoredValue(db, 'merged', [there.head(), ...there.read(headsOf), ...headsOf(db)].slice(0, MOST_KEPT));
}
