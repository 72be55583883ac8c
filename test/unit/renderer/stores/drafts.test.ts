import { expect, it } from 'vitest';
import type { Draft, DraftId } from '../../../../src/shared/model/draft.ts';
import { credentialIdOf } from '../../../support/fake/keys.ts';
import { settled, wiredStores } from './fixture.ts';

const DRAFT: Draft = {
  id: '00000000000000d1' as DraftId,
  form: 'add-key',
  subject: null,
  at: 1,
  fields: { label: 'half' },
  held: ['secret_access_key'],
};

it('are there once the vault is open, and gone with the lock', async () => {
  const { stores, fake } = await wiredStores({ status: { state: 'locked' } });
  fake.override('drafts.list', () => [DRAFT]);
  expect(stores.drafts.state.getState().all).toEqual([]);
  await stores.session.unlock({ kind: 'password', password: 'correct horse battery' });
  await settled();
  expect(stores.drafts.state.getState().all).toEqual([DRAFT]);
  await stores.session.lock();
  await settled();
  expect(stores.drafts.state.getState()).toEqual({ all: [], open: null });
});

it('are asked for anew when one was discarded', async () => {
  const { stores, fake, count } = await wiredStores();
  const before = count('drafts.list');
  await stores.drafts.discard(DRAFT.id);
  expect(fake.calls.find(({ channel }) => channel === 'drafts.discard')?.input).toEqual({ id: DRAFT.id });
  expect(count('drafts.list')).toBe(before + 1);
});

it('are asked for anew when a key changed, as long as there is one', async () => {
  const { stores, fake, count } = await wiredStores();
  const before = count('drafts.list');
  fake.emit('credentials.changed', { ids: [] });
  await settled();
  expect(count('drafts.list')).toBe(before);

  fake.override('drafts.list', () => [{ ...DRAFT, form: 'replace-secret', subject: credentialIdOf(1) }]);
  await stores.drafts.refresh();
  fake.override('drafts.list', () => []);
  fake.emit('credentials.changed', { ids: [credentialIdOf(1)] });
  await settled();
  expect(stores.drafts.state.getState().all).toEqual([]);
});

it('take what is typed before the window locks the vault, and hold up no lock', async () => {
  const { stores, fake, count } = await wiredStores();
  stores.drafts.hold(async () => {
    await stores.client.call('drafts.save', { form: 'add-key', fields: {}, secrets: {} });
  });
  await stores.session.lock();
  const order = fake.calls
    .map(({ channel }) => channel)
    .filter((name) => /^(drafts\.save|vault\.lock)$/.test(name));
  expect(order).toEqual(['drafts.save', 'vault.lock']);

  stores.drafts.hold(() => Promise.reject(new Error('no room')));
  await stores.session.lock();
  expect(count('vault.lock')).toBe(2);
});
