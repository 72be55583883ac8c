import type { ReminderStatus } from '../../../shared/model/reminder.ts';
import { isSnoozed } from '../../../shared/snooze.ts';
import { isDue, isWaiting, stageAt } from './standing.ts';
import { dateOf, type Watched, type Watching } from './watched.ts';

const WEEK_MS = 7 * 86_400_000;

/** The part of the status that follows from what is watched. */
export type ReminderCounts = Pick<
  ReminderStatus,
  'due' | 'overdue' | 'thisWeek' | 'snoozed' | 'rotations' | 'nextAt'
>;

/** The key's date: the end of its period or its expiry, whichever comes first. */
export const keyDate = (key: Watched): number | null => dateOf(key, 0);

/** Counts of one moment, and when they change next. */
export function countAt({ keys, steps }: Watching, now: number): ReminderCounts {
  let [due, overdue, thisWeek, snoozed] = [0, 0, 0, 0];
  let next = Number.POSITIVE_INFINITY;
  const ahead = (at: number): void => {
    if (at > now && at < next) next = at;
  };
  for (const key of keys) {
    const date = keyDate(key);
    const asleep = isSnoozed(key, now);
    if (asleep && key.snoozedUntil !== null) ahead(key.snoozedUntil);
    ahead(key.stages[0]?.[0] ?? 0);
    if (date !== null) {
      ahead(date);
      ahead(date - WEEK_MS);
    }
    if (!isDue(key, now)) continue;
    if (asleep) {
      snoozed += 1;
      continue;
    }
    due += 1;
    if ((stageAt(key, now) ?? 1) <= 0) overdue += 1;
    if (date !== null && date - now <= WEEK_MS) thisWeek += 1;
  }
  for (const { at } of steps) ahead(at ?? 0);
  return {
    due,
    overdue,
    thisWeek,
    snoozed,
    rotations: { running: steps.length, waiting: steps.filter((step) => isWaiting(step, now)).length },
    nextAt: Number.isFinite(next) ? next : null,
  };
}

/** When there may be something to tell next; infinity when nothing is ahead. */
export function nextInstant({ keys, steps }: Watching, now: number): number {
  let next = Number.POSITIVE_INFINITY;
  for (const { stages, snoozedUntil } of keys) {
    if (snoozedUntil !== null && snoozedUntil > now && snoozedUntil < next) next = snoozedUntil;
    for (const [at] of stages) {
      if (at <= now) continue;
      if (at < next) next = at;
      break;
    }
  }
  for (const { at } of steps) if (at !== null && at > now && at < next) next = at;
  return next;
}
