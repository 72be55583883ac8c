import { expect, it } from 'vitest';
import { toShownError } from '../../../../src/renderer/lib/wire-error.ts';
import { KeyturnError } from '../../../../src/shared/ipc/envelope.ts';
import { FAKE_PASSWORD } from '../../../support/fake/bridge.ts';
import { settled, wiredStores } from './fixture.ts';

/** Stores on a vault that wants a proof before the keychain is set up. */
async function waryStores() {
  const fixture = await wiredStores();
  const { fake } = fixture;
  let present = false;
  fake.override('vault.setKeychain', () => {
    if (!present) throw new KeyturnError('presence-needed');
    return {};
  });
  fake.override('presence.status', () => ({ freshUntil: null, system: 'touch-id' }));
  fake.override('presence.confirm', (by) => {
    if (by.kind === 'password' && by.password !== FAKE_PASSWORD) throw new KeyturnError('wrong-password');
    present = true;
    return {};
  });
  return fixture;
}

const outcome = (work: Promise<void>): Promise<unknown> => work.then(() => 'done', toShownError);

it('asks, and makes the call once more after the proof', async () => {
  const { stores, count } = await waryStores();
  const work = outcome(stores.session.setKeychain(true));
  await settled();
  expect(stores.presence.state.getState().asking).toEqual({ system: 'touch-id' });
  await expect(stores.presence.confirm({ kind: 'password', password: 'nope' })).rejects.toThrow(
    'wrong-password',
  );
  expect(stores.presence.state.getState().asking).not.toBeNull();
  await stores.presence.confirm({ kind: 'password', password: FAKE_PASSWORD });
  expect(await work).toBe('done');
  expect(stores.presence.state.getState().asking).toBeNull();
  expect(count('vault.setKeychain')).toBe(2);
});

it('leaves nothing to show when the person calls it off', async () => {
  const { stores, count } = await waryStores();
  const work = outcome(stores.session.setKeychain(true));
  await settled();
  stores.presence.cancel();
  expect(await work).toBeNull();
  expect(count('vault.setKeychain')).toBe(1);
});

it('asks once for calls that wait side by side', async () => {
  const { stores, count } = await waryStores();
  const works = [outcome(stores.session.setKeychain(true)), outcome(stores.session.setKeychain(true))];
  await settled();
  expect(count('presence.status')).toBe(1);
  await stores.presence.confirm({ kind: 'system' });
  expect(await Promise.all(works)).toEqual(['done', 'done']);
});

it('ends with the lock, before and after the question is in sight', async () => {
  const { stores } = await waryStores();
  const late = Promise.withResolvers<{ freshUntil: null; system: 'none' }>();
  const work = outcome(stores.session.setKeychain(true));
  await settled();
  await stores.session.lock();
  await settled();
  expect(await work).toBeNull();
  expect(stores.presence.state.getState().asking).toBeNull();

  const { stores: others, fake } = await waryStores();
  fake.override('presence.status', () => late.promise);
  const second = outcome(others.session.setKeychain(true));
  await settled();
  await others.session.lock();
  late.resolve({ freshUntil: null, system: 'none' });
  expect(await second).toBeNull();
  await settled();
  expect(others.presence.state.getState().asking).toBeNull();
});
