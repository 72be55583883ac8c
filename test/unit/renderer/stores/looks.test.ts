import { describe, expect, it } from 'vitest';
import { KeyturnError } from '../../../../src/shared/ipc/envelope.ts';
import type { LookView } from '../../../../src/shared/model/look.ts';
import { homeLook, lookOf } from '../../../support/fake/looked.ts';
import { bareStores, deferred, settled, wiredStores } from './fixture.ts';

const stateOf = ({ stores }: { stores: Awaited<ReturnType<typeof wiredStores>>['stores'] }) =>
  stores.looks.state.getState();

describe('looking around', () => {
  it('begins where the person said, and shows what is found', async () => {
    const made = await wiredStores();
    const { looks } = made.stores;
    expect(stateOf(made)).toMatchObject({ view: null, choosing: true });
    await looks.pickFolder();
    looks.setWhere({ histories: true });
    await looks.start();
    const call = made.fake.calls.find(({ channel }) => channel === 'look.start');
    const [folder] = stateOf(made).where.folders;
    expect(call?.input).toEqual({ usual: true, profiles: true, histories: true, folders: [folder?.folder] });
    expect(stateOf(made)).toMatchObject({ choosing: false, busy: null, error: null });
    expect(stateOf(made).view?.keys).toHaveLength(homeLook().keys.length);
  });

  it('takes each folder once, none when the dialog was closed, and leaves one out again', async () => {
    const { stores, fake } = await wiredStores();
    await stores.looks.pickFolder();
    const [first] = stores.looks.state.getState().where.folders;
    if (first === undefined) throw new Error('A folder was picked');
    fake.override('look.pickFolder', () => ({ ...first }));
    await stores.looks.pickFolder();
    fake.override('look.pickFolder', () => null);
    await stores.looks.pickFolder();
    expect(stores.looks.state.getState().where.folders).toEqual([first]);
    stores.looks.removeFolder(first.folder);
    expect(stores.looks.state.getState().where.folders).toEqual([]);
  });

  it('follows a look on its way, and asks once for many events', async () => {
    const { stores, fake, count } = await wiredStores();
    await stores.looks.start();
    const before = count('look.get');
    const open = deferred<LookView>();
    fake.override('look.get', () => open.promise);
    for (let n = 0; n < 50; n += 1) fake.emit('look.changed', {});
    expect(count('look.get') - before).toBe(1);
    open.resolve({ ...homeLook(), files: 77, running: true });
    await stores.looks.refresh();
    expect(count('look.get') - before).toBe(2);
    expect(stores.looks.state.getState().view).toMatchObject({ files: 77, running: true });
  });

  it('is stopped', async () => {
    const made = await wiredStores({ finds: () => ({ ...homeLook(), running: true }) });
    await made.stores.looks.start();
    expect(stateOf(made).view?.running).toBe(true);
    await made.stores.looks.stop();
    expect(stateOf(made).view).toMatchObject({ running: false, cut: 'stopped' });
  });

  it('says why it was refused, and tries again', async () => {
    const made = await wiredStores();
    made.fake.override('look.start', () => {
      throw new KeyturnError('ticket-expired');
    });
    await made.stores.looks.start();
    expect(stateOf(made)).toMatchObject({ error: { code: 'ticket-expired' }, busy: null, choosing: true });
    made.fake.override('look.start', () => homeLook());
    await made.stores.looks.start();
    expect(stateOf(made).error).toBeNull();
  });
});

describe('what was found', () => {
  it('keeps what the person said of it while the look goes on, and forgets it with another look', async () => {
    const made = await wiredStores();
    const { looks } = made.stores;
    await looks.start();
    looks.choose(new Map([[0, { taken: false, cloud: 'aws', site: 'aws', label: 'mine' }]]));
    made.fake.emit('look.changed', {});
    await settled();
    expect(stateOf(made).choices.get(0)?.label).toBe('mine');
    made.fake.override('look.get', () => lookOf([], 2));
    await looks.refresh();
    expect(stateOf(made).choices.size).toBe(0);
  });

  it('is verified, and imported with its places', async () => {
    const made = await wiredStores();
    const { looks } = made.stores;
    await looks.start();
    const [first, held] = stateOf(made).view?.keys ?? [];
    if (first === undefined || held === undefined) throw new Error('Keys were found');
    await looks.verify([held.row.index]);
    expect(stateOf(made).view?.keys[1]?.verdict).toEqual({ kind: 'proven', principal: null });
    looks.choose(new Map([[first.row.index, { taken: true, cloud: 'aws', site: 'aws', label: ' deploy ' }]]));
    await looks.take([first, held]);
    expect(made.fake.calls.find(({ channel }) => channel === 'look.import')?.input).toMatchObject({
      rows: [
        { index: first.row.index, label: 'deploy' },
        { index: held.row.index, label: 'prod' },
      ],
    });
    expect(stateOf(made).taken).toMatchObject({ added: [expect.any(String)], places: { length: 2 } });
    expect(stateOf(made).view?.keys[0]?.consumer).not.toBeNull();
    expect(stateOf(made).choices.size).toBe(0);
  });

  it('does one thing at a time', async () => {
    const made = await wiredStores();
    const { looks } = made.stores;
    await looks.start();
    const keys = stateOf(made).view?.keys.slice(0, 1) ?? [];
    const both = [looks.take(keys), looks.take(keys)];
    expect(stateOf(made).busy).toBe('taking');
    await Promise.all(both);
    expect(made.count('look.import')).toBe(1);
  });

  it('restricts a file, and says which places hold plaintext no longer', async () => {
    const made = await wiredStores();
    await made.stores.looks.start();
    await made.stores.looks.restrict(0);
    expect(stateOf(made).view?.places[0]?.access).toBe('own');
    const id = stateOf(made).view?.keys.find(({ consumer }) => consumer !== null)?.consumer;
    if (id == null) throw new Error('One place is remembered');
    const scrubbed = { consumer: id, outcome: 'removed', problem: null, kept: null } as const;
    made.stores.looks.setScrubbed([{ ...scrubbed, outcome: 'left' }]);
    expect(stateOf(made).gone.size).toBe(0);
    made.stores.looks.setScrubbed([{ ...scrubbed, again: 7 }]);
    expect([...stateOf(made).gone]).toEqual([id]);
    expect([...stateOf(made).again]).toEqual([[id, 7]]);
    made.stores.looks.setBack([id]);
    expect(stateOf(made)).toMatchObject({ gone: new Set(), again: new Map() });
  });
});

