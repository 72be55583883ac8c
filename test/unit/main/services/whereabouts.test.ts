import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { KDF_FLOOR } from '../../../../src/main/vault/index.ts';
import { awsKey } from '../../../support/sample-keys.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';
import { openTestApp, TEST_PASSWORD } from '../../../support/test-app.ts';

describe('where everything lies', () => {
  it('names every file in the folder, with its size', async () => {
    await using app = await openTestApp();
    await app.call('credentials.add', awsKey());
    const { files } = await app.call('vault.whereabouts', {});
    const names = await readdir(app.folder);
    expect(files.map(({ path }) => path)).toEqual(
      expect.arrayContaining(names.filter((name) => name !== 'copies').map((name) => join(app.folder, name))),
    );
    const kinds = files.map(({ kind }) => kind);
    expect(kinds.slice(0, 3)).toEqual(['database', 'log', 'header']);
    expect(files.find(({ path }) => path.endsWith('-shm'))?.kind).toBe('passing');
    expect(kinds).toContain('header');
    expect(kinds).not.toContain('other');
    expect(files.find(({ kind }) => kind === 'database')?.bytes).toBeGreaterThan(0);
  });

  it('sums up folders, lists each kept copy, and hides nothing that it does not know', async () => {
    await using app = await openTestApp();
    for (const [copy, bytes] of [
      ['first', 10],
      ['second', 20],
    ] as const) {
      await mkdir(join(app.folder, 'copies', copy), { recursive: true });
      await writeFile(join(app.folder, 'copies', copy, 'vault.db'), Buffer.alloc(bytes));
      await writeFile(join(app.folder, 'copies', copy, 'vault.keys.json'), Buffer.alloc(1));
    }
    await writeFile(join(app.folder, 'notes.txt'), 'hello');
    const { files } = await app.call('vault.whereabouts', {});
    expect(files.filter(({ kind }) => kind === 'copy').map(({ bytes }) => bytes)).toEqual([11, 21]);
    expect(files.find(({ kind }) => kind === 'other')).toMatchObject({
      path: join(app.folder, 'notes.txt'),
      bytes: 5,
    });
  });

  it('names what this computer remembers of the vault, and the rules that hold', async () => {
    await using place = await temporaryFolder();
    const policyFile = join(place.path, 'policy.json');
    await writeFile(policyFile, '{');
    await using app = await openTestApp({ options: { deviceFolder: place.path, policyFile } });
    await app.call('vault.lock', {});
    await app.call('vault.unlock', { kind: 'password', password: TEST_PASSWORD });
    const { files, vaultId } = await app.call('vault.whereabouts', {});
    const paths = (kind: string) => files.filter((file) => file.kind === kind).map(({ path }) => path);
    expect(paths('witness')).toEqual([join(place.path, 'witness', `${vaultId}.json`)]);
    expect(paths('policy')).toEqual([policyFile]);
  });

  it('names where backups go, without looking into it', async () => {
    await using app = await openTestApp();
    await using place = await temporaryFolder();
    const answer = await app.app.ticketFor(place.path, 'folder');
    if (!answer.ok) throw new Error(answer.error.code);
    const target = { kind: 'folder', label: 'disk', ticket: answer.value.ticket } as const;
    await app.call('backup.addTarget', { target, schedule: 'off' });
    const { files } = await app.call('vault.whereabouts', {});
    expect(files.filter(({ kind }) => kind === 'backup-folder')).toEqual([
      { kind: 'backup-folder', path: place.path, bytes: null },
    ]);
  });

  it('names the ways in, what a guess costs, and the keychain’s item', async () => {
    await using app = await openTestApp();
    const before = await app.call('vault.whereabouts', {});
    expect(before).toMatchObject({
      slots: [
        { kind: 'password', cost: KDF_FLOOR },
        { kind: 'recovery', cost: null },
      ],
      keychainItem: null,
      secrets: 0,
    });
    await app.call('vault.setKeychain', { enabled: true });
    await app.call('credentials.add', awsKey());
    const after = await app.call('vault.whereabouts', {});
    expect(after.slots.map(({ kind }) => kind)).toContain('keychain');
    expect([...app.keychain.items.keys()]).toContain(after.keychainItem);
    expect(after.secrets).toBe(1);
    expect(JSON.stringify(after)).not.toContain('wJalrXUtnFEMI');
  });
});
