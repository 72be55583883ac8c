import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Disturbance } from '../../clouds/index.ts';
import { BENCH_CLOUDS, errorOf, type KeyBench, startKeyBench } from './key-bench.ts';
import { PATIENTLY, testHttp, timersByHand } from './support.ts';

const SELF = { kind: 'user', name: null } as const;

describe.each(BENCH_CLOUDS)('a change at %s', (id) => {
  let bench: KeyBench;
  beforeEach(async () => {
    bench = await startKeyBench(id);
  });
  afterEach(() => bench.close());

  const struck = (disturbance: Disturbance) => {
    bench.cloud.disturb({ action: 'CreateAccessKey', ...disturbance });
    return errorOf(bench.keys.create(bench.key, SELF, bench.ctx));
  };
  const kinds = () => bench.cloud.store.events.map(({ kind }) => kind);
  const requests = (action: string) =>
    bench.cloud.store.seen.filter((entry) => entry.action === action).length;

  it.each([
    [{ what: 'drop', phase: 'before' }, 0, 'network'],
    [{ what: 'drop', phase: 'after' }, 1, 'network'],
    [{ what: 'fail', phase: 'before' }, 0, 'unexpected'],
    [{ what: 'fail', phase: 'after' }, 1, 'unexpected'],
  ] as const)('is unclear after %j, and never sent again', async (disturbance, made, kind) => {
    const error = await struck(disturbance);
    expect(error).toMatchObject({ outcome: 'unclear', reason: null, failure: { kind } });
    expect(kinds()).toEqual(Array(made).fill('create'));
    expect(requests('CreateAccessKey')).toBeLessThanOrEqual(made + 1);
    // The next one is whole again, on a connection of its own.
    await bench.keys.list(bench.key, SELF, bench.ctx);
  });

  it.each(['disable', 'enable', 'delete'] as const)(
    '(%s) is unclear when its answer is lost',
    async (change) => {
      const { cloud, keys, ctx, key, stored } = bench;
      cloud.store.settings.deleteNeedsDisabled = false;
      if (change === 'enable') stored.status = 'Inactive';
      const signer = change === 'enable' ? bench.admin : key;
      const owner = { kind: 'user', name: bench.nameOf(bench.user) } as const;
      cloud.disturb({ what: 'drop', phase: 'after' });
      expect((await errorOf(keys[change](signer, owner, key.publicId, ctx))).outcome).toBe('unclear');
      expect(kinds()).toEqual([change]);
    },
  );

  it('may land long after we gave up', async () => {
    const { cloud, keys, ctx, key } = bench;
    const { clock, fire } = timersByHand();
    const http = testHttp({ clock });
    try {
      cloud.disturb({ action: 'CreateAccessKey', what: 'hold', phase: 'before' });
      const call = errorOf(keys.create(key, SELF, { ...ctx, http }));
      await expect.poll(() => cloud.held(), PATIENTLY).toBe(1);
      fire();
      expect(await call).toMatchObject({
        outcome: 'unclear',
        failure: { kind: 'network', vendorCode: 'TIMEOUT' },
      });
      expect(kinds()).toEqual([]);
      cloud.release();
      await expect.poll(kinds, PATIENTLY).toEqual(['create']);
    } finally {
      await http.close();
    }
  });

  it('ends with the reason of the caller who gave up', async () => {
    const { cloud, keys, ctx, key } = bench;
    const controller = new AbortController();
    cloud.disturb({ what: 'hold', phase: 'after' });
    const call = keys.create(key, SELF, { ...ctx, signal: controller.signal });
    await expect.poll(() => cloud.held(), PATIENTLY).toBe(1);
    controller.abort('locked');
    await expect(call).rejects.toBe('locked');
    expect(kinds()).toEqual(['create']);
  });

  it('waits for an answer that is only late', async () => {
    bench.cloud.disturb({ what: 'delay', phase: 'before', ms: 30 });
    bench.cloud.disturb({ what: 'delay', phase: 'after', ms: 30 });
    expect((await bench.keys.create(bench.key, SELF, bench.ctx)).publicId).not.toBe('');
    expect((await bench.keys.list(bench.key, SELF, bench.ctx)).length).toBe(2);
  });

  it('that was delivered twice is not taken for one that never happened', async () => {
    const { keys, ctx, key } = bench;
    const error = await struck({ what: 'duplicate', answer: 'last' });
    // AWS has no nonces: its second delivery met the limit. The nonce of Alibaba Cloud tells that there was a first one.
    if (id === 'aws') expect(error).toMatchObject({ reason: 'limit-reached' });
    else expect(error).toMatchObject({ outcome: 'unclear', failure: { vendorCode: 'SignatureNonceUsed' } });
    expect(kinds()).toEqual(['create']);
    expect(await keys.list(key, SELF, ctx)).toHaveLength(2);
  });

  it('that was delivered twice and answered once is made once', async () => {
    bench.cloud.disturb({ action: 'CreateAccessKey', what: 'duplicate', answer: 'first' });
    await bench.keys.create(bench.key, SELF, bench.ctx);
    expect(kinds()).toEqual(['create']);
  });

  it('is refused where nobody is at the address', async () => {
    const endpoints = { sts: 'http://127.0.0.1:1', iam: 'http://127.0.0.1:1', ims: 'http://127.0.0.1:1' };
    const { keys, key, ctx } = bench;
    expect(await errorOf(keys.create(key, SELF, { ...ctx, endpoints }))).toMatchObject({
      outcome: 'refused',
      failure: { kind: 'network', vendorCode: 'ECONNREFUSED' },
    });
  });

  it('strikes the named action alone, as often as it was told to', async () => {
    const { cloud, keys, ctx, key } = bench;
    cloud.disturb({ action: 'DeleteAccessKey', what: 'fail', phase: 'before', times: 2 });
    await keys.list(key, SELF, ctx);
    const tries = [1, 2, 3].map(() => () => errorOf(keys.delete(key, SELF, 'NOTTHERE', ctx)));
    const statuses: (number | null)[] = [];
    for (const attempt of tries) statuses.push((await attempt()).failure.httpStatus);
    expect(statuses).toEqual([id === 'aws' ? 500 : 503, id === 'aws' ? 500 : 503, 404]);
    cloud.disturb({ what: 'fail', phase: 'before', times: 9 });
    cloud.calm();
    await keys.list(key, SELF, ctx);
  });
});
