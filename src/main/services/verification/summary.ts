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
import type { KeyToAsk } from './keys.ts';

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

/** What decides on how a run is kept. */
export interface RunKept {
  /** Over all keys of the vault, as far as they may be asked. */
  readonly whole: boolean;
  /** Those that it asked, with what was known of them when it began. */
  readonly asked: readonly Pick<KeyToAsk, 'id' | 'health'>[];
  /** Those that it left out: for a cancel, or since they must not be asked unattended. */
  readonly spared: readonly Pick<KeyToAsk, 'id' | 'health'>[];
}

/**
 * The run to keep after `next`. One over all keys replaces the one before, but for what failed there and was not asked
 * again. Any other mends the one before key by key: the other groups are still to be worked on.
 */
export function afterRun(before: KeptRun | null, next: KeptRun, { whole, asked, spared }: RunKept): KeptRun {
  if (before === null) return next;
  if (whole) {
    const still = new Set(spared.filter(({ health }) => health.kind !== 'proven').map(({ id }) => id));
    const failed = [...next.failed, ...before.failed.filter(({ id }) => still.has(id))];
    return { ...next, failed, total: Math.max(next.total, next.proven + failed.length) };
  }
  const found = new Map(next.failed.map((one) => [one.id, one]));
  const known = new Set(before.failed.map(({ id }) => id));
  const ids = new Set(asked.map(({ id }) => id));
  const failed = [
    ...before.failed.flatMap((one) => (ids.has(one.id) ? (found.get(one.id) ?? []) : one)),
    ...next.failed.filter(({ id }) => !known.has(id)),
  ];
  // Of what was proven only a number is kept; the keys themselves tell when they were asked last.
  const proven = asked.filter(
    ({ id, health }) => health.kind !== 'unverified' && health.at >= before.startedAt && !known.has(id),
  ).length;
  const worked = Math.max(0, before.proven - proven) + next.proven;
  const counted = worked + failed.length;
  const total = before.how === 'done' ? counted : Math.max(before.total, counted);
  return { ...before, endedAt: next.endedAt, proven: worked, total, failed };
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
