import { describe, expect, it } from 'vitest';
import { createLocks } from '../../../src/main/node/locks.ts';
import type { Worklist } from '../../../src/shared/model/recovery-kit.ts';
import { AT_ONCE, OLD_KEY, rotationWorld } from '../../support/rotation/app-world.ts';
import { accountDraft, awsKey } from '../../support/sample-keys.ts';
import { openTestApp, TEST_PASSWORD, type TestApp } from '../../support/test-app.ts';

const password = TEST_PASSWORD;

const answerGroups = (code: string) => code.split('-').map((text, index) => ({ index, text }));

const states = (list: Worklist | null) => list?.items.map(({ label, state }) => [label, state]);

async function addKey(made: TestApp, label: string, environment: string | null): Promise<string> {
  const account = { kind: 'new', draft: accountDraft({ label: `${label} account`, environment }) } as const;
  const fields = { access_key_id: `AKIAQ3EGRIMW${label.toUpperCase().padEnd(8, 'A').slice(0, 8)}` };
  return (await made.call('credentials.add', awsKey({ label, account, fields }))).id;
}

describe('changing the vault key', () => {
  it('leaves everything as it was but the ways in, and asks the new code back', async () => {
    await using made = await openTestApp();
    const id = (await made.call('credentials.add', awsKey())).id;
    const old = await made.call('vault.renewRecovery', { password });
    await made.call('vault.confirmRecovery', { groups: answerGroups(old.recoveryCode).slice(0, 2) });

    const changed = await made.call('vault.changeKey', { password, reason: 'routine' });
    expect(changed).toMatchObject({ keychain: null, copy: expect.stringContaining('key-change') });
    expect(changed.recoveryCode).not.toBe(old.recoveryCode);
    expect(await made.call('vault.status', {})).toMatchObject({
      state: 'unlocked',
      recoveryConfirmed: false,
    });
    expect(await made.call('credentials.reveal', { id, field: 'secret_access_key' })).toEqual({
      value: awsKey().secrets.secret_access_key,
    });
    expect(await made.call('worklist.get', {})).toBeNull();
    const groups = answerGroups(changed.recoveryCode).slice(2, 4);
    expect(await made.call('vault.confirmRecovery', { groups })).toEqual({ correct: true });

    const { rows } = await made.call('audit.list', {});
    const row = rows.find(({ entry }) => entry.action === 'vault.key-changed');
    expect(row?.entry.detail).toEqual({ reason: 'routine' });
    expect(await made.call('audit.verify', {})).toMatchObject({ state: 'whole' });

    await made.call('vault.lock', {});
    expect(await made.refusal('vault.unlock', { kind: 'recovery', code: old.recoveryCode })).toBe(
      'wrong-recovery-code',
    );
    await made.call('vault.unlock', { kind: 'recovery', code: changed.recoveryCode });
    await made.call('vault.lock', {});
    await made.call('vault.unlock', { kind: 'password', password });
  });

  it('asks for the right password and stays open without it', async () => {
    await using made = await openTestApp();
    const request = { password: 'another horse altogether', reason: 'lost-device' } as const;
    expect(await made.refusal('vault.changeKey', request)).toBe('wrong-password');
    expect(await made.call('vault.status', {})).toMatchObject({ state: 'unlocked' });
    expect(await made.call('worklist.get', {})).toBeNull();
  });

  it('renews the keychain where it was set up, and deletes what held the old key', async () => {
    await using made = await openTestApp();
    await made.call('vault.setKeychain', { enabled: true });
    const [before] = [...made.keychain.items.keys()];
    expect(await made.call('vault.changeKey', { password, reason: 'routine' })).toMatchObject({
      keychain: true,
    });
    const after = [...made.keychain.items.keys()];
    expect(after).toHaveLength(1);
    expect(after).not.toContain(before);
    await made.call('vault.lock', {});
    await made.call('vault.unlock', { kind: 'password', password });
    await made.app.lock('quit');
    await made.call('vault.unlock', { kind: 'keychain' });

    made.keychain.mood = 'denied';
    expect(await made.call('vault.changeKey', { password, reason: 'routine' })).toMatchObject({
      keychain: false,
    });
    expect(await made.call('vault.status', {})).toMatchObject({ keychain: 'unavailable' });
  });

  it('turns another process away until it opens the vault anew', async () => {
    await using made = await openTestApp();
    const other = await made.another();
    await other.call('vault.unlock', { kind: 'password', password });
    const { recoveryCode } = await made.call('vault.changeKey', { password, reason: 'routine' });
    expect(await other.refusal('credentials.add', awsKey())).toBe('vault-replaced');
    await other.call('vault.lock', {});
    await other.call('vault.unlock', { kind: 'recovery', code: recoveryCode });
    await other.call('credentials.add', awsKey());
  });

  it('changes nothing while another process holds the vault', async () => {
    await using made = await openTestApp();
    const held = await createLocks().acquire(made.folder, 'vault', 0);
    const request = { password, reason: 'lost-device' } as const;
    expect(await made.refusal('vault.changeKey', request)).toBe('vault-busy');
    expect(await made.call('vault.status', {})).toMatchObject({ state: 'unlocked' });
    expect(await made.call('worklist.get', {})).toBeNull();
    held?.release();
    await made.call('vault.changeKey', request);
  });

  it('deletes the kept copies by name, and nothing else', async () => {
    await using made = await openTestApp();
    const { copy } = await made.call('vault.changeKey', { password, reason: 'routine' });
    expect(await made.refusal('vault.removeCopies', { names: ['../vault'] })).toBe('not-found');
    expect(await made.call('restore.copies', {})).toHaveLength(1);
    await made.call('vault.removeCopies', { names: [copy ?? ''] });
    expect(await made.call('restore.copies', {})).toEqual([]);
  });
});

