import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openTestApp, TEST_PASSWORD, testApp } from '../../../support/test-app.ts';

const status = { state: 'locked', problem: null, openedByRecovery: false, auditBroken: false };

describe('making a vault', () => {
  it('goes from absent to unlocked and gives a recovery code that opens it', async () => {
    await using made = await testApp();
    expect(await made.call('vault.status', {})).toMatchObject({ ...status, state: 'absent' });
    const { recoveryCode, keychain } = await made.call('vault.create', {
      password: TEST_PASSWORD,
      keychain: false,
    });
    expect(keychain).toBe(false);
    expect(await made.call('vault.status', {})).toMatchObject({
      state: 'unlocked',
      recoveryConfirmed: false,
    });
    await made.call('vault.lock', {});
    await made.call('vault.unlock', {
      kind: 'recovery',
      code: recoveryCode.toLowerCase().replaceAll('-', ' '),
    });
    expect(await made.call('vault.status', {})).toMatchObject({ state: 'unlocked', openedByRecovery: true });
  });

  it('asks back parts of the recovery code', async () => {
    await using made = await testApp();
    const { recoveryCode } = await made.call('vault.create', { password: TEST_PASSWORD, keychain: false });
    const groups = recoveryCode.split('-').map((text, index) => ({ index, text }));
    const wrong = await made.call('vault.confirmRecovery', {
      groups: [groups[0], { index: 1, text: 'zzzz' }] as never,
    });
    expect(wrong).toEqual({ correct: false });
    const right = await made.call('vault.confirmRecovery', { groups: [groups[1], groups[3]] as never });
    expect(right).toEqual({ correct: true });
    await made.call('vault.lock', {});
    expect(await made.call('vault.status', {})).toMatchObject({ ...status, recoveryConfirmed: true });
  });

  it('refuses a short password, and a second vault over the first', async () => {
    await using made = await testApp();
    expect(await made.refusal('vault.create', { password: 'short', keychain: false })).toBe('weak-password');
    expect(await made.call('vault.status', {})).toMatchObject({ state: 'absent' });
    await made.call('vault.create', { password: TEST_PASSWORD, keychain: false });
    expect(await made.refusal('vault.create', { password: TEST_PASSWORD, keychain: false })).toBe(
      'vault-unlocked',
    );
    await made.call('vault.lock', {});
    expect(await made.refusal('vault.create', { password: TEST_PASSWORD, keychain: false })).toBe(
      'vault-exists',
    );
    await made.call('vault.unlock', { kind: 'password', password: TEST_PASSWORD });
  });
});

describe('unlocking', () => {
  it('tells a wrong password from a locked vault and slows down guessing', async () => {
    await using made = await openTestApp();
    await made.call('vault.lock', {});
    for (let n = 0; n < 5; n += 1) {
      expect(await made.refusal('vault.unlock', { kind: 'password', password: `guess ${n}` })).toBe(
        'wrong-password',
      );
    }
    const waiting = await made.app.handle('vault.unlock', { kind: 'password', password: TEST_PASSWORD });
    expect(waiting).toEqual({ ok: false, error: { code: 'too-many-attempts', params: { seconds: 1 } } });
    made.clock.advance(1000);
    await made.call('vault.unlock', { kind: 'password', password: TEST_PASSWORD });
  });

  it('changes the password by the old one or by the recovery code', async () => {
    await using made = await testApp();
    const { recoveryCode } = await made.call('vault.create', { password: TEST_PASSWORD, keychain: false });
    const change = (
      proof: { kind: 'password'; password: string } | { kind: 'recovery'; code: string },
      next: string,
    ) => ({ proof, next }) as const;
    expect(
      await made.refusal(
        'vault.changePassword',
        change({ kind: 'password', password: 'nope' }, 'another horse'),
      ),
    ).toBe('wrong-password');
    await made.call(
      'vault.changePassword',
      change({ kind: 'password', password: TEST_PASSWORD }, 'another horse'),
    );
    await made.call('vault.lock', {});
    expect(await made.refusal('vault.unlock', { kind: 'password', password: TEST_PASSWORD })).toBe(
      'wrong-password',
    );
    await made.call('vault.unlock', { kind: 'recovery', code: recoveryCode });
    await made.call(
      'vault.changePassword',
      change({ kind: 'recovery', code: recoveryCode }, 'a third horse'),
    );
    expect(await made.call('vault.status', {})).toMatchObject({ openedByRecovery: false });
    await made.call('vault.lock', {});
    await made.call('vault.unlock', { kind: 'password', password: 'a third horse' });
  });

  it('makes a new recovery code that replaces the old one', async () => {
    await using made = await testApp();
    const first = await made.call('vault.create', { password: TEST_PASSWORD, keychain: false });
    const second = await made.call('vault.renewRecovery', { password: TEST_PASSWORD });
    await made.call('vault.lock', {});
    expect(await made.refusal('vault.unlock', { kind: 'recovery', code: first.recoveryCode })).toBe(
      'wrong-recovery-code',
    );
    await made.call('vault.unlock', { kind: 'recovery', code: second.recoveryCode });
  });
});

