import { describe, expect, it } from 'vitest';
import type { Output } from '../../../../src/shared/ipc/contract.ts';
import { KeyturnError } from '../../../../src/shared/ipc/envelope.ts';
import { bareStores, manyKeys, settled, wiredStores } from './fixture.ts';

const ALL = { kind: 'view', view: { kind: 'all' } } as const;

describe('runs over many keys', () => {
  it('shows what a run found once it has ended', async () => {
    const { stores } = await wiredStores({ keys: manyKeys(3) });
    expect(stores.verifyRuns.state.getState().last).toBeNull();
    await stores.verifyRuns.start(ALL);
    const { last, running, error } = stores.verifyRuns.state.getState();
    expect([running, error]).toEqual([null, null]);
    expect(last).toMatchObject({ total: 3, how: 'done' });
  });

  it('keeps what the run before found in sight while another one is under way', async () => {
    const { stores, fake } = await wiredStores();
    await stores.verifyRuns.start(ALL);
    const { last } = stores.verifyRuns.state.getState();
    fake.override('verification.status', () => ({ running: { done: 1, total: 9, failed: 0 }, last: null }));
    fake.emit('verification.changed', {});
    await settled();
    expect(stores.verifyRuns.state.getState()).toMatchObject({ running: { done: 1 }, last });
  });

  it('asks once for many events, and once more for those that came meanwhile', async () => {
    const { stores, fake, count } = await wiredStores();
    const before = count('verification.status');
    const open = Promise.withResolvers<Output<'verification.status'>>();
    fake.override('verification.status', () => open.promise);
    for (let n = 0; n < 50; n += 1) fake.emit('verification.changed', {});
    expect(count('verification.status') - before).toBe(1);
    open.resolve({ running: null, last: null });
    await stores.verifyRuns.refresh();
    expect(count('verification.status') - before).toBe(2);
  });

  it('tells why one was refused, and forgets it with the next', async () => {
    const { stores, fake } = bareStores();
    fake.override('verification.start', () => {
      throw new KeyturnError('verifying');
    });
    await stores.verifyRuns.start(ALL);
    expect(stores.verifyRuns.state.getState().error?.code).toBe('verifying');
    await stores.verifyRuns.cancel();
    expect(stores.verifyRuns.state.getState()).toMatchObject({ error: null, cancelling: false });
  });

  it('takes nothing in after the lock', async () => {
    const { stores, fake } = bareStores();
    const open = Promise.withResolvers<Output<'verification.status'>>();
    fake.override('verification.status', () => open.promise);
    const asked = stores.verifyRuns.refresh();
    stores.verifyRuns.reset();
    open.resolve({ running: { done: 1, total: 2, failed: 0 }, last: null });
    await asked;
    expect(stores.verifyRuns.state.getState().running).toBeNull();
  });
});
