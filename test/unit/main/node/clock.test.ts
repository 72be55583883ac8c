import { expect, it } from 'vitest';
import { createClock } from '../../../../src/main/node/clock.ts';

const clock = createClock();

it('tells the time of the computer, and a steady one beside it', () => {
  const [before, steady] = [Date.now(), clock.monotonic()];
  expect(clock.now()).toBeGreaterThanOrEqual(before);
  expect(clock.now()).toBeLessThanOrEqual(Date.now());
  expect(clock.monotonic()).toBeGreaterThanOrEqual(steady);
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
