import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createFiles } from '../../../../src/main/node/files.ts';
import type { LockReason } from '../../../../src/shared/model/vault.ts';
import { TEST_PASSWORD, type TestApp, testApp } from '../../../support/test-app.ts';

const DAY = 86_400_000;
const byPassword = { kind: 'password', password: TEST_PASSWORD } as const;
const byKeychain = { kind: 'keychain' } as const;

/** Time of day alone: nobody waits for the timers of weeks. */
const later = (made: TestApp, ms: number): void => made.clock.jumpTo(made.clock.now() + ms);

async function withKeychain(): Promise<TestApp & AsyncDisposable> {
  const made = await testApp();
  await made.call('vault.create', { password: TEST_PASSWORD, keychain: true });
  await made.app.lock('quit');
  return made;
}

describe('the password is asked every few days', () => {
  it('by the setting, whatever the keychain opened in between', async () => {
    await using made = await withKeychain();
    for (let day = 1; day < 14; day += 1) {
      later(made, DAY);
      await made.call('vault.unlock', byKeychain);
      await made.app.lock('quit');
    }
    later(made, DAY);
    const answer = await made.app.handle('vault.unlock', byKeychain);
    expect(answer).toEqual({ ok: false, error: { code: 'password-due', params: { days: 14 } } });
    expect(await made.call('vault.status', {})).toMatchObject({ state: 'locked', keychain: 'ready' });
    await made.call('vault.unlock', byPassword);
    await made.call('settings.set', { passwordDays: 2 });
    await made.app.lock('quit');
    later(made, DAY);
    await made.call('vault.unlock', byKeychain);
    await made.app.lock('quit');
    later(made, DAY);
    expect(await made.refusal('vault.unlock', byKeychain)).toBe('password-due');
  });

  it('a clock that is set back makes nothing younger', async () => {
    await using made = await withKeychain();
    later(made, 13 * DAY);
    await made.call('vault.unlock', byKeychain);
    later(made, DAY);
    await made.app.lock('quit');
    made.clock.jumpTo(made.clock.now() - DAY / 2);
    expect(await made.refusal('vault.unlock', byKeychain)).toBe('password-due');
    made.clock.jumpTo(made.clock.now() - 9 * DAY);
    expect(await made.refusal('vault.unlock', byKeychain)).toBe('password-due');
    await made.call('vault.unlock', byPassword);
    await made.app.lock('quit');
    await made.call('vault.unlock', byKeychain);
  });

  it('once on a device that is not known, or whose name was deleted', async () => {
    await using made = await withKeychain();
    await rm(join(made.folder, 'device.json'));
    const other = await made.another({ ports: { keychain: made.keychain } });
    expect(await other.refusal('vault.unlock', byKeychain)).toBe('password-due');
    await other.call('vault.unlock', byPassword);
    await other.app.lock('quit');
    await other.call('vault.unlock', byKeychain);
  });

  it('counts a password that was given for something else', async () => {
    await using made = await withKeychain();
    later(made, 13 * DAY);
    await made.call('vault.unlock', byKeychain);
    await made.call('presence.confirm', byPassword);
    await made.app.lock('quit');
    later(made, 13 * DAY);
    await made.call('vault.unlock', byKeychain);
  });

  it('opens by the password where no name of the device can be kept', async () => {
    const files = createFiles();
    const rename: typeof files.rename = async (from, to) => {
      if (to.endsWith('device.json')) throw new Error('no room');
      await files.rename(from, to);
    };
    await using made = await testApp({ ports: { files: { ...files, rename } } });
    await made.call('vault.create', { password: TEST_PASSWORD, keychain: false });
    await made.call('vault.lock', {});
    await made.call('vault.unlock', byPassword);
  });
});

describe('the keychain after a lock', () => {
  const stateAfter = async (made: TestApp, reason: LockReason): Promise<string> => {
    await made.app.lock(reason);
    const { keychain } = await made.call('vault.status', {});
    await made.call('vault.unlock', byPassword);
    return keychain;
  };

  it('waits for the password after a lock by hand and after no other, as it comes', async () => {
    await using made = await withKeychain();
    await made.call('vault.unlock', byPassword);
    expect(await stateAfter(made, 'by-hand')).toBe('blocked');
    for (const reason of ['idle', 'sleep', 'screen-lock', 'quit'] as const) {
      expect(await stateAfter(made, reason)).toBe('ready');
    }
  });

  it('follows the two settings', async () => {
    await using made = await withKeychain();
    await made.call('vault.unlock', byPassword);
    await made.call('settings.set', { passwordAfterLockByHand: false, passwordAfterIdleLock: true });
    expect(await stateAfter(made, 'by-hand')).toBe('ready');
    for (const reason of ['idle', 'sleep', 'screen-lock'] as const) {
      expect(await stateAfter(made, reason)).toBe('blocked');
    }
    expect(await stateAfter(made, 'quit')).toBe('ready');
  });
});

it('gives the idle minutes to the shell as soon as they are set', async () => {
  await using made = await withKeychain();
  await made.call('vault.unlock', byPassword);
  expect(made.app.idleMinutes()).toBe(10);
  await made.call('settings.set', { idleMinutes: 3 });
  expect(made.app.idleMinutes()).toBe(3);
});
