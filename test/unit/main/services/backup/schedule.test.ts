import { expect, it } from 'vitest';
import { isDue } from '../../../../../src/main/services/backup/due.ts';
import { createBackupSchedule } from '../../../../../src/main/services/backup/schedule.ts';
import { KeyturnError } from '../../../../../src/shared/ipc/envelope.ts';
import type { TargetId } from '../../../../../src/shared/model/backup.ts';
import { fakeClock } from '../../../../support/fake/clock.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const ID = '0000000000000001' as TargetId;
const NOW = Date.UTC(2026, 10, 22);

const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
};

/** A target that is due by the clock as a real one is; each attempt is noted by the clock that never jumps. */
function bench(run: () => Promise<void> = async () => undefined) {
  const clock = fakeClock(NOW);
  const attempts: number[] = [];
  let last: number | null = null;
  const schedule = createBackupSchedule({
    clock,
    due: async () =>
      isDue('daily', last === null ? null : { at: last, changedSince: true }, clock.now()) ? [ID] : [],
    async run() {
      attempts.push(clock.monotonic());
      await run();
      last = clock.now();
    },
  });
  const pass = async (ms: number): Promise<void> => {
    for (let left = ms; left > 0; left -= 5 * MINUTE) {
      clock.advance(Math.min(left, 5 * MINUTE));
      await settle();
    }
  };
  return { clock, attempts, schedule, pass };
}

it('backs up soon after unlocking and then once a day', async () => {
  const { attempts, schedule, pass } = bench();
  schedule.begin();
  await pass(3 * DAY);
  expect(attempts).toHaveLength(3);
  for (const [index, at] of attempts.slice(1).entries()) {
    const since = at - (attempts[index] ?? 0);
    expect(since).toBeGreaterThanOrEqual(DAY);
    expect(since).toBeLessThan(DAY + 15 * MINUTE);
  }
});

it('is made up for after a sleep', async () => {
  const { clock, attempts, schedule, pass } = bench();
  schedule.begin();
  await pass(10 * MINUTE);
  // The steady clock stood still meanwhile.
  clock.jumpTo(NOW + 2 * DAY);
  await pass(2 * HOUR);
  expect(attempts).toHaveLength(2);
});

it('is neither hurried nor held up by a clock that jumps', async () => {
  const { clock, attempts, schedule, pass } = bench();
  schedule.begin();
  await pass(10 * MINUTE);
  for (let jump = 1; jump <= 24; jump += 1) {
    clock.jumpTo(NOW + (jump % 2 === 0 ? 0 : 400 * DAY));
    await pass(10 * MINUTE);
  }
  expect(attempts.length).toBeLessThanOrEqual(6);
  clock.jumpTo(NOW - 400 * DAY);
  const before = attempts.length;
  await pass(2 * HOUR);
  expect(attempts.length).toBe(before + 1);
});

it('tries again ever more rarely, and never in a storm', async () => {
  const { attempts, schedule, pass } = bench(async () => {
    throw new KeyturnError('target-unreachable');
  });
  schedule.begin();
  await pass(2 * DAY);
  const pauses = attempts.slice(1).map((at, index) => at - (attempts[index] ?? 0));
  expect(pauses[0]).toBeLessThan(20 * MINUTE);
  expect(pauses.at(-1)).toBeGreaterThanOrEqual(6 * HOUR);
  expect(attempts.length).toBeLessThan(16);
});

it('stops at the lock and begins anew after it', async () => {
  const { clock, attempts, schedule, pass } = bench();
  schedule.begin();
  schedule.begin();
  expect(clock.waiting).toBe(1);
  schedule.end();
  await pass(DAY);
  expect(attempts).toEqual([]);
  schedule.begin();
  await pass(HOUR);
  expect(attempts).toHaveLength(1);
});

it('leaves an unchanged vault alone for a month', () => {
  const last = { at: NOW, changedSince: false };
  expect(isDue('daily', last, NOW + 29 * DAY)).toBe(false);
  expect(isDue('daily', last, NOW + 30 * DAY)).toBe(true);
  expect(isDue('weekly', { ...last, changedSince: true }, NOW + 6 * DAY)).toBe(false);
  expect(isDue('weekly', { ...last, changedSince: true }, NOW + 7 * DAY)).toBe(true);
  expect(isDue('off', null, NOW)).toBe(false);
});
