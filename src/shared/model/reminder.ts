import { z } from 'zod';
import { cloudId } from './cloud.ts';
import { credentialId, instant } from './ids.ts';

/** Days before a key's date at which a person is told, from the farthest to the nearest; the first one makes it due. */
export const leadTimes = z
  .array(z.number().int().min(1).max(365))
  .max(8)
  .readonly()
  .refine((days) => days.every((day, place) => place === 0 || day < (days[place - 1] ?? 0)));
export type LeadTimes = z.infer<typeof leadTimes>;

export const DEFAULT_LEAD_TIMES: LeadTimes = [30, 14, 7, 1];

/**
 * How far a key is on its way to its date. `lead`: so many days before it, one of its lead times, have begun; `due`: its
 * period is over; `expired`: the cloud does not take it any more.
 */
export const reminderStage = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('lead'), days: z.number().int() }).readonly(),
  z.object({ kind: z.literal('due') }).readonly(),
  z.object({ kind: z.literal('expired') }).readonly(),
]);
export type ReminderStage = z.infer<typeof reminderStage>;

/** Until when a reminder is quiet: the next local morning, a day, or a week; `over` ends a snooze. */
export const snoozeSpan = z.enum(['tomorrow', 'day', 'week', 'over']);
export type SnoozeSpan = z.infer<typeof snoozeSpan>;

/**
 * What may be known of due keys without opening the vault. `none`: there is no vault. `vault`: it is open. `schedule`: it is
 * locked, and this device's schedule tells. `unknown`: it is locked, and there is none that can be read.
 */
export const reminderStatus = z
  .object({
    source: z.enum(['none', 'vault', 'schedule', 'unknown']),
    /** Keys that count as due, overdue and unknown ages among them; snoozed ones are left out of every count. */
    due: z.number().int(),
    overdue: z.number().int(),
    /** Keys whose date is past or within the next seven days. */
    thisWeek: z.number().int(),
    snoozed: z.number().int(),
    /** Rotations under way, and those of them that wait for a person or, while it is locked, for the vault. */
    rotations: z.object({ running: z.number().int(), waiting: z.number().int() }).readonly(),
    /** When the counts change next; null when nothing is ahead. */
    nextAt: instant.nullable(),
    /** The schedule of this device was changed by something else since; it was made anew from the vault. */
    tampered: z.boolean(),
  })
  .readonly();
export type ReminderStatus = z.infer<typeof reminderStatus>;

/** How it stands after a snooze. */
export const snoozeOutcome = reminderStatus
  .unwrap()
  .extend({
    /** The keys that were quieted or woken; none is named while the vault is locked. */
    ids: z.array(credentialId).readonly(),
  })
  .readonly();
export type SnoozeOutcome = z.infer<typeof snoozeOutcome>;

/** A key that is due, for the tray and the terminal, most urgent first. */
export const reminder = z
  .object({
    credentialId,
    cloud: cloudId,
    label: z.string(),
    accountLabel: z.string(),
    /** Null for a key of unknown age. */
    dueAt: instant.nullable(),
    /** Null for a key of unknown age. */
    stage: reminderStage.nullable(),
    snoozedUntil: instant.nullable(),
  })
  .readonly();
export type Reminder = z.infer<typeof reminder>;

/** Where the window should be once it is open and unlocked, after a press on the tray or a notification. */
export const place = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('key'), id: credentialId, rotate: z.boolean() }).readonly(),
  z.object({ kind: z.literal('due') }).readonly(),
  z.object({ kind: z.literal('rotations') }).readonly(),
  z.object({ kind: z.literal('verification') }).readonly(),
  /** The programs that wait for a word. */
  z.object({ kind: z.literal('asks') }).readonly(),
]);
export type Place = z.infer<typeof place>;
