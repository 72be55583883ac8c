import { z } from 'zod';
import type { ReadDb, Vault, WriteDb } from '../../vault/index.ts';
import { auditMac, auditTime } from '../../vault/repositories/merging.ts';
import { getStoredValue, putStoredValue } from '../../vault/repositories/stored-values.ts';

const head = z.object({ count: z.number().int(), head: z.string() });

/** Up to where another copy was merged into this one, and how long this chain was afterwards. */
const mergedHead = z.object({ theirs: head, ours: z.number().int() });
type MergedHead = z.infer<typeof mergedHead>;
const mergedHeads = z.array(mergedHead);

const MOST_KEPT = 100;

const headsOf = (db: ReadDb): readonly MergedHead[] => getStoredValue(db, 'merged', mergedHeads) ?? [];

/** The last rows of the two chains at which both copies held the same; 0 where that is before the first row. */
export interface Base {
  readonly here: number;
  readonly there: number;
  /** When that was, by the other copy's clock. */
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

const passes = (db: ReadDb, place: { readonly count: number; readonly head: string }): boolean =>
  auditMac(db, place.count)?.toString('hex') === place.head;

/** Where two copies were last the same: where their chains part, or where one was merged into the other since. */
export function baseOf(
  here: ReadDb,
  there: ReadDb,
  counts: { readonly here: number; readonly there: number },
): Base {
  const common = commonRows(here, there, Math.min(counts.here, counts.there));
  const candidates = [
    { here: common, there: common },
    ...headsOf(here)
      .filter(({ theirs }) => passes(there, theirs))
      .map(({ theirs, ours }) => ({ here: ours, there: theirs.count })),
    ...headsOf(there)
      .filter(({ theirs }) => passes(here, theirs))
      .map(({ theirs, ours }) => ({ here: theirs.count, there: ours })),
  ];
  const latest = candidates.reduce((best, one) =>
    one.here + one.there > best.here + best.there ? one : best,
  );
  return { ...latest, at: auditTime(there, latest.there) };
}

/** Remembers that all of `there` is in this copy now; what `there` had merged is too. */
export function noteMerged(db: WriteDb, there: Vault, ours: number): void {
  const theirs = there.head();
  const before = there.read(headsOf).map((entry) => ({ theirs: entry.theirs, ours }));
  putStoredValue(db, 'merged', [{ theirs, ours }, ...before, ...headsOf(db)].slice(0, MOST_KEPT));
}
