import { TZDate, tzOffset } from '@date-fns/tz';
import { addDays, differenceInCalendarDays } from 'date-fns';
import { describe, expect, it } from 'vitest';
import { calendarDays, inQuietHours, nextMorning, quietEnds, weekly } from '../../../src/shared/calendar.ts';
import type { QuietHours } from '../../../src/shared/model/settings.ts';
import { zoneOffset } from '../../../src/shared/zone-offset.ts';
import { fc } from '../../support/property.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const ZONES = [
  'UTC',
  'Asia/Shanghai',
  'America/New_York',
  'America/Sao_Paulo',
  'America/St_Johns',
  'Antarctica/Troll',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Europe/Berlin',
  'Pacific/Apia',
  'Pacific/Kiritimati',
] as const;

/** Instants at which a zone's clocks were or will be set, by the other library's data. */
function changes(zone: string): number[] {
  const found: number[] = [];
  for (const [from, to] of [
    [1994, 1996],
    [2009, 2013],
    [2026, 2029],
  ] as const) {
    for (let at = Date.UTC(from); at < Date.UTC(to); at += DAY) {
      if (tzOffset(zone, new Date(at)) === tzOffset(zone, new Date(at + DAY))) continue;
      let [same, other] = [at, at + DAY];
      while (other - same > 1000) {
        const middle = Math.floor((same + other) / 2000) * 1000;
        if (tzOffset(zone, new Date(middle)) === tzOffset(zone, new Date(at))) same = middle;
        else other = middle;
      }
      found.push(other);
    }
  }
  return found;
}

const CHANGES = new Map<string, number[]>(ZONES.map((zone) => [zone, changes(zone)]));

const leapDays = fc
  .integer({ min: 0, max: 57 })
  .map((leap) => Date.UTC(1972 + 4 * leap, 1, 28))
  .chain((at) => fc.integer({ min: at, max: at + 3 * DAY }));

/** A zone and an instant in it: anywhere from 1970 to 2200, around a leap day, or around a change of the clocks. */
const moments = fc.constantFrom(...ZONES).chain((zone) => {
  const known = CHANGES.get(zone) ?? [];
  const around =
    known.length === 0
      ? leapDays
      : fc
          .tuple(fc.constantFrom(...known), fc.integer({ min: -2 * DAY, max: 2 * DAY }))
          .map(([change, by]) => change + by);
  return fc
    .oneof(fc.integer({ min: 0, max: Date.UTC(2200) }), leapDays, around, around)
    .map((now) => ({ zone, now }));
});

const minutes = fc.integer({ min: 0, max: 1439 });
const quiet = fc.record({ from: minutes, to: minutes });

/** Some instants from `from` up to but without `to`, the last one before it among them. */
function between(from: number, to: number, count = 15): number[] {
  if (to <= from) return [];
  const steps = Array.from({ length: count }, (_, step) => from + Math.floor(((to - from) * step) / count));
  return [...steps, to - 1];
}

const minuteOf = (at: number, zone: string): number => {
  const date = new TZDate(at, zone);
  return date.getHours() * 60 + date.getMinutes();
};

it('knows what clocks show, as the library for zones does', () => {
  fc.assert(
    fc.property(moments, ({ zone, now }) => {
      expect(zoneOffset(zone, now)).toBe(tzOffset(zone, new Date(now)) * MINUTE);
    }),
  );
});

it('knows a zone that was less than an hour behind, and takes an unknown one for UTC', () => {
  expect(zoneOffset('Africa/Monrovia', Date.UTC(1971, 0, 1))).toBe(-(44 * MINUTE + 30_000));
  expect(zoneOffset('Moon/Tranquility', 0)).toBe(0);
});

describe('the next morning', () => {
  const later = (at: number, now: number, zone: string): boolean =>
    differenceInCalendarDays(new TZDate(at, zone), new TZDate(now, zone)) > 0;

  it('is the first time on a later day of the calendar at which the clock has reached the hour', () => {
    fc.assert(
      fc.property(moments, fc.integer({ min: 0, max: 23 }), ({ zone, now }, hour) => {
        const is = (at: number): boolean => later(at, now, zone) && minuteOf(at, zone) >= hour * 60;
        const morning = nextMorning(now, zone, hour);
        expect(is(morning)).toBe(true);
        // A zone that sets its clocks back over midnight shows the end of a day twice.
        const twice = zoneOffset(zone, now) > zoneOffset(zone, morning);
        if (!twice) for (const at of between(now, morning)) expect(is(at)).toBe(false);
        expect(morning - now).toBeGreaterThan(0);
        expect(morning - now).toBeLessThanOrEqual(48 * HOUR);
      }),
    );
  });

  it('is nine in the morning of the next day, as a calendar would have it, where the clocks go on', () => {
    fc.assert(
      fc.property(moments, ({ zone, now }) => {
        const day = addDays(new TZDate(now, zone), 1);
        const wanted = new TZDate(day.getFullYear(), day.getMonth(), day.getDate(), 9, zone).getTime();
        const calm = [0, 1, 2, 3].every(
          (step) => zoneOffset(zone, now + (step - 1) * DAY) === zoneOffset(zone, now + step * DAY),
        );
        if (calm) expect(nextMorning(now, zone)).toBe(wanted);
      }),
    );
  });

  it.each([
    ['Asia/Shanghai', '2026-11-22T01:00+08:00', '2026-11-23T09:00+08:00'],
    ['America/New_York', '2026-03-07T12:00-05:00', '2026-03-08T09:00-04:00'],
    ['America/New_York', '2026-10-31T23:59-04:00', '2026-11-01T09:00-05:00'],
    // The day after was left out.
    ['Pacific/Apia', '2011-12-29T12:00-10:00', '2011-12-31T09:00+14:00'],
    ['Asia/Kathmandu', '2028-02-28T20:00+05:45', '2028-02-29T09:00+05:45'],
  ])('in %s at %s is %s', (zone, now, morning) => {
    expect(new Date(nextMorning(Date.parse(now), zone))).toEqual(new Date(morning));
  });

  it('at an hour that the clocks leave out is when they jump', () => {
    const now = Date.parse('2026-03-07T12:00-05:00');
    expect(nextMorning(now, 'America/New_York', 2)).toBe(Date.parse('2026-03-08T03:00-04:00'));
  });
});

