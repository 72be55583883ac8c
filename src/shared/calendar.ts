import type { QuietHours } from './model/settings.ts';
import { zoneOffset } from './zone-offset.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** No zone changes its clocks twice in so short a time. */
const PROBE_MS = 3 * HOUR_MS;

/** What a clock on the wall shows, as the instant at which a clock in UTC shows the same. */
type Wall = number;

const dayOf = (wall: Wall): number => Math.floor(wall / DAY_MS);
const timeOf = (wall: Wall): number => wall - dayOf(wall) * DAY_MS;
const wallAt = (at: number, zone: string): Wall => at + zoneOffset(zone, at);

/** The first instant after `from`, and not after `to`, at which the clocks are set otherwise than they are at `from`. */
function clockChange(from: number, to: number, zone: string): number | null {
  const offset = zoneOffset(zone, from);
  for (let low = from; low < to; low += PROBE_MS) {
    let [same, other] = [low, Math.min(low + PROBE_MS, to)];
    if (zoneOffset(zone, other) === offset) continue;
    while (other - same > 1) {
      const middle = Math.floor((same + other) / 2);
      if (zoneOffset(zone, middle) === offset) same = middle;
      else other = middle;
    }
    return other;
  }
  return null;
}

/**
 * The first instant from `from` on at which the wall clock fits. `fitting` names for a wall time the first one from there
 * on that fits. Where the clocks jump over it, that is the instant of their jump.
 */
function firstFitting(from: number, zone: string, fitting: (wall: Wall) => Wall): number {
  let at = from;
  for (;;) {
    const wanted = at + fitting(wallAt(at, zone)) - wallAt(at, zone);
    const change = clockChange(at, wanted, zone);
    if (change === null) return wanted;
    at = change;
  }
}

/**
 * The morning of the next day of the local calendar, at `hour`: what "until tomorrow" means, at one at night too. A day
 * that a zone left out (Samoa, 30 December 2011) is nobody's tomorrow.
 */
export function nextMorning(now: number, zone: string, hour = 9): number {
  const today = dayOf(wallAt(now, zone));
  return firstFitting(now, zone, (wall) => {
    const from = Math.max(wall, (today + 1) * DAY_MS);
    return timeOf(from) >= hour * HOUR_MS ? from : dayOf(from) * DAY_MS + hour * HOUR_MS;
  });
}

/** Where in the quiet hours a wall time is: how long they go on from there; 0 outside of them, and where they are empty. */
function quietLeft(wall: Wall, { from, to }: QuietHours): number {
  const length = (((to - from) * MINUTE_MS) % DAY_MS) + (to < from ? DAY_MS : 0);
  const since = timeOf(wall) - from * MINUTE_MS;
  return Math.max(0, length - (since < 0 ? since + DAY_MS : since));
}

/** Whether the wall clock is within the quiet hours: their first minute is, their last is not. Null is never quiet. */
export function inQuietHours(now: number, hours: QuietHours | null, zone: string): boolean {
  return hours !== null && quietLeft(wallAt(now, zone), hours) > 0;
}

/** The first instant from `now` on that is not within the quiet hours: `now` itself outside of them. */
export function quietEnds(now: number, hours: QuietHours | null, zone: string): number {
  if (hours === null) return now;
  return firstFitting(now, zone, (wall) => wall + quietLeft(wall, hours));
}

/** 1 January 1970 was a Thursday. */
const EPOCH_WEEKDAY = 4;
/** More than any zone is away from UTC. */
const FARTHEST_MS = 16 * HOUR_MS;

/**
 * The next instant after `now` at which the local clock reaches `minute` (since midnight) of a weekday (0 is Sunday): once
 * a week, also where the clocks show that minute twice, and at the jump where they leave it out.
 */
export function weekly(now: number, weekday: number, minute: number, zone: string): number {
  const today = dayOf(wallAt(now, zone));
  const ahead = (((weekday - EPOCH_WEEKDAY - today) % 7) + 7) % 7;
  // A day early: where a jump took the clock past it, the minute was reached although the calendar says it is ahead.
  for (let day = today + ahead - 7; ; day += 7) {
    const wanted = day * DAY_MS + minute * MINUTE_MS;
    const at = firstFitting(wanted - FARTHEST_MS, zone, (wall) => Math.max(wall, wanted));
    if (at > now) return at;
  }
}

/** How many midnights of the local calendar lie between: 0 is today, 1 tomorrow, -1 yesterday. */
export function calendarDays(from: number, to: number, zone: string): number {
  return dayOf(wallAt(to, zone)) - dayOf(wallAt(from, zone));
}
