const DAY_MS = 86_400_000;

/** The longest snooze is a week: one that ends later than this was made by a clock that was set back since, and is over. */
export const LONGEST_SNOOZE_MS = 8 * DAY_MS;

/** Whether a snooze keeps the reminders of a key quiet at `now`. Null: nobody snoozed it. */
export function isSnoozed({ snoozedUntil }: { readonly snoozedUntil: number | null }, now: number): boolean {
  return snoozedUntil !== null && now < snoozedUntil && snoozedUntil - now <= LONGEST_SNOOZE_MS;
}