describe('quiet hours', () => {
  const within = (minute: number, { from, to }: QuietHours): boolean =>
    from <= to ? minute >= from && minute < to : minute >= from || minute < to;

  it('are what the clock on the wall says', () => {
    fc.assert(
      fc.property(moments, quiet, ({ zone, now }, hours) => {
        expect(inQuietHours(now, hours, zone)).toBe(within(minuteOf(now, zone), hours));
      }),
    );
  });

  it('end at the first instant that is not quiet', () => {
    fc.assert(
      fc.property(moments, quiet, ({ zone, now }, hours) => {
        const end = quietEnds(now, hours, zone);
        expect(inQuietHours(end, hours, zone)).toBe(false);
        for (const at of between(now, end)) {
          expect(inQuietHours(at, hours, zone)).toBe(true);
          expect(quietEnds(at, hours, zone)).toBe(end);
        }
        expect(quietEnds(end, hours, zone)).toBe(end);
      }),
    );
  });

  it('that are not set, or empty, keep nothing back', () => {
    expect(inQuietHours(0, null, 'UTC')).toBe(false);
    expect(quietEnds(5, null, 'UTC')).toBe(5);
    expect(inQuietHours(0, { from: 0, to: 0 }, 'UTC')).toBe(false);
    expect(quietEnds(5, { from: 0, to: 0 }, 'UTC')).toBe(5);
  });

  it.each([
    // The clocks jump over the end.
    ['America/New_York', 150, '2026-03-08T01:59-05:00', '2026-03-08T03:00-04:00'],
    // The end comes twice; the first one counts.
    ['America/New_York', 90, '2026-11-01T01:00-04:00', '2026-11-01T01:30-04:00'],
    // Half an hour more of the night.
    ['Australia/Lord_Howe', 480, '2026-04-05T01:00+11:00', '2026-04-05T08:00+10:30'],
  ])('in %s that end at minute %d', (zone, to, now, end) => {
    expect(new Date(quietEnds(Date.parse(now), { from: 1320, to }, zone))).toEqual(new Date(end));
  });
});

describe('a weekly instant', () => {
  const weekdays = fc.integer({ min: 0, max: 6 });

  it('is the next one for all instants before it, and is once a week', () => {
    fc.assert(
      fc.property(moments, weekdays, minutes, ({ zone, now }, weekday, minute) => {
        const at = weekly(now, weekday, minute, zone);
        expect(at).toBeGreaterThan(now);
        for (const before of between(now, at, 5)) expect(weekly(before, weekday, minute, zone)).toBe(at);
        const next = weekly(at, weekday, minute, zone);
        // By so much at most did a zone set its clocks: Samoa and Kiribati once left out a day.
        const day = zone === 'Pacific/Apia' || zone === 'Pacific/Kiritimati' ? DAY : 0;
        expect(Math.abs(next - at - 7 * DAY)).toBeLessThanOrEqual(day + 2 * HOUR);
      }),
    );
  });

  it('is at that time of that day, or at the jump of the clocks past it', () => {
    fc.assert(
      fc.property(moments, weekdays, minutes, ({ zone, now }, weekday, minute) => {
        const at = weekly(now, weekday, minute, zone);
        const jump = zoneOffset(zone, at) - zoneOffset(zone, at - 1);
        const date = new TZDate(at, zone);
        if (jump <= 0) expect([date.getDay(), minuteOf(at, zone)]).toEqual([weekday, minute]);
        else expect((minuteOf(at, zone) - minute + 1440) % 1440).toBeLessThanOrEqual(jump / MINUTE);
      }),
    );
  });

  it.each([
    ['Asia/Shanghai', 1, 540, '2026-11-22T12:00+08:00', '2026-11-23T09:00+08:00'],
    ['Asia/Shanghai', 0, 540, '2026-11-22T09:00+08:00', '2026-11-29T09:00+08:00'],
    ['America/New_York', 0, 150, '2026-03-08T00:00-05:00', '2026-03-08T03:00-04:00'],
    ['America/New_York', 0, 90, '2026-11-01T01:45-04:00', '2026-11-08T01:30-05:00'],
    ['Pacific/Apia', 5, 540, '2011-12-29T12:00-10:00', '2011-12-31T00:00+14:00'],
  ])('in %s on day %d at minute %d after %s', (zone, weekday, minute, now, at) => {
    expect(new Date(weekly(Date.parse(now), weekday, minute, zone))).toEqual(new Date(at));
  });
});

it('counts days as a calendar does', () => {
  fc.assert(
    fc.property(moments, fc.integer({ min: -40, max: 40 }), ({ zone, now }, hours) => {
      const then = now + hours * HOUR;
      const wanted = differenceInCalendarDays(new TZDate(then, zone), new TZDate(now, zone));
      expect(calendarDays(now, then, zone)).toBe(wanted + 0);
    }),
  );
});
