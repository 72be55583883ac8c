import { TZDate } from '@date-fns/tz';
import { getISOWeek, getISOWeekYear } from 'date-fns';
import { weekly } from '../../../shared/calendar.ts';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/** The last instant that `weekly` names and that is not after `now`. */
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
