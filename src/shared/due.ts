import type { LeadTimes } from './model/reminder.ts';

const DAY_MS = 86_400_000;

/** How urgent a key is. `unknown-age` counts as due: nobody can say that it is not. */
export type DueState =
  | { readonly kind: 'unknown-age' }
  | { readonly kind: 'calm'; readonly at: number; readonly days: number }
  | { readonly kind: 'due'; readonly at: number; readonly days: number }
  | { readonly kind: 'overdue'; readonly at: number; readonly days: number }
  | { readonly kind: 'expired'; readonly at: number; readonly days: number };

/** The part of a key that its due date follows from. */
export interface Ageing {
  readonly createdAt: number | null;
  readonly expiresAt: number | null;
  readonly periodDays: number;
}

/**
 * The instant at which a key is due: the end of its period or its expiry in the cloud, whichever comes first;
 * null when neither is known. Days are of 24 hours: a policy is about age, not about calendars.
 */
export function dueAt(key: Ageing): number | null {
  const byPolicy = key.createdAt === null ? null : key.createdAt + key.periodDays * DAY_MS;
  if (byPolicy === null || key.expiresAt === null) return byPolicy ?? key.expiresAt;
  return Math.min(byPolicy, key.expiresAt);
}

/**
 * The instant so many days before the key's date `at`. None is before the key was made, nor after its date: a key whose
 * cloud lets it live for a week is told about from its first day on, and not since a month before there was one.
 */
export function leadStart(key: Ageing, at: number, days: number): number {
  return Math.max(at - days * DAY_MS, Math.min(key.createdAt ?? Number.NEGATIVE_INFINITY, at));
}

/** The instant from which a key counts as due: its first lead time, its date where it has none; null without a date. */
export function dueFrom(key: Ageing, leads: LeadTimes): number | null {
  const at = dueAt(key);
  return at === null ? null : leadStart(key, at, leads[0] ?? 0);
}

/**
 * Where a key stands at `now`. `days` is the distance to its date in whole days, never negative:
 * days that are left (rounded up, so that the last day reads 1) or days that have passed (rounded down).
 */
export function dueState(key: Ageing, leads: LeadTimes, now: number): DueState {
  if (key.expiresAt !== null && key.expiresAt <= now) {
    return { kind: 'expired', at: key.expiresAt, days: Math.floor((now - key.expiresAt) / DAY_MS) };
  }
  const at = dueAt(key);
  if (at === null) return { kind: 'unknown-age' };
  if (at <= now) return { kind: 'overdue', at, days: Math.floor((now - at) / DAY_MS) };
  // A screen's clock ticks in minutes: of a key that was made since, no more than its whole period is left.
  const days = Math.max(1, Math.ceil((at - Math.max(now, key.createdAt ?? now)) / DAY_MS));
  return { kind: leadStart(key, at, leads[0] ?? 0) <= now ? 'due' : 'calm', at, days };
}

/** Whether a key's date is past or within the next seven days; a key without a date is in no week. */
export function dueThisWeek(at: number | null, now: number): boolean {
  return at !== null && at - now <= 7 * DAY_MS;
}

/** How much of the allowed age is used, from 0 to 1; null when the age is unknown. */
export function ageShare(key: Ageing, now: number): number | null {
  if (key.createdAt === null) return null;
  return Math.min(1, Math.max(0, (now - key.createdAt) / (key.periodDays * DAY_MS)));
}
