import { expect, it } from 'vitest';
import { atMost, createTurns } from '../../../../src/main/services/turns.ts';

it('does one after the other what has one name, and goes on after a failure', async () => {
  const { take } = createTurns();
  const log: string[] = [];
  const { promise: gate, resolve: open } = Promise.withResolvers<void>();
  const first = take('a', async () => {
    await gate;
    log.push('first');
    throw new Error('first');
  });
  const second = take('a', async () => log.push('second'));
  await take('b', async () => log.push('other'));
  open();
  await expect(first).rejects.toThrow('first');
  await second;
  expect(log).toEqual(['other', 'first', 'second']);
});

it('keeps to its number and to the order of the items', async () => {
  let now = 0;
  let most = 0;
  const results = await atMost(3, [1, 2, 3, 4, 5, 6, 7], async (item) => {
    now += 1;
    most = Math.max(most, now);
    await Promise.resolve();
    now -= 1;
    return item * 2;
  });
  expect([results, most]).toEqual([[2, 4, 6, 8, 10, 12, 14], 3]);
  expect(await atMost(3, [], async () => 1)).toEqual([]);
});
