import { uptime } from 'node:os';
import { expect, it } from 'vitest';
import { createClock } from '../../../../src/main/node/clock.ts';

const clock = createClock();

it('tells the time of the computer, and a steady one beside it', () => {
  const [before, steady] = [Date.now(), clock.monotonic()];
  expect(clock.now()).toBeGreaterThanOrEqual(before);
  expect(clock.now()).toBeLessThanOrEqual(Date.now());
  expect(clock.monotonic()).toBeGreaterThanOrEqual(steady);
});

it('tells how long the computer runs, as every process on it does', () => {
  const before = uptime() * 1000;
  expect(clock.sinceBoot()).toBeGreaterThanOrEqual(before);
  expect(clock.sinceBoot()).toBeLessThanOrEqual(uptime() * 1000);
});

it('calls once, and not at all when it is called off', async () => {
  const calls: string[] = [];
  const last = new Promise<void>((resolve) => {
    const off = clock.after(1, () => calls.push('called off'));
    clock.after(1, () => calls.push('called'));
    clock.after(2, resolve);
    off();
  });
  const alive = setTimeout(() => {}, 60_000);
  await last;
  clearTimeout(alive);
  expect(calls).toEqual(['called']);
});
