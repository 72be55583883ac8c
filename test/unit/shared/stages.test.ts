import { describe, expect, it } from 'vitest';
import { type Ageing, dueAt, dueFrom, dueState, dueThisWeek } from '../../../src/shared/due.ts';
import { DEFAULT_LEAD_TIMES, type LeadTimes, leadTimes } from '../../../src/shared/model/reminder.ts';
import { isFurther, nextChange, nextWord, stageAt, stageInstants } from '../../../src/shared/stages.ts';
import { fc } from '../../support/property.ts';

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 10, 22, 12);

const instants = fc.integer({ min: 0, max: Date.UTC(2200) });
const leads: fc.Arbitrary<LeadTimes> = fc
  .uniqueArray(fc.integer({ min: 1, max: 365 }), { maxLength: 8 })
  .map((days) => leadTimes.parse(days.sort((a, b) => b - a)));
/** Keys made and ending at any time; half of them close enough to `NOW` for their stages to matter. */
const keys: fc.Arbitrary<Ageing> = fc.record({
  createdAt: fc.option(fc.oneof(instants, fc.integer({ min: NOW - 400 * DAY, max: NOW }))),
  expiresAt: fc.option(fc.oneof(instants, fc.integer({ min: NOW - 400 * DAY, max: NOW + 400 * DAY }))),
  periodDays: fc.oneof(fc.integer({ min: 1, max: 3650 }), fc.integer({ min: 1, max: 120 })),
});
/** Clocks that jump forward and back as they like. */
const clocks = fc.array(fc.oneof(instants, fc.integer({ min: NOW - 400 * DAY, max: NOW + 400 * DAY })), {
  minLength: 1,
  maxLength: 12,
});

describe('the stages of a key', () => {
  it('begin one after the other, each further than the one before', () => {
    fc.assert(
      fc.property(keys, leads, (key, times) => {
        const stages = stageInstants(key, times);
        expect(stages.length > 0).toBe(dueAt(key) !== null);
        for (const [place, { at, stage }] of stages.entries()) {
          const before = stages[place - 1];
          if (before === undefined) continue;
          expect(at).toBeGreaterThan(before.at);
          expect(isFurther(stage, before.stage)).toBe(true);
        }
      }),
    );
  });

  it('are at each instant the last one that began, and nothing changes between', () => {
    fc.assert(
      fc.property(keys, leads, clocks, (key, times, clock) => {
        const stages = stageInstants(key, times);
        const edges = stages.flatMap(({ at }) => [at - 1, at, at + 1]);
        for (const now of [...clock, ...edges]) {
          const last = stages.findLast(({ at }) => at <= now);
          expect(stageAt(key, times, now)).toEqual(last?.stage ?? null);
          expect(nextChange(key, times, now)).toEqual(stages.find(({ at }) => at > now) ?? null);
        }
      }),
    );
  });

  it('change next when they say so, and not before', () => {
    fc.assert(
      fc.property(keys, leads, clocks, (key, times, clock) => {
        for (const now of clock) {
          const present = stageAt(key, times, now);
          const next = nextChange(key, times, now);
          const end = next?.at ?? now + 4000 * DAY;
          expect(end).toBeGreaterThan(now);
          for (const at of [now, Math.floor((now + end) / 2), end - 1]) {
            expect(stageAt(key, times, at)).toEqual(present);
          }
          if (next === null) continue;
          expect(stageAt(key, times, next.at)).toEqual(next.stage);
          expect(isFurther(next.stage, present)).toBe(true);
        }
      }),
    );
  });

  it('are told in their order and once each, however the clock jumps', () => {
    fc.assert(
      fc.property(keys, leads, clocks, (key, times, clock) => {
        const told: (typeof now)[] = [];
        let now = stageAt(key, times, clock[0] ?? NOW);
        for (const at of clock) {
          now = stageAt(key, times, at);
          if (now !== null && isFurther(now, told.at(-1) ?? null)) told.push(now);
        }
        const order = stageInstants(key, times).map(({ stage }) => JSON.stringify(stage));
        const places = told.map((stage) => order.indexOf(JSON.stringify(stage)));
        expect(places).toEqual([...new Set(places)].sort((a, b) => a - b));
        expect(places).not.toContain(-1);
      }),
    );
  });

  it('are there exactly while the key counts as due', () => {
    fc.assert(
      fc.property(keys, leads, clocks, (key, times, clock) => {
        const from = dueFrom(key, times);
        for (const now of [...clock, ...(from === null ? [] : [from - 1, from])]) {
          const stage = stageAt(key, times, now);
          const { kind } = dueState(key, times, now);
          const expected = { calm: undefined, due: 'lead', overdue: 'due', expired: 'expired' } as const;
          expect(stage?.kind).toBe(kind === 'unknown-age' ? undefined : expected[kind]);
          expect(stage !== null).toBe(from !== null && from <= now);
        }
      }),
    );
  });

  it('never begin before there was a key, unless it ended before', () => {
    fc.assert(
      fc.property(keys, leads, (key, times) => {
        const { createdAt } = key;
        if (createdAt === null || (key.expiresAt ?? createdAt) < createdAt) return;
        for (const { at } of stageInstants(key, times)) expect(at).toBeGreaterThanOrEqual(createdAt);
      }),
    );
  });
});

