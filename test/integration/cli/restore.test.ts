import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { migrations } from '../../../src/main/vault/db/migrations/index.ts';
import { PASSWORD } from '../../support/cli/fake-app.ts';
import { type RealVault, realVault } from '../../support/cli/real-vault.ts';

const SECRET = 'wJalrXUtnFEMIK7MDENGbPxRfiCYKEYTURNtest0';

async function add(vault: RealVault, label: string, keyId: string): Promise<string> {
  const argv = ['add', 'aws', '--label', label, '--set', `access_key_id=${keyId}`, '--secrets-stdin'];
  const stdin = `secret_access_key=${SECRET}\n`;
  const { id } = (await vault.json([...argv, '--endpoint', 'http://127.0.0.1:1'], { stdin })) as {
    id: string;
  };
  return id;
}

async function labels(vault: RealVault): Promise<string[]> {
  const { keys } = (await vault.json(['list'])) as { keys: { label: string }[] };
  return keys.map(({ label }) => label).sort();
}

describe('restoring and merging at the command line', () => {
  it('previews, restores on an empty machine, and says what is next', async () => {
    await using origin = await realVault();
    const { recoveryCode } = (await origin.json(['init'])) as { recoveryCode: string };
    await add(origin, 'first', 'AKIAQ3EGRIMWKEYTURN7');
    const file = join(origin.home, 'one.keyturn-backup');
    await origin.json(['backup', '--out', file]);

    await using fresh = await realVault();
    const preview = await fresh.json(['restore-vault', file, '--preview']);
    expect(preview).toMatchObject({ relation: 'no-vault', accounts: 1, keys: [{ label: 'first' }] });
    expect(JSON.stringify(preview)).not.toContain(SECRET);
    expect((await fresh.run(['restore-vault', file])).code).toBe(2);
    expect((await fresh.run(['restore-vault', file, '--yes'], { fds: { 9: 'not the password' } })).code).toBe(
      3,
    );
    const done = await fresh.run(['restore-vault', file, '--yes']);
    expect(done).toMatchObject({ code: 0, stdout: '' });
    expect(done.stderr).toContain('keyturn compare');
    expect(await labels(fresh)).toEqual(['first']);
    expect(await readdir(fresh.folder)).not.toContain('restore.tmp');

    await using lost = await realVault();
    const byCode = ['restore-vault', file, '--yes', '--by', 'recovery', '--backup-password-fd', '8'];
    const recovered = await lost.run(byCode, { fds: { 9: PASSWORD, 8: recoveryCode } });
    expect(recovered).toMatchObject({ code: 0 });
    expect(recovered.stderr).toContain('passwd --recovery');
    expect(await labels(lost)).toEqual(['first']);
  });

  it('refuses to lose secrets, carries them over, and goes back to what was kept', async () => {
    await using vault = await realVault();
    await vault.json(['init']);
    await add(vault, 'first', 'AKIAQ3EGRIMWKEYTURN7');
    await vault.json(['backup', '--out', 'one.keyturn-backup']);
    await add(vault, 'second', 'AKIAQ3EGRIMWKEYTURN2');
    const refused = await vault.run(['restore-vault', 'one.keyturn-backup', '--yes', '--json']);
    expect(refused.code).toBe(1);
    expect(JSON.parse(refused.stdout)).toMatchObject({
      error: { code: 'would-lose-secrets', params: { keys: 'second' } },
    });
    await vault.json(['restore-vault', 'one.keyturn-backup', '--yes', '--carry-over']);
    expect(await labels(vault)).toEqual(['first', 'second']);
    const { copies } = (await vault.json(['copies'])) as { copies: { name: string; reason: string }[] };
    expect(copies).toMatchObject([{ reason: 'restore' }]);
    const name = copies[0]?.name ?? '';
    await add(vault, 'third', 'AKIAQ3EGRIMWKEYTURN3');
    expect((await vault.run(['copies', 'use', name, '--yes'])).code).toBe(1);
    expect(await vault.json(['copies', 'use', name, '--yes', '--carry-over'])).toEqual({
      schema: migrations.at(-1)?.version,
    });
    expect(await labels(vault)).toEqual(['first', 'second', 'third']);
    expect((await vault.run(['copies', 'use', 'no-such-copy', '--yes'])).code).toBe(1);
  });

  it('merges another copy, with the sides that it is told', async () => {
    await using one = await realVault();
    await one.json(['init']);
    const id = await add(one, 'both', 'AKIAQ3EGRIMWKEYTURN7');
    const start = join(one.home, 'start.keyturn-backup');
    await one.json(['backup', '--out', start]);
    await using two = await realVault();
    await two.json(['restore-vault', start, '--yes']);
    await two.json(['edit', id, '--label', 'as two says']);
    await add(two, 'of two', 'AKIAQ3EGRIMWKEYTURN2');
    const theirs = join(two.home, 'theirs.keyturn-backup');
    await two.json(['backup', '--out', theirs]);
    await one.json(['edit', id, '--label', 'as one says']);

    const plan = await one.json(['merge', theirs, '--plan']);
    expect(plan).toMatchObject({ added: 2, changed: 0, removed: 0, conflicts: [{ id, newer: 'here' }] });
    const shown = await one.run(['merge', theirs, '--plan']);
    expect(shown.stdout).toContain('as one says | as two says');
    expect((await one.run(['merge', theirs, '--yes', '--there', 'nothing'])).code).toBe(2);
    expect(await one.json(['merge', theirs, '--yes', '--there', id])).toMatchObject({
      merged: { added: 2, changed: 1, removed: 0 },
    });
    expect(await labels(one)).toEqual(['as two says', 'of two']);
    expect(await one.json(['merge', theirs, '--plan'])).toMatchObject({ added: 0, conflicts: [] });

    const compared = await one.run(['compare', '--json']);
    expect(compared.code).toBe(1);
    expect(JSON.parse(compared.stdout)).toMatchObject({
      reason: 'merged',
      over: false,
      keys: [{ outcome: 'unreachable' }, { outcome: 'unreachable' }],
    });
    expect((await one.run(['compare', '--release'])).code).toBe(0);
    expect((await one.run(['compare'])).stderr).toContain('Nothing is to be compared');
  });
});
