import { describe, expect, it } from 'vitest';
import type { AccountId } from '../../../../src/shared/model/ids.ts';
import { keyChangeLocks } from '../../../support/key-change.ts';
import { awsKey } from '../../../support/sample-keys.ts';
import { openTestApp, TEST_PASSWORD, type TestApp, testApp } from '../../../support/test-app.ts';

const MINUTE = 60_000;
const byPassword = { kind: 'password', password: TEST_PASSWORD } as const;

async function binned(made: TestApp): Promise<Parameters<TestApp['app']['handle']>[1] & { ids: never }> {
  const { id } = await made.call('credentials.add', awsKey());
  await made.call('credentials.remove', { ids: [id] });
  return { ids: [id] as never };
}

async function withKeychain(): Promise<TestApp & AsyncDisposable> {
  const made = await testApp();
  await made.call('vault.create', { password: TEST_PASSWORD, keychain: true });
  await made.app.lock('quit');
  return made;
}

describe('steps that ask for presence', () => {
  it('are taken for five minutes after the password, and refused without a trace afterwards', async () => {
    await using made = await openTestApp();
    const ids = await binned(made);
    made.clock.advance(5 * MINUTE - 1);
    await made.call('vault.setKeychain', { enabled: true });
    made.clock.advance(1);
    expect(await made.refusal('vault.setKeychain', { enabled: false })).toBe('presence-needed');
    expect(await made.refusal('credentials.purge', ids)).toBe('presence-needed');
    const pin = { host: 'a:443', fingerprint: Array(32).fill('AB').join(':') };
    expect(await made.refusal('accounts.pin', { id: '0000000000000001' as AccountId, pin })).toBe(
      'presence-needed',
    );
    expect(made.keychain.items.size).toBe(1);
    expect(await made.call('credentials.counts', {})).toMatchObject({ bin: 1 });
  });

  it('are taken again once the password was given, which the audit shows', async () => {
    await using made = await openTestApp();
    const ids = await binned(made);
    made.clock.advance(6 * MINUTE);
    expect(await made.call('presence.status', {})).toEqual({ freshUntil: null, system: 'none' });
    expect(await made.refusal('presence.confirm', { kind: 'password', password: 'nope' })).toBe(
      'wrong-password',
    );
    expect(await made.refusal('credentials.purge', ids)).toBe('presence-needed');
    await made.call('presence.confirm', byPassword);
    expect(await made.call('presence.status', {})).toEqual({
      freshUntil: made.clock.now() + 5 * MINUTE,
      system: 'none',
    });
    await made.call('credentials.purge', ids);
  });

  it('are not freed by a clock that is set back, nor kept from a person by one that is set ahead', async () => {
    await using made = await openTestApp();
    made.clock.jumpTo(made.clock.now() + 86_400_000);
    await made.call('vault.setKeychain', { enabled: true });
    made.clock.advance(5 * MINUTE);
    made.clock.jumpTo(made.clock.now() - 86_400_000 * 9);
    expect(await made.refusal('vault.setKeychain', { enabled: false })).toBe('presence-needed');
  });

  it('count the recovery code, and no unlocking by a plain keychain', async () => {
    await using made = await testApp();
    const { recoveryCode } = await made.call('vault.create', { password: TEST_PASSWORD, keychain: true });
    await made.app.lock('quit');
    await made.call('vault.unlock', { kind: 'keychain' });
    expect(await made.refusal('vault.setKeychain', { enabled: false })).toBe('presence-needed');
    await made.app.lock('quit');
    await made.call('vault.unlock', { kind: 'recovery', code: recoveryCode });
    await made.call('vault.setKeychain', { enabled: false });
  });

  it('slow down guessing together with the lock screen', async () => {
    await using made = await openTestApp();
    for (let n = 0; n < 5; n += 1) {
      await made.refusal('presence.confirm', { kind: 'password', password: `guess ${n}` });
    }
    expect(await made.refusal('presence.confirm', byPassword)).toBe('too-many-attempts');
    await made.call('vault.lock', {});
    expect(await made.refusal('vault.unlock', byPassword)).toBe('too-many-attempts');
    expect(await made.call('vault.status', {})).toMatchObject({ retryAt: made.clock.now() + 1000 });
    made.clock.advance(1000);
    expect(await made.call('vault.status', {})).toMatchObject({ retryAt: null });
    await made.call('vault.unlock', byPassword);
  });
});

