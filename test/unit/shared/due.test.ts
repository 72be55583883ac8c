import { describe, expect, it } from 'vitest';
import { ageShare, dueAt, dueState } from '../../../src/shared/due.ts';
import { fc } from '../../support/property.ts';

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 10, 21, 12);

describe('when a key is due', () => {
  it('counts a key of unknown age as unknown, never as calm', () => {
    const key = { createdAt: null, expiresAt: null, periodDays: 90 };
    expect(dueAt(key)).toBeNull();
    expect(dueState(key, [14], NOW)).toEqual({ kind: 'unknown-age' });
  });

  it.each([
    [76, 'due', 14],
    [75, 'calm', 15],
    [89.5, 'due', 1],
    [90, 'overdue', 0],
    [93.9, 'overdue', 3],
  ] as const)('a key of %d days under a 90-day policy is %s (%d)', (age, kind, days) => {
    const key = { createdAt: NOW - age * DAY, expiresAt: null, periodDays: 90 };
    expect(dueState(key, [14], NOW)).toMatchObject({ kind, days });
  });

  it('leaves a key no more than its whole period, though the clock that is asked is a little late', () => {
    const key = { createdAt: NOW + 40_000, expiresAt: null, periodDays: 90 };
    expect(dueState(key, [14], NOW)).toMatchObject({ kind: 'calm', days: 90 });
    expect(dueState({ ...key, expiresAt: NOW + 10_000 }, [14], NOW)).toMatchObject({ days: 1 });
  });

  it('follows an expiry that comes before the end of the period', () => {
    const key = { createdAt: NOW - 10 * DAY, expiresAt: NOW + 2 * DAY, periodDays: 90 };
    expect(dueState(key, [14], NOW)).toEqual({ kind: 'due', at: NOW + 2 * DAY, days: 2 });
    expect(dueState({ ...key, expiresAt: NOW }, [14], NOW).kind).toBe('expired');
  });

  it('has a date from an expiry alone', () => {
    const key = { createdAt: null, expiresAt: NOW + 40 * DAY, periodDays: 90 };
    expect(dueState(key, [14], NOW)).toMatchObject({ kind: 'calm', days: 40 });
  });

  it('only ever gets more urgent as time passes', () => {
    const urgency = ['calm', 'due', 'overdue', 'expired'];
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 4000 }),
        fc.option(fc.integer({ min: 0, max: 4000 })),
        fc.integer({ min: 1, max: 3650 }),
        fc.integer({ min: 0, max: 365 }),
        fc.array(fc.double({ min: 0, max: 200, noNaN: true }), { minLength: 2 }),
        (created, expires, periodDays, lead, steps) => {
          const key = {
            createdAt: created * DAY,
            expiresAt: expires === null ? null : expires * DAY,
            periodDays,
          };
          let at = 0;
          let last = -1;
          for (const step of steps) {
            at += step * DAY;
            const level = urgency.indexOf(dueState(key, lead === 0 ? [] : [lead], at).kind);
            expect(level).toBeGreaterThanOrEqual(last);
            last = level;
          }
        },
      ),
    );
  });
});

it('shows how much of the allowed age is used, within 0 and 1', () => {
  const key = { createdAt: NOW - 45 * DAY, expiresAt: null, periodDays: 90 };
  expect(ageShare(key, NOW)).toBe(0.5);
  expect(ageShare(key, NOW + 900 * DAY)).toBe(1);
  expect(ageShare(key, 0)).toBe(0);
  expect(ageShare({ ...key, createdAt: null }, NOW)).toBeNull();
});