describe('the list of keys to turn', () => {
  it('orders by power, says how far each key is, and stays until a person closes it', async () => {
    await using made = await openTestApp();
    await addKey(made, 'zebra', null);
    const binned = await addKey(made, 'binned', 'test');
    await addKey(made, 'shop', 'Production');
    const replaced = await addKey(made, 'exchanged', '生产');
    await made.call('credentials.remove', { ids: [binned as never] });
    await made.call('vault.changeKey', { password, reason: 'lost-device' });

    const list = await made.call('worklist.get', {});
    expect(list).toMatchObject({ reason: 'lost-device' });
    expect(list?.items.map(({ label, power, inBin }) => [label, power, inBin])).toEqual([
      ['exchanged', 'production', false],
      ['shop', 'production', false],
      ['binned', 'other', true],
      ['zebra', 'other', false],
    ]);

    await made.clock.advance(1000);
    const secrets = { secret_access_key: 'wJalrXUtnFEMIK7MDENGbPxRfiCYKEYTURNtest9' };
    await made.call('credentials.edit', { id: replaced as never, changes: { secrets } });
    await made.call('credentials.purge', { ids: [binned as never] });
    await made.call('vault.lock', {});
    await made.call('vault.unlock', { kind: 'password', password });
    expect(states(await made.call('worklist.get', {}))).toEqual([
      ['exchanged', 'turned'],
      ['shop', 'waiting'],
      ['binned', 'gone'],
      ['zebra', 'waiting'],
    ]);
    await made.call('worklist.close', {});
    expect(await made.call('worklist.get', {})).toBeNull();
    const { rows } = await made.call('audit.list', {});
    expect(rows.find(({ entry }) => entry.action === 'vault.worklist-closed')?.entry.detail).toEqual({
      keys: '4',
      waiting: '2',
    });
  });

  it('follows a rotation to its end, and lists its new key only the next time', async () => {
    await using world = await rotationWorld('aws');
    const { made } = world;
    await made.call('vault.changeKey', { password, reason: 'person-left' });
    expect(states(await made.call('worklist.get', {}))).toEqual([['deploy', 'waiting']]);
    const id = await world.start({ ...AT_ONCE, soakMs: 86_400_000 });
    await world.to(id, 'soaking');
    expect(states(await made.call('worklist.get', {}))).toEqual([['deploy', 'rotating']]);
    await world.toEnd(id);
    expect(states(await made.call('worklist.get', {}))).toEqual([['deploy', 'turned']]);
    expect(await world.safe()).toBe(true);

    await made.call('vault.changeKey', { password, reason: 'lost-device' });
    const again = await made.call('worklist.get', {});
    expect(again?.items.map(({ state }) => state)).toEqual(['waiting']);
    expect(again?.items[0]?.publicId).not.toBe(OLD_KEY.aws.publicId);
  });

  it('lets a rotation that is under way end safely when the key changes in its midst', async () => {
    await using world = await rotationWorld('aws');
    const { made } = world;
    const id = await world.start({ ...AT_ONCE, soakMs: 86_400_000 });
    await world.to(id, 'soaking');
    await made.call('vault.changeKey', { password, reason: 'lost-device' });
    const list = await made.call('worklist.get', {});
    expect(list?.items.map(({ state }) => state).sort()).toEqual(['rotating', 'waiting']);
    expect(await world.toEnd(id)).toMatchObject({ phase: 'done' });
    expect(await world.safe()).toBe(true);
  });
});

it('does not take its own change for that of another process', async () => {
  await using made = await openTestApp();
  const changing = made.call('vault.changeKey', { password, reason: 'routine' });
  // The watch looks every 1.5 seconds of this clock, whatever the key derivation takes.
  let done = false;
  const looking = (async () => {
    while (!done) {
      await made.clock.advance(1500);
      made.app.reminders.first(1);
      await new Promise(setImmediate);
    }
  })();
  await changing;
  done = true;
  await looking;
  await made.clock.advance(3000);
  expect(await made.call('vault.status', {})).toMatchObject({ state: 'unlocked' });
});
