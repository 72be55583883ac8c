import { assertNever } from './assert-never.ts';
import { type Ageing, dueAt, leadStart } from './due.ts';
import type { LeadTimes, ReminderStage } from './model/reminder.ts';

/** When a key comes into a stage. */
export interface StageInstant {
  readonly at: number;
  readonly stage: ReminderStage;
}

const DUE: ReminderStage = { kind: 'due' };
const EXPIRED: ReminderStage = { kind: 'expired' };

/**
 * Every instant at which a stage of the key begins, in order, none twice; empty for a key of unknown age. Of stages that
 * would begin at one instant only the furthest is there: a key that is made with a week to live starts at its lead time
 * of seven days, whatever longer ones there are.
 */
export function stageInstants(key: Ageing, leads: LeadTimes): readonly StageInstant[] {
  const date = dueAt(key);
  if (date === null) return [];
  const all: StageInstant[] = leads.map((days) => ({
    at: leadStart(key, date, days),
    stage: { kind: 'lead', days },
  }));
  all.push({ at: date, stage: DUE });
  if (key.expiresAt !== null) all.push({ at: key.expiresAt, stage: EXPIRED });
  // They come in the order of their stages, so of equal instants the last one is the furthest.
  return all.filter(({ at }, place) => at !== all[place + 1]?.at);
}

/** The stage that a key is in; null while it is calm, and for one of unknown age. */
export function stageAt(key: Ageing, leads: LeadTimes, now: number): ReminderStage | null {
  const date = dueAt(key);
  if (date === null) return null;
  if (key.expiresAt !== null && key.expiresAt <= now) return EXPIRED;
  if (date <= now) return DUE;
  const days = leads.findLast((lead) => leadStart(key, date, lead) <= now);
  return days === undefined ? null : { kind: 'lead', days };
}

/** The first instant after `now` at which the key's stage changes; null when nothing is ahead. */
export function nextChange(key: Ageing, leads: LeadTimes, now: number): StageInstant | null {
  const date = dueAt(key);
  if (date === null) return null;
  const lead = leads.find((days) => leadStart(key, date, days) > now);
  const at =
    lead === undefined ? [date, key.expiresAt ?? date].find((end) => end > now) : leadStart(key, date, lead);
  const stage = at === undefined ? null : stageAt(key, leads, at);
  return at === undefined || stage === null ? null : { at, stage };
}

/**
 * When the next word comes of a key, as far as it is known now: a snooze holds back all until it is over, and is followed
 * by what the key is then.
 */
export function nextWord(
  key: Ageing & { readonly snoozedUntil: number | null },
  leads: LeadTimes,
  now: number,
): number | null {
  const { snoozedUntil } = key;
  if (snoozedUntil === null || snoozedUntil <= now) return nextChange(key, leads, now)?.at ?? null;
  const speaks = dueAt(key) === null || stageAt(key, leads, snoozedUntil) !== null;
  return speaks ? snoozedUntil : (nextChange(key, leads, snoozedUntil)?.at ?? null);
}

function reach(stage: ReminderStage): number {
  switch (stage.kind) {
    case 'lead':
      return -stage.days;
    case 'due':
      return 0;
    case 'expired':
      return 1;
    default:
      return assertNever(stage);
  }
}

/** Whether `stage` is nearer to the end of a key than `other`, or anything where `other` is null. Equal ones are not. */
export function isFurther(stage: ReminderStage, other: ReminderStage | null): boolean {
  return other === null || reach(stage) > reach(other);
}
