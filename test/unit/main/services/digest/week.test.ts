import { TZDate } from '@date-fns/tz';
import { expect, it } from 'vitest';
import { localDay, weeklyBefore, weekOf } from '../../../../../src/main/services/digest/week.ts';
import { weekly } from '../../../../../src/shared/calendar.ts';
import { fc } from '../../../../support/property.ts';

const ZONES = [
  ...['Asia/Shanghai', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'America/Sao_Paulo'],
  ...['Europe/Berlin', 'UTC', 'Pacific/Auckland'],
];
const DAY = 86_400_000;
const when = fc.record({
  now: fc.integer({ min: Date.UTC(2000, 0, 1), max: Date.UTC(2060, 0, 1) }),
  weekday: fc.integer({ min: 0, max: 6 }),
  minute: fc.integer({ min: 0, max: 1439 }),
  zone: fc.constantFrom(...ZONES),
});

it('is after now, within eight days, on the weekday, and the one before is not after now', () => {
  const property = fc.property(when, ({ now, weekday, minute, zone }) => {
    const next = weekly(now, weekday, minute, zone);
    expect(next).toBeGreaterThan(now);
    expect(next - now).toBeLessThanOrEqual(7 * DAY + 3_600_000);
    expect(new TZDate(next, zone).getDay()).toBe(weekday);
    const last = weeklyBefore(now, weekday, minute, zone);
    expect(last).toBeLessThanOrEqual(now);
    expect(weekly(last, weekday, minute, zone)).toBe(next);
    expect(weekOf(last, zone)).not.toBe(weekOf(next, zone));
  });
  fc.assert(property, { numRuns: 150 });
});

it('knows weeks and days by the local calendar', () => {
  const at = Date.UTC(2026, 10, 22, 17);
  expect([weekOf(at, 'Asia/Shanghai'), weekOf(at, 'UTC')]).toEqual(['2026-W48', '2026-W47']);
  expect([localDay(at, 'Asia/Shanghai'), localDay(at, 'UTC')]).toEqual(['2026-11-23', '2026-11-22']);
  expect(weekOf(Date.UTC(2027, 0, 1), 'UTC')).toBe('2026-W53');
});
