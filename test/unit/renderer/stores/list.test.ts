import { describe, expect, it } from 'vitest';
import { indexOf, PAGE_SIZE, rowAt } from '../../../../src/renderer/stores/list.ts';
import type { Output } from '../../../../src/shared/ipc/contract.ts';
import { KeyturnError } from '../../../../src/shared/ipc/envelope.ts';
import { credentialIdOf } from '../../../support/fake/keys.ts';
import { bareStores, deferred, manyKeys } from './fixture.ts';

describe('the list', () => {
  it('asks for one page first and selects its first row', async () => {
    const { stores, fake } = bareStores({ keys: manyKeys(250) });
    await stores.list.show({ kind: 'all' });
    const state = stores.list.state.getState();
    expect(state.total).toBe(250);
    expect([...state.pages.keys()]).toEqual([0]);
    expect(state.selected).toBe(credentialIdOf(1));
    expect(fake.calls.map((call) => call.input)).toEqual([
      { view: { kind: 'all' }, search: '', sort: 'due', offset: 0, limit: PAGE_SIZE },
    ]);
  });

  it('fetches each page that comes in sight once', async () => {
    const { stores, count } = bareStores({ keys: manyKeys(250) });
    await stores.list.show({ kind: 'all' });
    await Promise.all([stores.list.ensure(90, 120), stores.list.ensure(95, 130)]);
    await stores.list.ensure(100, 140);
    expect(count('credentials.list')).toBe(2);
    expect(rowAt(stores.list.state.getState(), 120)?.label).toBe('key 121');
  });

  it('keeps the answer to the newest question, whichever comes last', async () => {
    const { stores, fake } = bareStores({ keys: manyKeys(3) });
    const slow = deferred<Output<'credentials.list'>>();
    fake.override('credentials.list', ({ search }) => {
      const rows = manyKeys(3).filter((key) => key.label === search);
      return search === 'key 1' ? slow.promise : { total: rows.length, rows };
    });
    const first = stores.list.find('key 1');
    await stores.list.find('key 2');
    slow.resolve({ total: 1, rows: [...manyKeys(1)] });
    await first;
    expect(rowAt(stores.list.state.getState(), 0)?.label).toBe('key 2');
  });

  it('keeps the selection through a refresh, and through a search that still holds it', async () => {
    const { stores } = bareStores({ keys: manyKeys(20) });
    await stores.list.show({ kind: 'all' });
    stores.list.select(credentialIdOf(12));
    await stores.list.refresh();
    expect(stores.list.state.getState().selected).toBe(credentialIdOf(12));
    await stores.list.find('key 1');
    expect(stores.list.state.getState().selected).toBe(credentialIdOf(12));
    await stores.list.find('key 20');
    expect(stores.list.state.getState().selected).toBe(credentialIdOf(20));
  });

  it('joins refreshes that come while one is under way into one more', async () => {
    const { stores, count } = bareStores({ keys: manyKeys(5) });
    await Promise.all([stores.list.refresh(), stores.list.refresh(), stores.list.refresh()]);
    expect(count('credentials.list')).toBe(2);
  });

  it('asks again for the pages in sight only', async () => {
    const { stores, fake } = bareStores({ keys: manyKeys(350) });
    await stores.list.show({ kind: 'all' });
    await stores.list.ensure(210, 230);
    const before = fake.calls.length;
    await stores.list.refresh();
    expect(fake.calls.slice(before).map((call) => (call.input as { offset: number }).offset)).toEqual([200]);
    expect(stores.list.state.getState().pages.has(0)).toBe(false);
  });

  it('moves the selection to the neighbour of a row that left', async () => {
    const { stores } = bareStores({ keys: manyKeys(3) });
    await stores.list.show({ kind: 'all' });
    const last = stores.list.leaving(credentialIdOf(3));
    const first = stores.list.leaving(credentialIdOf(1));
    first();
    expect(stores.list.state.getState().selected).toBe(credentialIdOf(2));
    stores.list.select(credentialIdOf(3));
    last();
    expect(stores.list.state.getState().selected).toBe(credentialIdOf(2));
  });

  it('says why there are no rows', async () => {
    const { stores, fake } = bareStores();
    fake.override('credentials.list', () => {
      throw new KeyturnError('vault-busy');
    });
    await stores.list.refresh();
    expect(stores.list.state.getState().error).toEqual({ code: 'vault-busy', params: {} });
  });

  it('knows the place of a row among those that are here', async () => {
    const { stores } = bareStores({ keys: manyKeys(150) });
    await stores.list.show({ kind: 'all' });
    await stores.list.ensure(100, 110);
    const state = stores.list.state.getState();
    expect(indexOf(state, credentialIdOf(142))).toBe(141);
    expect(indexOf(state, credentialIdOf(900))).toBe(-1);
  });
});