describe('plaintext that was taken away', () => {
  const scrubbed = async () => {
    const made = await wiredStores();
    const { looks } = made.stores;
    await looks.start();
    const id = stateOf(made).view?.keys.find(({ consumer }) => consumer !== null)?.consumer;
    if (id == null) throw new Error('One place is remembered');
    const done = await made.fake.bridge.call['plaintext.scrub']({ ids: [id], as: 'best' });
    const kept = done.ok ? done.value[0]?.kept : null;
    if (kept == null) throw new Error('A copy was kept');
    if (done.ok) looks.setScrubbed(done.value.map((one) => ({ ...one, again: 3 })));
    await looks.recheck();
    return { ...made, looks, id, kept };
  };

  it('is seen to be gone, and to be back once a kept copy was brought back', async () => {
    const made = await scrubbed();
    expect([...stateOf(made).gone]).toEqual([made.id]);
    expect([...stateOf(made).again]).toEqual([[made.id, 3]]);
    await made.fake.bridge.call['plaintext.undo']({ id: made.kept, over: false });
    await made.looks.recheck();
    expect(stateOf(made)).toMatchObject({ gone: new Set(), again: new Map() });
  });

  it('is known to be gone after the window began anew', async () => {
    const made = await scrubbed();
    made.looks.reset();
    await made.looks.refresh();
    expect(stateOf(made).gone.size).toBe(0);
    await made.looks.recheck();
    expect([...stateOf(made).gone]).toEqual([made.id]);
  });

  it('is followed while what was found is in sight', async () => {
    const made = await scrubbed();
    made.stores.places.look();
    await made.fake.bridge.call['plaintext.undo']({ id: made.kept, over: false });
    await expect.poll(() => stateOf(made).gone.size).toBe(0);
  });

  it('stays as it was known where the places cannot be asked, and is not claimed of what cannot be read', async () => {
    const made = await scrubbed();
    const [view] = await made.stores.client
      .call('consumers.list', { credential: null })
      .then((all) => all.filter(({ id }) => id === made.id));
    if (view === undefined) throw new Error('The place is listed');
    made.fake.override('consumers.list', () => {
      throw new KeyturnError('internal');
    });
    await made.looks.recheck();
    expect([...stateOf(made).gone]).toEqual([made.id]);
    made.fake.override('consumers.list', () => [{ ...view, state: 'unreadable' }]);
    await made.looks.recheck();
    expect(stateOf(made).gone.size).toBe(0);
  });
});

describe('the lock', () => {
  it('takes everything that was found out of the window', async () => {
    const made = await wiredStores();
    await made.stores.looks.start();
    await made.fake.bridge.call['vault.lock']({});
    await settled();
    expect(stateOf(made)).toMatchObject({ view: null, choosing: true, where: { folders: [] } });
  });

  it('lets an answer go that comes after it', async () => {
    const { stores, fake } = bareStores();
    const open = deferred<LookView>();
    fake.override('look.start', () => open.promise);
    const started = stores.looks.start();
    stores.looks.reset();
    open.resolve(homeLook());
    await started;
    expect(stores.looks.state.getState()).toMatchObject({ view: null, busy: null, choosing: true });
  });

  it('goes back to where to look when main has no look any more', async () => {
    const { stores, fake } = await wiredStores();
    await stores.looks.start();
    fake.override('look.get', () => null);
    await stores.looks.refresh();
    expect(stores.looks.state.getState()).toMatchObject({ view: null, choosing: true });
  });
});
