import { expect, it } from 'vitest';
import { createUnlockAttempts } from '../../../../src/main/services/unlock-attempts.ts';
import { fakeClock } from '../../../support/fake/clock.ts';

it('lets five wrong passwords pass, then doubles the wait up to a minute', () => {
  const clock = fakeClock();
  const attempts = createUnlockAttempts(clock);
  for (let n = 0; n < 5; n += 1) {
    attempts.check();
    attempts.failed();
  }
  const waits: number[] = [];
  for (let n = 0; n < 8; n += 1) {
    try {
      attempts.check();
      throw new Error('was let through');
    } catch (error) {
      waits.push((error as { params: { seconds: number } }).params.seconds);
    }
    clock.advance((waits.at(-1) ?? 0) * 1000);
    attempts.check();
    attempts.failed();
  }
  expect(waits).toEqual([1, 2, 4, 8, 16, 32, 60, 60]);
});

it('forgets failures after a success', () => {
  const clock = fakeClock();
  const attempts = createUnlockAttempts(clock);
  for (let n = 0; n < 9; n += 1) attempts.failed();
  attempts.succeeded();
  expect(() => attempts.check()).not.toThrow();
});

it('is not fooled by a wall clock that jumps ahead', () => {
  const clock = fakeClock();
  const attempts = createUnlockAttempts(clock);
  for (let n = 0; n < 8; n += 1) attempts.failed();
  clock.jumpTo(clock.now() + 86_400_000);
  expect(() => attempts.check()).toThrow('too-many-attempts');
});