describe('the keychain', () => {
  it('opens the vault until it is locked by hand, then again after the password', async () => {
    await using made = await testApp();
    const { keychain } = await made.call('vault.create', { password: TEST_PASSWORD, keychain: true });
    expect(keychain).toBe(true);
    await made.app.lock('quit');
    expect(await made.call('vault.status', {})).toMatchObject({ keychain: 'ready' });
    await made.call('vault.unlock', { kind: 'keychain' });
    await made.call('vault.lock', {});
    expect(await made.call('vault.status', {})).toMatchObject({ keychain: 'blocked' });
    expect(await made.refusal('vault.unlock', { kind: 'keychain' })).toBe('keychain-blocked');
    const other = await made.another({ ports: { keychain: made.keychain } });
    expect(await other.refusal('vault.unlock', { kind: 'keychain' })).toBe('keychain-blocked');
    await made.call('vault.unlock', { kind: 'password', password: TEST_PASSWORD });
    await made.app.lock('quit');
    await made.call('vault.unlock', { kind: 'keychain' });
  });

  it.each(['unavailable', 'denied'] as const)(
    'that is %s means the password, and costs nothing',
    async (mood) => {
      await using made = await testApp();
      await made.call('vault.create', { password: TEST_PASSWORD, keychain: true });
      await made.app.lock('quit');
      made.keychain.mood = mood;
      expect(await made.refusal('vault.unlock', { kind: 'keychain' })).toBe(`keychain-${mood}`);
      await made.call('vault.unlock', { kind: 'password', password: TEST_PASSWORD });
      await made.app.lock('quit');
      made.keychain.mood = 'usable';
      await made.call('vault.unlock', { kind: 'keychain' });
    },
  );

  it('that refuses at creation leaves a vault without it', async () => {
    await using made = await testApp();
    made.keychain.mood = 'denied';
    const { keychain } = await made.call('vault.create', { password: TEST_PASSWORD, keychain: true });
    expect(keychain).toBe(false);
    expect(await made.refusal('vault.setKeychain', { enabled: true })).toBe('keychain-denied');
    made.keychain.mood = 'usable';
    await made.call('vault.setKeychain', { enabled: true });
    expect(made.keychain.items.size).toBe(1);
    await made.call('vault.setKeychain', { enabled: false });
    expect(made.keychain.items.size).toBe(0);
  });
});

it('sees what another process wrote', async () => {
  await using made = await openTestApp();
  const other = await made.another();
  await other.call('vault.unlock', { kind: 'password', password: TEST_PASSWORD });
  made.events.length = 0;
  await other.call('settings.set', { periodDays: 45 });
  made.clock.advance(2000);
  expect(made.events).toContain('credentials.changed');
  expect(await made.call('settings.get', {})).toMatchObject({ periodDays: 45 });
});

it('keeps preferences in a plain file, and survives a broken one', async () => {
  await using made = await testApp();
  await made.call('preferences.set', { locale: 'zh-CN', theme: 'dark' });
  expect(await made.call('app.info', {})).toMatchObject({ locale: 'zh-CN' });
  const file = join(made.folder, 'preferences.json');
  expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ theme: 'dark' });
  const other = await made.another({
    ports: {
      files: {
        ...(await import('../../../../src/main/node/files.ts')).createFiles(),
        read: async () => Buffer.from('{"theme":'),
      },
    },
  });
  expect(await other.call('preferences.get', {})).toMatchObject({ theme: 'system', locale: 'system' });
});
