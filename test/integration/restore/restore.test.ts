import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  BY_PASSWORD,
  backUp,
  openFile,
  openRefused,
  secretsOf,
  ticket,
} from '../../support/restore/copies.ts';
import { accountDraft, awsKey } from '../../support/sample-keys.ts';
import { openTestApp, TEST_PASSWORD, type TestApp, testApp } from '../../support/test-app.ts';

const secret = (n: number): string => `wJalrXUtnFEMIK7MDENGbPxRfiCYKEYTURNtes${String(n).padStart(2, '0')}`;

function add(made: TestApp, label: string, n: number) {
  return made.call(
    'credentials.add',
    awsKey({
      label,
      account: { kind: 'new', draft: accountDraft({ label: `account of ${label}` }) },
      fields: { access_key_id: `AKIAQ3EGRIMWKEYTUR${String(n).padStart(2, '2')}` },
      secrets: { secret_access_key: secret(n) },
    }),
  );
}

const status = (made: TestApp) => made.call('vault.status', {});

describe('restoring a vault', () => {
  it('brings it to an empty folder, by the password and by the recovery code', async () => {
    await using origin = await testApp();
    const { recoveryCode } = await origin.call('vault.create', { password: TEST_PASSWORD, keychain: false });
    await add(origin, 'first', 22);
    const file = await backUp(origin);
    for (const by of [BY_PASSWORD, { kind: 'recovery', code: recoveryCode }] as const) {
      await using fresh = await testApp();
      const found = await openFile(fresh, file, by);
      expect(found).toMatchObject({ relation: 'no-vault', missing: [], accounts: 1, rotations: 0 });
      expect(found.keys).toMatchObject([{ label: 'first', state: 'active' }]);
      expect(found.extra).toHaveLength(1);
      expect(JSON.stringify(found)).not.toContain(secret(22));
      await fresh.call('restore.replace', { restore: found.restore });
      expect(await status(fresh)).toMatchObject({
        state: 'unlocked',
        openedByRecovery: by.kind === 'recovery',
      });
      expect(await secretsOf(fresh)).toEqual({ first: secret(22) });
      expect((await fresh.call('comparison.get', {})).reason).toBe('restored');
      expect(await readdir(fresh.folder)).not.toContain('restore.tmp');
      if (by.kind === 'recovery') {
        const next = 'a whole new password';
        await fresh.call('vault.changePassword', { proof: by, next });
        expect((await status(fresh)).openedByRecovery).toBe(false);
      }
    }
  });

  it('replaces the vault that is open, keeps it as a copy, and goes on unlocked', async () => {
    await using made = await openTestApp();
    await add(made, 'first', 22);
    const file = await backUp(made);
    const found = await openFile(made, file);
    expect(found.relation).toBe('same');
    await made.call('restore.discard', { restore: found.restore });
    await made.call('settings.set', { periodDays: 30 });
    const again = await openFile(made, file);
    expect(again).toMatchObject({ relation: 'older', missing: [], extra: [] });
    made.events.length = 0;
    await made.call('restore.replace', { restore: again.restore });
    expect(made.events).toContain('vault.changed');
    expect((await status(made)).state).toBe('unlocked');
    expect((await made.call('settings.get', {})).periodDays).toBe(90);
    const copies = await made.call('restore.copies', {});
    expect(copies).toMatchObject([{ reason: 'restore' }]);
    expect(await made.refusal('restore.replace', { restore: again.restore })).toBe('ticket-expired');
    // And back again, out of the copy.
    const kept = await made.call('restore.open', {
      source: { kind: 'copy', name: copies[0]?.name ?? '' },
      by: BY_PASSWORD,
    });
    expect(kept.relation).toBe('diverged');
    await made.call('restore.replace', { restore: kept.restore });
    expect((await made.call('settings.get', {})).periodDays).toBe(30);
    expect((await made.call('comparison.get', {})).reason).toBe('went-back');
    expect((await made.call('audit.verify', {})).state).toBe('whole');
  });

  it('refuses to lose secrets, and carries them over where that is wanted', async () => {
    await using made = await openTestApp();
    await add(made, 'first', 22);
    const { id } = await add(made, 'changed', 23);
    const file = await backUp(made);
    await add(made, 'second', 24);
    await made.call('credentials.edit', { id, changes: { secrets: { secret_access_key: secret(77) } } });
    const before = await secretsOf(made);
    const found = await openFile(made, file);
    expect(found.relation).toBe('older');
    expect(found.missing.map(({ label }) => label).sort()).toEqual(['changed', 'second']);
    const refused = await made.app.handle('restore.replace', { restore: found.restore });
    expect(refused).toMatchObject({ ok: false, error: { code: 'would-lose-secrets', params: { count: 2 } } });
    expect((await status(made)).state).toBe('unlocked');
    await made.call('restore.replace', { restore: found.restore, carryOver: true });
    expect(await secretsOf(made)).toEqual(before);
  });

  it('restores over a vault that is damaged, locked, or another one', async () => {
    await using origin = await openTestApp();
    await add(origin, 'first', 22);
    const file = await backUp(origin);
    await using other = await openTestApp();
    await add(other, 'strange', 25);
    const strange = await openFile(other, file);
    expect(strange.relation).toBe('other');
    expect(strange.missing).toHaveLength(1);
    expect(await other.refusal('restore.planMerge', { restore: strange.restore })).toBe('backup-other-vault');
    await other.call('vault.lock', {});
    // Locked, and its key is not the backup's: nobody can tell what is in it.
    expect(await openFile(other, file)).toMatchObject({ relation: 'other', missing: [] });

    await origin.call('vault.lock', {});
    expect((await openFile(origin, file)).relation).toBe('same');
    await origin.call('vault.lock', {});
    await writeFile(join(origin.folder, 'vault.db'), 'this is no database');
    expect((await status(origin)).state).toBe('problem');
    const found = await openFile(origin, file);
    expect(found.relation).toBe('diverged');
    await origin.call('restore.replace', { restore: found.restore });
    expect(await secretsOf(origin)).toEqual({ first: secret(22) });
  });

  it('leaves the keys of another vault in the copy of that one', async () => {
    await using origin = await openTestApp();
    await add(origin, 'theirs', 22);
    const file = await backUp(origin);
    await using made = await openTestApp();
    await add(made, 'ours', 33);
    const found = await openFile(made, file);
    expect(found).toMatchObject({ relation: 'other', missing: [{ label: 'ours' }] });
    await made.call('restore.replace', { restore: found.restore });
    expect(await secretsOf(made)).toEqual({ theirs: secret(22) });
    const [copy] = await made.call('restore.copies', {});
    const kept = await made.call('restore.open', {
      source: { kind: 'copy', name: copy?.name ?? '' },
      by: BY_PASSWORD,
    });
    expect(kept.keys).toMatchObject([{ label: 'ours' }]);
  });

  it('counts wrong passwords with the vault’s own, and a right one forgives none', async () => {
    await using made = await openTestApp();
    const file = await backUp(made);
    await made.call('vault.lock', {});
    const wrong = { kind: 'password', password: 'not the password' } as const;
    for (let n = 0; n < 4; n += 1) expect(await openRefused(made, file, wrong)).toBe('wrong-password');
    await openFile(made, file);
    expect(await openRefused(made, file, wrong)).toBe('wrong-password');
    expect(await openRefused(made, file)).toBe('too-many-attempts');
    expect(await made.refusal('vault.unlock', BY_PASSWORD)).toBe('too-many-attempts');
  });

  it('closes what is open after ten minutes, at a lock, and when another one is opened', async () => {
    await using made = await openTestApp();
    const file = await backUp(made);
    const first = await openFile(made, file);
    expect(existsSync(join(made.folder, 'restore.tmp'))).toBe(true);
    const second = await openFile(made, file);
    expect(await made.refusal('restore.replace', { restore: first.restore })).toBe('ticket-expired');
    made.clock.advance(10 * 60_000);
    expect(await made.refusal('restore.replace', { restore: second.restore })).toBe('ticket-expired');
    await openFile(made, file);
    await made.call('vault.lock', {});
    expect(existsSync(join(made.folder, 'restore.tmp'))).toBe(false);
    // One copy at a time among all processes; what a killed one left is swept by the next.
    const locked = await openFile(made, file);
    const other = await made.another();
    expect(await openRefused(other, file)).toBe('vault-busy');
    await made.call('restore.discard', { restore: locked.restore });
    await mkdir(join(made.folder, 'restore.tmp'));
    const third = await made.another();
    await third.call('restore.discard', { restore: locked.restore });
    expect(existsSync(join(made.folder, 'restore.tmp'))).toBe(false);
  });

  it('says what is wrong with a backup', async () => {
    await using made = await openTestApp();
    const file = await backUp(made);
    const bytes = await readFile(file);
    const changed = Buffer.from(bytes);
    // Never the byte that is there by chance.
    changed.writeUInt8(changed.readUInt8(4000) ^ 1, 4000);
    const bad = join(made.folder, '..', 'bad');
    for (const [content, code] of [
      [Buffer.alloc(0), 'backup-damaged'],
      [bytes.subarray(0, bytes.length - 1), 'backup-damaged'],
      [changed, 'backup-damaged'],
    ] as const) {
      await writeFile(bad, content);
      expect(await openRefused(made, bad)).toBe(code);
    }
    const source = { kind: 'file', ticket: await ticket(made, file, 'backup') } as const;
    expect(await made.refusal('restore.open', { source, by: { kind: 'keychain' } })).toBe('invalid-input');
    const gone = { kind: 'copy', name: 'version-10-before-30-00000000' } as const;
    expect(await made.refusal('restore.open', { source: gone, by: BY_PASSWORD })).toBe('not-found');
    expect(await readdir(made.folder)).not.toContain('restore.tmp');
  });

  it('drops the keychain slot of another device', async () => {
    await using origin = await testApp();
    await origin.call('vault.create', { password: TEST_PASSWORD, keychain: true });
    const file = await backUp(origin);
    await using fresh = await testApp();
    const found = await openFile(fresh, file);
    await fresh.call('restore.replace', { restore: found.restore });
    expect((await status(fresh)).keychain).toBe('available');
    await fresh.call('vault.lock', {});
    expect(await fresh.refusal('vault.unlock', { kind: 'keychain' })).toBe('keychain-unavailable');
    // On its own device it stays.
    const own = await openFile(origin, file);
    await origin.call('restore.replace', { restore: own.restore });
    expect((await status(origin)).keychain).toBe('ready');
  });
});
