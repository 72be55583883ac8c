import { describe, expect, it } from 'vitest';
import { restoreStep } from '../../../../src/renderer/stores/restore.ts';
import { KeyturnError } from '../../../../src/shared/ipc/envelope.ts';
import type { UnlockMethod } from '../../../../src/shared/model/vault.ts';
import { FAKE_PASSWORD, FAKE_RECOVERY } from '../../../support/fake/bridge.ts';
import { fakeRestores, type Scene } from '../../../support/fake/restores.ts';
import { settled, wiredStores } from './fixture.ts';

const PASSWORD = { kind: 'password', password: FAKE_PASSWORD } as const;

async function atPreview(scene: Scene, by: UnlockMethod = PASSWORD) {
  const { status, answers } = fakeRestores(scene);
  const made = await wiredStores({ status });
  answers(made.fake);
  const { restore } = made.stores;
  restore.begin();
  await restore.pick();
  await restore.open(by);
  return { ...made, restore, kind: () => restoreStep(restore.state.getState())?.kind };
}

describe('a restore', () => {
  it('keeps the code out of its state, and sets the password with it once', async () => {
    const { restore, fake, kind } = await atPreview('absent', { kind: 'recovery', code: FAKE_RECOVERY });
    expect(kind()).toBe('preview');
    expect(JSON.stringify(restore.state.getState())).not.toContain(FAKE_RECOVERY);
    await restore.replace(false);
    expect(restoreStep(restore.state.getState())).toEqual({ kind: 'restored', byCode: true });
    const next = 'another long password';
    await restore.setPassword(next).catch(() => undefined);
    const proofs = fake.calls.filter(({ channel }) => channel === 'vault.changePassword');
    expect(proofs.map(({ input }) => input)).toEqual([
      { proof: { kind: 'recovery', code: FAKE_RECOVERY }, next },
    ]);
    // Where the new code could not be made, it alone is asked for anew.
    await restore.setPassword(next).catch(() => undefined);
    expect(fake.calls.filter(({ channel }) => channel === 'vault.changePassword')).toHaveLength(1);
  });

  it('leaves the screen when the vault is locked, and stays while its own exchange locks it', async () => {
    const { restore, fake, kind, stores } = await atPreview('diverged');
    fake.override('restore.replace', async () => {
      await fake.bridge.call['vault.lock']({});
      await stores.session.refresh();
      throw new KeyturnError('disk-full');
    });
    await restore.replace(true);
    expect(kind()).toBe('preview');
    expect(restore.state.getState().error?.code).toBe('disk-full');

    await stores.session.unlock(PASSWORD);
    await fake.bridge.call['vault.lock']({});
    await settled();
    expect(restore.state.getState().steps).toEqual([]);
  });

  it('has main close what was opened on the way back and out', async () => {
    const { restore, count, kind } = await atPreview('diverged');
    restore.back();
    expect(kind()).toBe('open');
    await restore.open(PASSWORD);
    restore.end();
    await settled();
    expect(count('restore.discard')).toBe(2);
  });

  it('drops an answer for somebody who has left', async () => {
    const { restore, fake, kind } = await atPreview('diverged');
    const late = Promise.withResolvers<never[]>();
    fake.override('restore.copies', () => late.promise);
    const asked = restore.listCopies();
    restore.end();
    late.resolve([]);
    await asked;
    expect(kind()).toBeUndefined();
  });

  it('sends a side for each conflict, the newer one where nobody chose', async () => {
    const { restore, fake, kind } = await atPreview('diverged');
    await restore.planMerge();
    await restore.merge(new Map([['setting:idleMinutes', 'there']]));
    const sent = fake.calls.findLast(({ channel }) => channel === 'restore.merge')?.input;
    expect(sent).toMatchObject({ choices: [{ take: 'here' }, { take: 'there' }, { take: 'there' }] });
    expect(kind()).toBe('merged');
  });

  it('goes back with every secret, or says why not', async () => {
    const { restore, fake, kind, count } = await atPreview('older');
    fake.override('restore.goBack', () => {
      throw new KeyturnError('disk-full');
    });
    expect(await restore.goBack('copy-3')).toBeNull();
    expect(restore.state.getState().error?.code).toBe('disk-full');
    // Main has closed what the preview was read from.
    expect(kind()).toBe('open');
    expect(count('restore.discard')).toBe(0);
    fake.override('restore.goBack', ({ carryOver }) => ({ schema: carryOver ? 20 : 0 }));
    expect(await restore.goBack('copy-3')).toBe(20);
    expect(kind()).toBeUndefined();
  });
});

it('asks for the password again when main has closed what was opened', async () => {
  const { restore, fake, kind } = await atPreview('diverged');
  await restore.planMerge();
  expect(kind()).toBe('merge');
  fake.override('restore.merge', () => {
    throw new KeyturnError('ticket-expired');
  });
  await restore.merge(new Map());
  expect(kind()).toBe('open');
  expect(restore.state.getState().error?.code).toBe('ticket-expired');
});

describe('a comparison', () => {
  it('keeps what was found after it is over, and drops it at the lock', async () => {
    const { restore, fake, stores } = await atPreview('diverged');
    const { comparison } = stores;
    await restore.planMerge();
    await restore.merge(new Map());
    await comparison.run();
    expect(comparison.state.getState().value?.reason).toBe('merged');
    await comparison.release();
    const { value, done } = comparison.state.getState();
    expect(value?.reason).toBeNull();
    expect(done?.keys.map(({ outcome }) => outcome)).toContain('gone');
    await fake.bridge.call['vault.lock']({});
    await settled();
    expect(comparison.state.getState()).toEqual({ value: null, done: null, busy: null, error: null });
  });

  it('tells a refusal, and none where the person called the question off', async () => {
    const { fake, stores } = await atPreview('diverged');
    fake.override('comparison.run', () => {
      throw new KeyturnError('vault-busy');
    });
    await stores.comparison.run();
    expect(stores.comparison.state.getState().error?.code).toBe('vault-busy');
    fake.override('comparison.release', () => {
      throw new KeyturnError('presence-needed');
    });
    const released = stores.comparison.release();
    await settled();
    stores.presence.cancel();
    await released;
    expect(stores.comparison.state.getState()).toMatchObject({ busy: null, error: null });
  });
});
