import { describe, expect, it } from 'vitest';
import { canServe } from '../../../../src/renderer/stores/consumers.ts';
import { KeyturnError } from '../../../../src/shared/ipc/envelope.ts';
import type { ConsumerView } from '../../../../src/shared/model/consumer.ts';
import { credentialIdOf } from '../../../support/fake/keys.ts';
import { usedPlaces } from '../../../support/fake/used-places.ts';
import { deferred, manyKeys, settled, wiredStores } from './fixture.ts';

const USED = credentialIdOf(3);

async function shown() {
  const made = await wiredStores({ keys: manyKeys(4) });
  made.stores.list.select(USED);
  await settled();
  const { consumers } = made.stores;
  const now = () => consumers.state.getState();
  const behind = () => (now().views ?? []).filter(canServe);
  return { ...made, consumers, now, behind };
}

describe('where the key in sight is used', () => {
  it('follows the key in sight, and drops the places of the key before at once', async () => {
    const { stores, now } = await shown();
    expect(now().views).toHaveLength(9);
    stores.list.select(credentialIdOf(1));
    await settled();
    expect(now()).toMatchObject({ of: credentialIdOf(1), views: [] });
    stores.list.select(null);
    await settled();
    expect(now()).toMatchObject({ of: null, views: null });
  });

  it('never shows a late answer under another key', async () => {
    const { stores, fake, now } = await shown();
    const late = deferred<ConsumerView[]>();
    fake.override('consumers.list', ({ credential }) => (credential === USED ? late.promise : []));
    fake.emit('consumers.changed', {});
    stores.list.select(credentialIdOf(1));
    await settled();
    late.resolve([...usedPlaces(USED)]);
    await settled();
    expect(now()).toMatchObject({ of: credentialIdOf(1), views: [] });
  });

  it('looks again when a place or the key changed', async () => {
    const { fake, count } = await shown();
    const before = count('consumers.list');
    fake.emit('consumers.changed', {});
    await settled();
    fake.emit('credentials.changed', { ids: [USED] });
    await settled();
    fake.emit('credentials.changed', { ids: [credentialIdOf(1)] });
    await settled();
    expect(count('consumers.list')).toBe(before + 2);
  });

  it('gives places their key, and keeps why one could not have it until it has', async () => {
    const { consumers, fake, now, behind } = await shown();
    const [env, tfvars] = behind();
    if (env === undefined || tfvars === undefined) throw new Error('Two are behind');
    const serving = consumers.serve([env.id, tfvars.id]);
    expect([...now().busy]).toEqual([env.id, tfvars.id]);
    expect(await serving).toBe(1);
    expect(now().busy.size).toBe(0);
    expect(behind()).toEqual([tfvars]);
    expect([...now().failed]).toEqual([[tfvars.id, { code: 'file-not-writable', params: {} }]]);
    fake.emit('consumers.changed', {});
    await settled();
    expect(now().failed.size).toBe(1);
    fake.override('consumers.list', () => usedPlaces(USED).map((view) => ({ ...view, state: 'current' })));
    fake.emit('consumers.changed', {});
    await settled();
    expect(now().failed.size).toBe(0);
  });

  it('asks once for a place that is being served', async () => {
    const { consumers, behind, count } = await shown();
    const ids = behind().map(({ id }) => id);
    const both = [consumers.serve(ids), consumers.serve(ids)];
    expect(await Promise.all(both)).toEqual([1, 0]);
    expect(count('consumers.serve')).toBe(1);
  });

  it('says why a request was refused, but for one that was called off', async () => {
    const { consumers, fake, behind, now } = await shown();
    const ids = behind().map(({ id }) => id);
    const refuse = (code: 'disk-full' | 'presence-needed') => () => {
      throw new KeyturnError(code);
    };
    fake.override('consumers.serve', refuse('disk-full'));
    expect(await consumers.serve(ids)).toBe(0);
    expect(now()).toMatchObject({ error: { code: 'disk-full' }, busy: new Set() });
    fake.override('consumers.list', refuse('disk-full'));
    await consumers.refresh([]);
    expect(now()).toMatchObject({ error: { code: 'disk-full' } });
  });

  it('holds nothing after the lock, and takes no answer that was under way', async () => {
    const { stores, fake, now } = await shown();
    const late = deferred<ConsumerView[]>();
    fake.override('consumers.list', () => late.promise);
    fake.emit('consumers.changed', {});
    await stores.session.lock();
    await settled();
    late.resolve([...usedPlaces(USED)]);
    await settled();
    expect(now()).toEqual({ of: null, views: null, busy: new Set(), failed: new Map(), error: null });
  });

  it('updates what is stale in a file or by a program, and nothing that only leaks', () => {
    const [file, , stale] = usedPlaces(USED);
    if (file === undefined || stale === undefined) throw new Error('There are nine');
    expect([canServe(file), canServe(stale), canServe({ ...stale, leak: true })]).toEqual([
      false,
      true,
      false,
    ]);
    expect(canServe({ ...stale, state: 'elsewhere' })).toBe(false);
  });
});