describe('by example', () => {
  const kinds = (key: Ageing, times: LeadTimes) =>
    stageInstants(key, times).map(({ at, stage }) => [
      (at - NOW) / DAY,
      stage.kind === 'lead' ? stage.days : stage.kind,
    ]);

  it('a key of ninety days has all four lead times', () => {
    const key = { createdAt: NOW, expiresAt: null, periodDays: 90 };
    expect(kinds(key, DEFAULT_LEAD_TIMES)).toEqual([
      [60, 30],
      [76, 14],
      [83, 7],
      [89, 1],
      [90, 'due'],
    ]);
    expect(kinds(key, [])).toEqual([[90, 'due']]);
  });

  it('a key that the cloud ends after a week starts with the lead time that fits', () => {
    const key = { createdAt: NOW, expiresAt: NOW + 7 * DAY, periodDays: 90 };
    expect(kinds(key, DEFAULT_LEAD_TIMES)).toEqual([
      [0, 7],
      [6, 1],
      [7, 'expired'],
    ]);
    expect(
      kinds({ ...key, expiresAt: NOW + 7 * DAY - 1 }, DEFAULT_LEAD_TIMES).map(([, kind]) => kind),
    ).toEqual([7, 1, 'expired']);
  });

  it('a key may be due by its period and end later', () => {
    const key = { createdAt: NOW, expiresAt: NOW + 20 * DAY, periodDays: 10 };
    expect(kinds(key, [3])).toEqual([
      [7, 3],
      [10, 'due'],
      [20, 'expired'],
    ]);
    expect(kinds({ ...key, createdAt: null }, [3])).toEqual([
      [17, 3],
      [20, 'expired'],
    ]);
  });

  it('a key of unknown age has none', () => {
    const key = { createdAt: null, expiresAt: null, periodDays: 10 };
    expect(kinds(key, [3])).toEqual([]);
    expect([stageAt(key, [3], NOW), nextChange(key, [3], NOW), dueFrom(key, [3])]).toEqual([
      null,
      null,
      null,
    ]);
  });
});

it('orders stages strictly', () => {
  const order = [
    { kind: 'lead', days: 30 },
    { kind: 'lead', days: 1 },
    { kind: 'due' },
    { kind: 'expired' },
  ] as const;
  for (const [a, one] of order.entries()) {
    expect(isFurther(one, null)).toBe(true);
    for (const [b, other] of order.entries()) expect(isFurther(one, other)).toBe(a > b);
  }
});

it('takes what is past and seven days for this week', () => {
  expect(dueThisWeek(null, NOW)).toBe(false);
  expect(dueThisWeek(NOW - 400 * DAY, NOW)).toBe(true);
  expect(dueThisWeek(NOW + 7 * DAY, NOW)).toBe(true);
  expect(dueThisWeek(NOW + 7 * DAY + 1, NOW)).toBe(false);
});

describe('the next word of a key', () => {
  const key = (days: number | null, snoozedUntil: number | null) => ({
    ...{ createdAt: days === null ? null : NOW + (days - 90) * DAY, expiresAt: null, periodDays: 90 },
    snoozedUntil,
  });
  it.each([
    ['is its next stage', 20, null, 6],
    ['waits for the end of its snooze', 8, 3 * DAY, 3],
    ['is the first after its snooze, of a key that is calm until then', 40, 3 * DAY, 10],
    ['is its next stage again once the snooze is over', 20, -1, 6],
    ['comes at the end of its snooze, of a key of unknown age', null, 3 * DAY, 3],
    ['never comes of a key of unknown age that was told of', null, null, null],
  ])('%s', (_, days, snoozed, expected) => {
    const next = nextWord(key(days, snoozed === null ? null : NOW + snoozed), DEFAULT_LEAD_TIMES, NOW);
    expect(next).toBe(expected === null ? null : NOW + expected * DAY);
  });
});
