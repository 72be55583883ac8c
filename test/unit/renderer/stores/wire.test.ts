import { describe, expect, it } from 'vitest';
import { wireStores } from '../../../../src/renderer/stores/wire.ts';
import { EVENTS } from '../../../../src/shared/ipc/events.ts';
import { FAKE_PASSWORD } from '../../../support/fake/bridge.ts';
import { credentialIdOf, sampleKeys } from '../../../support/fake/keys.ts';
import { bareStores, NOW, settled, wiredStores } from './fixture.ts';

const keys = sampleKeys(NOW);

describe('the wiring', () => {
  it('loads nothing of a locked vault', async () => {
    const { fake } = await wiredStores({ keys, status: { state: 'locked' } });
    const asked = new Set(fake.calls.map((call) => call.channel));
    expect([...asked].sort()).toEqual([
      'app.info',
      'policy.get',
      'preferences.get',
      'reminders.status',
      'vault.status',
    ]);
  });

  it('loads list, counts, accounts and the selected key once the vault is open', async () => {
    const { stores } = await wiredStores({ keys, status: { state: 'locked' } });
    await stores.session.unlock({ kind: 'password', password: FAKE_PASSWORD });
    await settled();
    expect(stores.list.state.getState().total).toBe(10);
    expect(stores.counts.state.getState().value.all).toBe(10);
    expect(stores.accounts.state.getState().value).toHaveLength(5);
    expect(stores.detail.state.getState().detail?.id).toBe(stores.list.state.getState().selected);
  });

  it('forgets everything at the lock, whoever locked', async () => {
    const { stores, fake } = await wiredStores({ keys });
    stores.dialogs.open({ kind: 'edit', id: credentialIdOf(1) });
    await stores.imports.readText('AKIA');
    await fake.bridge.call['vault.lock']({});
    await settled();
    const left = [stores.list, stores.detail, stores.counts, stores.accounts, stores.imports, stores.dialogs];
    const text = JSON.stringify(left.map((store) => store.state.getState()));
    for (const key of keys) {
      expect(text).not.toContain(key.label);
      expect(text).not.toContain(key.publicId);
    }
    expect(stores.list.state.getState().pages.size).toBe(0);
    expect(stores.dialogs.state.getState().open).toBeNull();
    expect(stores.imports.state.getState().step.kind).toBe('choose');
  });

  it('drops an answer that arrives after the lock', async () => {
    const { stores, fake } = await wiredStores({ keys });
    const late = Promise.withResolvers<{ total: number; rows: [] }>();
    fake.override('credentials.list', () => late.promise);
    const asked = stores.list.refresh();
    await fake.bridge.call['vault.lock']({});
    await settled();
    late.resolve({ total: 7, rows: [] });
    await asked;
    expect(stores.list.state.getState().total).toBeNull();
  });

  it('asks again for the shown key when it changed, and not when another did', async () => {
    const { stores, fake, count } = await wiredStores({ keys });
    stores.list.select(credentialIdOf(2));
    await settled();
    const before = count('credentials.get');
    fake.emit('credentials.changed', { ids: [credentialIdOf(5)] });
    await settled();
    expect(count('credentials.get')).toBe(before);
    fake.emit('credentials.changed', { ids: [] });
    await settled();
    expect(count('credentials.get')).toBe(before + 1);
  });

  it('follows preferences that were changed elsewhere', async () => {
    const { stores, fake } = await wiredStores();
    await fake.bridge.call['preferences.set']({ theme: 'dark' });
    await settled();
    expect(stores.preferences.state.getState().preferences.theme).toBe('dark');
  });

  it('stops listening when it is told to', async () => {
    const { stores, fake } = bareStores();
    const end = wireStores(stores);
    end();
    expect(EVENTS.filter((event) => fake.listeners(event) > 0)).toEqual([]);
  });
});
