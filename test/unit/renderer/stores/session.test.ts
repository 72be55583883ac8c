import { describe, expect, it } from 'vitest';
import { screenOf } from '../../../../src/renderer/stores/session.ts';
import { KeyturnError } from '../../../../src/shared/ipc/envelope.ts';
import { FAKE_PASSWORD, FAKE_RECOVERY } from '../../../support/fake/bridge.ts';
import { bareStores, wiredStores } from './fixture.ts';

describe('the session', () => {
  it('shows the screen that fits what main says', async () => {
    for (const [state, screen] of [
      ['absent', 'setup'],
      ['locked', 'unlock'],
      ['unlocked', 'workspace'],
      ['problem', 'problem'],
    ] as const) {
      const { stores } = bareStores({ status: { state } });
      expect(screenOf(stores.session.state.getState())).toBe('starting');
      await stores.session.refresh();
      expect(screenOf(stores.session.state.getState())).toBe(screen);
    }
  });

  it('says that main cannot be reached', async () => {
    const { stores, fake } = bareStores();
    fake.override('vault.status', () => {
      throw new KeyturnError('internal');
    });
    await stores.session.refresh();
    expect(screenOf(stores.session.state.getState())).toBe('unreachable');
  });

  it('stays on the first start after the vault was made, until that is finished', async () => {
    const { stores } = await wiredStores({ status: { state: 'absent', recoveryConfirmed: false } });
    const { recoveryCode } = await stores.session.create({ password: FAKE_PASSWORD, keychain: false });
    expect(recoveryCode).toBe(FAKE_RECOVERY);
    expect(screenOf(stores.session.state.getState())).toBe('setup');
    stores.session.finishSetup();
    expect(screenOf(stores.session.state.getState())).toBe('workspace');
  });

  it('leaves the first start where it was when the vault could not be made', async () => {
    const { stores, fake } = await wiredStores({ status: { state: 'absent' } });
    fake.override('vault.create', () => {
      throw new KeyturnError('folder-not-writable');
    });
    const made = stores.session.create({ password: FAKE_PASSWORD, keychain: false });
    await expect(made).rejects.toMatchObject({ code: 'folder-not-writable' });
    expect(stores.session.state.getState().held).toBeNull();
  });

  it('opens by the recovery code and sets the new password with the same code', async () => {
    const { stores, fake } = await wiredStores({ status: { state: 'locked' } });
    fake.override('vault.changePassword', () => {
      expect(screenOf(stores.session.state.getState())).toBe('unlock');
      return {};
    });
    fake.override('vault.renewRecovery', () => ({ recoveryCode: FAKE_RECOVERY }));
    const next = await stores.session.recover(FAKE_RECOVERY, 'another long password');
    expect(next).toBe(FAKE_RECOVERY);
    expect(
      fake.calls.filter(({ channel }) => channel === 'vault.renewRecovery').map(({ input }) => input),
    ).toEqual([{ password: 'another long password' }]);
    // The vault is open, and the new code has not been asked back yet.
    expect(screenOf(stores.session.state.getState())).toBe('unlock');
    stores.session.finishRecovery();
    const inputs = fake.calls.filter((call) => call.channel === 'vault.changePassword');
    expect(inputs.map((call) => call.input)).toEqual([
      { proof: { kind: 'recovery', code: FAKE_RECOVERY }, next: 'another long password' },
    ]);
    expect(screenOf(stores.session.state.getState())).toBe('workspace');
  });

  it('stays where it was when the code opened the vault and the password was refused', async () => {
    const { stores, fake, count } = await wiredStores({ status: { state: 'locked' } });
    const { session } = stores;
    fake.override('vault.changePassword', () => {
      throw new KeyturnError('policy-forbids', { rule: 'minPasswordScore' });
    });
    const refused = session.recover(FAKE_RECOVERY, 'password12');
    await expect(refused).rejects.toMatchObject({ code: 'policy-forbids' });
    expect(session.state.getState().status?.state).toBe('unlocked');
    expect(screenOf(session.state.getState())).toBe('unlock');

    fake.override('vault.changePassword', () => ({}));
    fake.override('vault.renewRecovery', () => ({ recoveryCode: FAKE_RECOVERY }));
    await session.recover(FAKE_RECOVERY, 'another long password');
    expect(count('vault.unlock')).toBe(1);
    expect(screenOf(session.state.getState())).toBe('unlock');

    await session.lock();
    expect(session.state.getState().held).toBeNull();
  });

  it('says that an older program is to open the vault, until it is open', async () => {
    const { stores } = await wiredStores({ status: { state: 'locked' } });
    stores.session.wentBack(20);
    await stores.session.refresh();
    expect(stores.session.state.getState().wentBackTo).toBe(20);
    await stores.session.unlock({ kind: 'password', password: FAKE_PASSWORD });
    expect(stores.session.state.getState().wentBackTo).toBeNull();
  });

  it('keeps no password and no code', async () => {
    const { stores } = await wiredStores({ status: { state: 'locked' } });
    await stores.session.unlock({ kind: 'password', password: FAKE_PASSWORD });
    await stores.session.renewRecovery(FAKE_PASSWORD);
    const kept = JSON.stringify(stores.session.state.getState());
    expect(kept).not.toContain(FAKE_PASSWORD);
    expect(kept).not.toContain(FAKE_RECOVERY);
  });

  it('hands the reason for a refusal to the form that asked', async () => {
    const { stores } = await wiredStores({ status: { state: 'locked' } });
    const tried = stores.session.unlock({ kind: 'password', password: 'wrong' });
    await expect(tried).rejects.toMatchObject({ code: 'wrong-password' });
    expect(screenOf(stores.session.state.getState())).toBe('unlock');
  });
});
