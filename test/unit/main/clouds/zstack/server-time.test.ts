import { describe, expect, it } from 'vitest';
import { readServerTime, serverDate, zoneOf } from '../../../../../src/main/clouds/zstack/server-time.ts';

const AT = Date.UTC(2026, 0, 1);

describe('serverDate', () => {
  it.each([
    ['Asia/Shanghai', 'Thu, 01 Jan 2026 08:00:00 CST'],
    ['PRC', 'Thu, 01 Jan 2026 08:00:00 CST'],
    ['UTC', 'Thu, 01 Jan 2026 00:00:00 UTC'],
    ['Asia/Tokyo', 'Thu, 01 Jan 2026 09:00:00 GMT+09:00'],
    ['Asia/Kolkata', 'Thu, 01 Jan 2026 05:30:00 GMT+05:30'],
    ['America/New_York', 'Wed, 31 Dec 2025 19:00:00 GMT-05:00'],
  ])('is the wall clock of %s', (zone, date) => {
    expect(serverDate(AT, zone)).toBe(date);
    expect(serverDate(AT + 999, zone)).toBe(date);
  });

  it('refuses a zone that nobody knows', () => {
    expect(() => serverDate(AT, 'Mars/Olympus')).toThrow('invalid-input');
  });
});

describe('zoneOf', () => {
  it.each([
    [undefined, 'Asia/Shanghai'],
    [' ', 'Asia/Shanghai'],
    ['CST', 'Asia/Shanghai'],
    ['GMT+8', '+08:00'],
    ['utc-3:30', '-03:30'],
    ['Asia/Tokyo', 'Asia/Tokyo'],
  ])('reads %s', (typed, zone) => {
    expect(zoneOf(typed === undefined ? {} : { server_timezone: typed })).toBe(zone);
  });
});

describe('readServerTime', () => {
  it.each([
    ['Nov 14, 2017 10:20:57 PM', 'Asia/Shanghai', Date.UTC(2017, 10, 14, 14, 20, 57)],
    ['Nov 14, 2017, 10:20:57\u202fPM', 'UTC', Date.UTC(2017, 10, 14, 22, 20, 57)],
    ['Jan 1, 2026 12:00:00 AM', 'UTC', AT],
    ['Jan 1, 2026 12:00:00 PM', 'UTC', AT + 12 * 3_600_000],
    ['Jul 1, 2026 8:00:00 AM', 'America/New_York', Date.UTC(2026, 6, 1, 12)],
    ['yesterday', 'UTC', null],
    ['', 'UTC', null],
  ])('reads %s in %s', (text, zone, at) => {
    expect(readServerTime(text, zone)).toBe(at);
  });
});
