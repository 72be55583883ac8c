import { mkdir, readdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { startStorageCloud } from '../../clouds/storage/index.ts';
import { type RealVault, realVault } from '../../support/cli/real-vault.ts';

const PUBLIC_ID = 'AKIAIOSFODNN7EXAMPLE';
const SECRET = 'SENTINEL/K7MDENG/bPxRfiCYEXAMPLEKEYsentinel';

async function vaultAndDrive(): Promise<{ vault: RealVault; drive: string }> {
  const vault = await realVault();
  await vault.json(['init']);
  const drive = join(vault.home, 'drive');
  await mkdir(drive);
  return { vault, drive };
}

it('adds a folder, backs up to it, lists what lies there, changes and forgets it', async () => {
  const { vault, drive } = await vaultAndDrive();
  await using _ = vault;
  expect((await vault.run(['backup'])).code).toBe(1);
  const added = (await vault.json(['backup-target', 'add-folder', drive, '--daily', '3'])) as { id: string };
  expect(added).toMatchObject({ kind: 'folder', label: 'drive', place: drive, daily: 3, monthly: 6 });
  const made = (await vault.json(['backup'])) as { results: { backup: { name: string } }[] };
  const name = made.results[0]?.backup.name;
  expect(await readdir(drive)).toEqual([name]);
  expect(await vault.json(['backups', 'drive'])).toMatchObject({ targets: [{ backups: [{ name }] }] });
  expect((await vault.run(['backups'])).stdout).toContain(name);
  expect(await vault.json(['backup-target', 'edit', added.id, '--schedule', 'off'])).toMatchObject({
    schedule: 'off',
    daily: 3,
  });
  expect(await vault.json(['backup-target', 'list'])).toMatchObject({
    warning: 'none',
    targets: [{ id: added.id }],
  });
  expect((await vault.run(['backup-target', 'list'])).stdout).toContain('drive');
  expect((await vault.run(['backup-target', 'remove', 'drive'])).code).toBe(0);
  expect(await readdir(drive)).toEqual([name]);
});

it('goes on with the other places when one is away, and ends with what failed', async () => {
  const { vault, drive } = await vaultAndDrive();
  await using _ = vault;
  const second = join(vault.home, 'second');
  await mkdir(second);
  await vault.json(['backup-target', 'add-folder', drive]);
  await vault.json(['backup-target', 'add-folder', second]);
  await rename(drive, `${drive}-away`);
  expect((await vault.run(['backup'])).code).toBe(2);
  const ended = await vault.run(['backup', '--all', '--json']);
  expect(ended.code).toBe(1);
  expect(JSON.parse(ended.stdout)).toMatchObject({
    results: [{ error: { code: 'target-gone' } }, { backup: { state: 'made' }, error: null }],
  });
  expect(await readdir(second)).toHaveLength(1);
});

it('writes one file and nothing over anything else', async () => {
  const { vault, drive } = await vaultAndDrive();
  await using _ = vault;
  const file = join(drive, 'one.keyturn-backup');
  for (let round = 0; round < 2; round += 1)
    expect((await vault.run(['backup', '--out', file])).code).toBe(0);
  expect(await readdir(drive)).toEqual(['one.keyturn-backup']);
  const taken = await vault.run(['backup', '--out', join(vault.home, 'password')]);
  expect(taken.code).toBe(5);
  expect(taken.stderr).toContain('Something that is no backup has this name');
});

it('takes a bucket, its secret from stdin alone, and never shows it', async () => {
  await using vault = await realVault();
  await vault.json(['init']);
  const cloud = await startStorageCloud({ region: 'eu-north-1' });
  try {
    cloud.addBucket('keyturn-backups');
    cloud.addKey(PUBLIC_ID, SECRET);
    const add = ['backup-target', 'add-s3', '--bucket', 'keyturn-backups', '--region', 'eu-north-1'];
    const at = ['--endpoint', cloud.url, '--path-style', '--key-id', PUBLIC_ID, '--secret-stdin'];
    const refused = await vault.run([...add, ...at], { stdin: 'another\n' });
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain('does not accept this access key ID and secret');
    expect((await vault.run([...add, '--endpoint', cloud.url, '--path-style'])).code).toBe(2);
    const added = await vault.run([...add, ...at], { stdin: `${SECRET}\n` });
    expect(added.code).toBe(0);
    const shown = [
      added,
      await vault.run(['backup', '--all']),
      await vault.run(['backup-target', 'list', '--json']),
      await vault.run(['backups', '--json']),
      await vault.run(['history', '--json']),
    ];
    expect(shown.map(({ code }) => code)).toEqual([0, 0, 0, 0, 0]);
    expect(JSON.stringify(shown)).not.toMatch(/sentinel/i);
    cloud.buckets.clear();
    const gone = await vault.run(['backup', '--json']);
    expect(gone.code).toBe(1);
    await cloud.close();
    expect((await vault.run(['backup'])).code).toBe(5);
  } finally {
    await cloud.close().catch(() => undefined);
  }
});
