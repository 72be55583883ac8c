import { z } from 'zod';
import { instant } from '../../../shared/model/ids.ts';
import {
  type KeptRun,
  keptRun,
  todoOf,
  VERIFY_TODOS,
  type VerifiedKey,
  type VerifySummary,
} from '../../../shared/model/verification.ts';
import type { Cloud } from '../../clouds/cloud.ts';
import { clouds } from '../../clouds/registry.ts';
import type { ReadDb, WriteDb } from '../../vault/index.ts';
import { getCredential } from '../../vault/repositories/credentials.ts';
import { getStoredValue, putStoredValue } from '../../vault/repositories/stored-values.ts';
import { previewKeyOf } from '../restore/preview-key.ts';

/** What the vault keeps of verifying many keys. */
const kept = z
  .object({
    last: keptRun.nullable(),
    /** When all keys were last asked to the end, by whomever, or begun to be by the schedule. */
    wholeAt: instant.nullable(),
  })
  .readonly();
export type KeptVerification = z.infer<typeof kept>;

/** Nothing, where no run was kept or none that this program can read. */
export const readKept = (db: ReadDb): KeptVerification =>
  getStoredValue(db, 'verification', kept) ?? { last: null, wholeAt: null };

export const writeKept = (db: WriteDb, value: KeptVerification): void =>
  putStoredValue(db, 'verification', value);

/**
 * The run to keep after `next`. One that asked again what failed before mends the one before rather than replacing it: the
 * other groups are still to be worked on.
 */
export function afterRun(
  before: KeptRun | null,
  next: KeptRun,
  asked: ReadonlySet<string>,
  wanted: ReadonlySet<string>,
): KeptRun {
  const known = new Set(before?.failed.map(({ id }) => id));
  const again = wanted.size > 0 && [...wanted].every((id) => known.has(id as never));
  if (before === null || !again) return next;
  const found = new Map(next.failed.map((one) => [one.id, one]));
  const failed = before.failed.flatMap((one) => (asked.has(one.id) ? (found.get(one.id) ?? []) : one));
  return { ...before, endedAt: next.endedAt, proven: before.proven + next.proven, failed };
}

/** A run as it is shown: with names, grouped by what to do. */
export function summaryOf(db: ReadDb, { failed, ...run }: KeptRun): VerifySummary {
  const keys = failed.flatMap(({ id, cause }): VerifiedKey[] => {
    const key = getCredential(db, id);
    if (key === null || key.removedAt !== null) return [];
    const settled = key.health.kind === 'proven' && key.health.at >= run.startedAt;
    const shown = previewKeyOf(db, key);
    const { lookUp }: Cloud = clouds[shown.cloud];
    const looksUp = lookUp !== undefined;
    return [{ key: shown, accountId: key.accountId, cause, settled, looksUp }];
  });
  const byTodo = Map.groupBy(keys, ({ cause }) => todoOf(cause));
  const groups = VERIFY_TODOS.flatMap((todo) => {
    const own = byTodo.get(todo);
    return own === undefined ? [] : [{ todo, keys: own }];
  });
  return { ...run, failed: keys.length, groups };
}
