import { describe, expect, it } from 'vitest';
import { inPool } from '../../../src/cli/pool.ts';

const live = new AbortController().signal;

describe('inPool', () => {
  it('keeps the order of the items and never runs more than it may', async () => {
    let running = 0;
    let most = 0;
    const counts: number[] = [];
    const work = async (item: number): Promise<number> => {
      running += 1;
      most = Math.max(most, running);
      for (let turn = 0; turn < 10 - item; turn += 1) await Promise.resolve();
      running -= 1;
      return item * 2;
    };
    const results = await inPool([1, 2, 3, 4, 5, 6, 7], 3, live, work, (count) => counts.push(count));
    expect(results).toEqual([2, 4, 6, 8, 10, 12, 14]);
    expect(most).toBe(3);
    expect(counts).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  it('starts nothing new after an error, and throws it once the others have ended', async () => {
    const started: number[] = [];
    const ended: number[] = [];
    const work = async (item: number): Promise<void> => {
      started.push(item);
      await Promise.resolve();
      if (item === 1) throw new Error('first');
      await Promise.resolve();
      ended.push(item);
    };
    await expect(inPool([1, 2, 3, 4], 2, live, work, () => undefined)).rejects.toThrow('first');
    expect(started).toEqual([1, 2]);
    expect(ended).toEqual([2]);
  });

  it('starts nothing new after an abort', async () => {
    const abort = new AbortController();
    const started: number[] = [];
    const work = async (item: number): Promise<void> => {
      started.push(item);
      abort.abort();
    };
    await expect(inPool([1, 2, 3], 1, abort.signal, work, () => undefined)).rejects.toThrow(/abort/);
    expect(started).toEqual([1]);
  });

  it('is content with nothing to do', async () => {
    expect(
      await inPool(
        [],
        4,
        live,
        async () => 1,
        () => undefined,
      ),
    ).toEqual([]);
  });
});