describe("the system's own proof", () => {
  it('confirms, or does not', async () => {
    await using made = await openTestApp();
    made.clock.advance(6 * MINUTE);
    expect(await made.refusal('presence.confirm', { kind: 'system' })).toBe('presence-denied');
    made.presence.offers = 'touch-id';
    made.presence.answer = false;
    expect(await made.refusal('presence.confirm', { kind: 'system' })).toBe('presence-denied');
    expect(await made.refusal('vault.setKeychain', { enabled: true })).toBe('presence-needed');
    made.presence.answer = true;
    await made.call('presence.confirm', { kind: 'system' });
    await made.call('vault.setKeychain', { enabled: true });
    expect(made.presence.asked).toEqual(['confirm', 'confirm']);
  });

  it('counts for nothing when the vault was locked while it was asked for', async () => {
    await using made = await openTestApp();
    made.presence.offers = 'touch-id';
    const finger = Promise.withResolvers<boolean>();
    made.presence.answer = finger.promise;
    const confirming = made.refusal('presence.confirm', { kind: 'system' });
    await made.app.lock('idle');
    await made.call('vault.unlock', byPassword);
    finger.resolve(true);
    expect(await confirming).toBe('vault-locked');
  });

  it('is asked before the keychain opens the vault, and then counts', async () => {
    await using made = await withKeychain();
    made.presence.offers = 'touch-id';
    made.presence.answer = false;
    expect(await made.call('vault.status', {})).toMatchObject({ keychain: 'ready', systemProof: 'touch-id' });
    expect(await made.refusal('vault.unlock', { kind: 'keychain' })).toBe('presence-denied');
    expect(await made.call('vault.status', {})).toMatchObject({ state: 'locked' });
    made.presence.answer = true;
    await made.call('vault.unlock', { kind: 'keychain' });
    await made.call('vault.setKeychain', { enabled: false });
  });

  it('that waits holds up neither the password nor the lock', async () => {
    await using made = await withKeychain();
    made.presence.offers = 'touch-id';
    const finger = Promise.withResolvers<boolean>();
    made.presence.answer = finger.promise;
    const waiting = made.refusal('vault.unlock', { kind: 'keychain' });
    await made.call('vault.unlock', byPassword);
    await made.app.lock('by-hand');
    finger.resolve(true);
    expect(await waiting).toBe('keychain-blocked');
  });

  it.each([
    ['touch-id', 'presence-denied'],
    ['none', null],
  ] as const)('is not skipped by unlocking behind a lock that is under way (%s)', async (offers, refusal) => {
    const change = keyChangeLocks();
    await using made = await testApp({ ports: { locks: change.locks } });
    await made.call('vault.create', { password: TEST_PASSWORD, keychain: true });
    made.presence.offers = offers;
    let answer: ReturnType<TestApp['app']['handle']> | undefined;
    change.visit({
      midst: async () => {
        void made.app.lock('quit');
        answer = made.app.handle('vault.unlock', { kind: 'keychain' });
        // The same way through the app: by now the other request is in the queue.
        await made.call('vault.status', {});
      },
    });
    await made.call('vault.changeKey', { password: TEST_PASSWORD, reason: 'routine' });
    const answered = await answer;
    expect(answered?.ok === false ? answered.error.code : null).toBe(refusal);
    const state = refusal === null ? 'unlocked' : 'locked';
    expect(await made.call('vault.status', {})).toMatchObject({ state });
    expect(made.presence.asked).toEqual([]);
    await made.call('vault.unlock', { kind: 'keychain' });
    expect(made.presence.asked).toEqual(refusal === null ? [] : ['unlock']);
  });
});
