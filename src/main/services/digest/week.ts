import { TZDate } from '@date-fns/tz';
import { addDays, getISOWeek, getISOWeekYear, startOfDay } from 'date-fns';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/**
 * The next instant after `now` at which the local clock shows `minute` (since midnight) of a weekday (0 is Sunday). Where
 * a jump of the clocks leaves that minute out, the same stretch of time after it.
 */
export function weekly(now: number, weekday: number, minute: number, zone: string): number {
  const today = startOfDay(new TZDate(now, zone));
  // One day early: a jump may have put the minute of yesterday behind `now`'s midnight.
  for (let ahead = -1; ahead <= 8; ahead += 1) {
    const day = addDays(today, ahead);
    if (day.getDay() !== weekday) continue;
    const at = new TZDate(day.getFullYear(), day.getMonth(), day.getDate(), 0, minute, zone).getTime();
    if (at > now) return at;
  }
  return now + 7 * DAY_MS;
}

/** The last such instant that is not after `now`. */
export function weeklyBefore(now: number, weekday: number, minute: number, zone: string): number {
  let last = weekly(now - 9 * DAY_MS, weekday, minute, zone);
  for (;;) {
    const next = weekly(last, weekday, minute, zone);
    if (next > now || next - last < MINUTE_MS) return last;
    last = next;
  }
}

/** The week of the local calendar that an instant is in, as ISO 8601 writes it: `2026-W48`. */
export function weekOf(at: number, zone: string): string {
  const local = new TZDate(at, zone);
  return `${getISOWeekYear(local)}-W${String(getISOWeek(local)).padStart(2, '0')}`;
}

/** The day of the local calendar, `YYYY-MM-DD`. */
export function localDay(at: number, zone: string): string {
  const local = new TZDate(at, zone);
  const part = (value: number, digits: number) => String(value).padStart(digits, '0');
  return `${part(local.getFullYear(), 4)}-${part(local.getMonth() + 1, 2)}-${part(local.getDate(), 2)}`;
}
