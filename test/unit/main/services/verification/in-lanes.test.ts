import { describe, expect, it } from 'vitest';
import { inLanes, type LanesDeps } from '../../../../../src/main/services/verification/in-lanes.ts';
import type { Reached } from '../../../../../src/main/services/verification/lane.ts';
import { PACES } from '../../../../../src/main/services/verification/paces.ts';
import type { CloudId } from '../../../../../src/shared/model/cloud.ts';
import { CLOUD_IDS } from '../../../../../src/shared/model/cloud.ts';
import { fakeClock } from '../../../../support/fake/clock.ts';

interface Item {
  readonly cloud: CloudId;
  readonly place: string;
}

const keys = (cloud: CloudId, count: number, place: string = cloud): Item[] =>
  Array.from({ length: count }, () => ({ cloud, place }));

/** Asks items; each answer waits until the test gives it. */
function asking(items: readonly Item[], changes: Partial<LanesDeps<Item>> = {}) {
  const clock = fakeClock();
  const stop = new AbortController();
  const open: { readonly item: Item; readonly answer: (reached: Reached) => void }[] = [];
  const told: Item[] = [];
  let most = 0;
  let asked = 0;
  const done = inLanes(items, {
    paces: PACES,
    atOnce: 24,
    clock,
    signal: stop.signal,
    tell: (item) => told.push(item),
    ask: (item) => {
      asked += 1;
      const { promise, resolve } = Promise.withResolvers<Reached>();
      open.push({ item, answer: resolve });
      most = Math.max(most, open.length);
      return promise;
    },
    ...changes,
  });
  /** Answers everything that is open, again and again, until nothing is. */
  const answerAll = async (reached: Reached = 'answered'): Promise<void> => {
    while (open.length > 0) {
      for (const { answer } of open.splice(0)) answer(reached);
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  return { clock, stop, open, told, done, answerAll, most: () => most, asked: () => asked };
}

describe('asking many keys', () => {
  it('asks every key once, and no more at a time than the whole may', async () => {
    const items = CLOUD_IDS.flatMap((cloud) => keys(cloud, 16));
    const there = asking(items);
    await there.answerAll();
    // Tencent's twenty a second are not reached by sixteen keys.
    await there.done;
    expect(there.asked()).toBe(13 * 16);
    expect(there.most()).toBe(24);
  });

  it('asks Huawei one key at a time', async () => {
    const there = asking(keys('huawei', 5));
    await there.answerAll();
    await there.done;
    expect([there.asked(), there.most()]).toEqual([5, 1]);
  });

  it('goes on at Huawei once a key is proven, while its dates are read', async () => {
    const begun: string[] = [];
    const dates = Promise.withResolvers<Reached>();
    const items = [...keys('huawei', 2), ...keys('aws', 2)];
    const there = asking(items, {
      ask: ({ cloud }, proven) => {
        begun.push(cloud);
        proven();
        return dates.promise;
      },
    });
    expect(begun.sort()).toEqual(['aws', 'huawei', 'huawei']);
    dates.resolve('answered');
    await there.done;
    expect(begun).toHaveLength(4);
  });

  it('lets no cloud hold another one up', async () => {
    const there = asking([...keys('aws', 3), ...keys('aliyun', 3)]);
    const [aws] = there.open.splice(0, 1);
    await there.answerAll();
    expect(there.asked()).toBe(4);
    aws?.answer('throttled');
    await there.answerAll();
    expect(there.asked()).toBe(4);
    there.clock.advance(1000);
    await there.answerAll();
    there.clock.advance(1000);
    await there.answerAll();
    await there.done;
    expect(there.asked()).toBe(6);
  });

  it('does not ask the rest of an address where nothing answers', async () => {
    const there = asking([...keys('zstack', 50, 'dead'), ...keys('zstack', 2, 'alive')]);
    const [dead] = there.open.splice(0, 1);
    dead?.answer('unreachable');
    await there.answerAll();
    await there.done;
    expect([there.asked(), there.told.length]).toEqual([3, 49]);
  });

  it('begins nothing more once it is cancelled, and ends with what is under way', async () => {
    const there = asking(keys('aws', 10, 'x'));
    there.stop.abort();
    await there.answerAll();
    await there.done;
    expect(there.asked()).toBe(1);
  });

  it('has nothing to do for none', async () => {
    await expect(asking([]).done).resolves.toBeUndefined();
  });

  it('ends with the first error, after what is under way', async () => {
    const there = asking([...keys('aws', 3), ...keys('gcp', 3)], {
      ask: async ({ cloud }) => {
        if (cloud === 'aws') throw new Error('the disk is full');
        return 'answered';
      },
    });
    await expect(there.done).rejects.toThrow('the disk is full');
  });
});
