import { mkdir, readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createFiles } from '../../../src/main/node/files.ts';
import { FileError } from '../../../src/main/ports/files.ts';
import { openBackup, readBackupFacts, Secret } from '../../../src/main/vault/index.ts';
import { addFolder, appWithKey } from '../../support/backup/app.ts';
import { awsKey } from '../../support/sample-keys.ts';
import { TEST_PASSWORD } from '../../support/test-app.ts';
import { ACTOR, realPorts } from '../../support/vault/ports.ts';

const DAY = 86_400_000;

it('makes a backup that opens by the password and holds the secret', async () => {
  await using made = await appWithKey();
  expect(await made.call('backup.status', {})).toEqual({
    warning: 'never',
    lastGood: null,
    dismissed: false,
  });
  const target = await addFolder(made, made.beside);
  expect(target).toMatchObject({ kind: 'folder', place: made.beside, here: true, lastGood: null });
  expect(await readdir(made.beside)).toEqual([]);

  const run = await made.call('backup.run', { id: target.id });
  expect(await readdir(made.beside)).toEqual([run.name]);
  expect(run.name).toMatch(/^keyturn-[0-9a-z]{16}-20261121-080000-[0-9a-z]{4}\.keyturn-backup$/);
  const file = join(made.beside, run.name);
  const facts = await readBackupFacts(realPorts(), file);
  expect(run.outcome).toEqual({ kind: 'made', bytes: facts.bytes, checksum: facts.checksum });

  const by = { kind: 'password', password: Secret.of(TEST_PASSWORD) } as const;
  const opened = await openBackup(realPorts(), { file, scratch: made.beside, by, actor: ACTOR });
  try {
    expect(opened.vault.id).toBe(facts.vaultId);
  } finally {
    await opened.close();
  }
  const [listed] = await made.call('backup.targets', {});
  expect(listed).toMatchObject({ lastGood: run.at, lastRun: run });
  expect(await made.call('backup.status', {})).toEqual({
    warning: 'none',
    lastGood: run.at,
    dismissed: false,
  });
  expect(await readdir(made.folder)).not.toContain('backups.tmp');
  expect(await made.call('backup.versions', { id: target.id })).toEqual([
    { name: run.name, version: null, at: run.at, bytes: facts.bytes, vaultId: facts.vaultId },
  ]);
});

it('keeps days and months, and leaves alone what is not its own', async () => {
  await using made = await appWithKey();
  const { id } = await addFolder(made, made.beside, { retention: { daily: 2, monthly: 1 } });
  const foreign = 'keyturn-zzzzzzzzzzzzzzzz-20200101-000000-abcd.keyturn-backup';
  await writeFile(join(made.beside, foreign), 'of another vault');
  await writeFile(join(made.beside, 'notes.txt'), 'mine');
  const names: string[] = [];
  for (let day = 0; day < 4; day += 1) {
    names.push((await made.call('backup.run', { id })).name);
    made.clock.jumpTo(made.clock.now() + DAY);
  }
  expect((await readdir(made.beside)).sort()).toEqual([...names.slice(-2), foreign, 'notes.txt'].sort());
});

it('says what is wrong with a folder, writes it down, and leaves earlier backups whole', async () => {
  await using made = await appWithKey();
  const { id } = await addFolder(made, made.beside);
  const { name } = await made.call('backup.run', { id });
  const before = await readFile(join(made.beside, name));

  const away = `${made.beside}-away`;
  await rename(made.beside, away);
  expect(await made.refusal('backup.run', { id })).toBe('target-gone');
  // What a drive leaves behind when it is taken out.
  await mkdir(made.beside);
  expect(await made.refusal('backup.run', { id })).toBe('target-gone');
  expect(await readdir(made.beside)).toEqual([]);
  await rm(made.beside, { recursive: true });
  await rename(away, made.beside);

  expect(await readFile(join(made.beside, name))).toEqual(before);
  const [target] = await made.call('backup.targets', {});
  expect(target?.lastRun?.outcome).toEqual({ kind: 'failed', code: 'target-gone' });
  expect(target?.lastGood).not.toBeNull();
});

it.each([
  ['denied', 'target-refused'],
  ['full', 'target-refused'],
  ['other', 'target-unreachable'],
] as const)('names a folder that takes nothing: %s', async (failure, code) => {
  const files = createFiles();
  let armed = false;
  const writeFlushed: typeof files.writeFlushed = async (path, data, mode) => {
    if (armed && path.includes('/beside/')) throw new FileError(failure);
    await files.writeFlushed(path, data, mode);
  };
  await using made = await appWithKey({ ports: { files: { ...files, writeFlushed } } });
  const { id } = await addFolder(made, made.beside);
  const { name } = await made.call('backup.run', { id });
  armed = true;
  await expect(made.call('backup.run', { id })).rejects.toThrow(code);
  expect(await readdir(made.beside)).toEqual([name]);
  await made.call('backup.removeTarget', { id });
  await expect(addFolder(made, made.beside)).rejects.toThrow(code);
});

it('refuses the vault’s own folder, and the same folder twice', async () => {
  await using made = await appWithKey();
  await mkdir(join(made.folder, 'inside'));
  for (const path of [made.folder, join(made.folder, 'inside')]) {
    await expect(addFolder(made, path)).rejects.toThrow(/target-refused.*inside-vault/);
  }
  await addFolder(made, made.beside);
  await expect(addFolder(made, made.beside)).rejects.toThrow(/conflict/);
});

it('changes and removes a target, and leaves its backups', async () => {
  await using made = await appWithKey();
  const { id } = await addFolder(made, made.beside);
  const { name } = await made.call('backup.run', { id });
  const retention = { daily: 3, monthly: 0 };
  const changed = await made.call('backup.editTarget', { id, label: 'Drive', schedule: 'weekly', retention });
  expect(changed).toMatchObject({ label: 'Drive', schedule: 'weekly', retention });
  await made.call('backup.removeTarget', { id });
  expect(await made.call('backup.targets', {})).toEqual([]);
  expect(await readdir(made.beside)).toEqual([name]);
  expect(await made.refusal('backup.run', { id })).toBe('not-found');
});

it('saves one file and writes over nothing that lies beside it', async () => {
  await using made = await appWithKey();
  const path = join(made.beside, 'one.keyturn-backup');
  const letter = join(made.beside, 'letter.txt');
  const other = join(made.beside, 'two.keyturn-backup.tmp');
  await writeFile(letter, 'dear');
  await writeFile(other, 'mine');
  await symlink(letter, `${path}.tmp`);
  for (const name of ['one.keyturn-backup', 'two.keyturn-backup']) {
    const answer = await made.app.ticketFor(join(made.beside, name), 'save');
    if (!answer.ok) throw new Error('no ticket');
    await made.call('backup.saveFile', { ticket: answer.value.ticket });
  }
  expect(await readFile(letter, 'utf8')).toBe('dear');
  expect(await readFile(other, 'utf8')).toBe('mine');
  expect((await readdir(made.beside)).sort()).toEqual(
    [
      'letter.txt',
      'one.keyturn-backup',
      'one.keyturn-backup.tmp',
      'two.keyturn-backup',
      'two.keyturn-backup.tmp',
    ].sort(),
  );
});

it('saves one file, replaces an older backup and nothing else', async () => {
  await using made = await appWithKey();
  const path = join(made.beside, 'one.keyturn-backup');
  const save = async (to: string) => {
    const answer = await made.app.ticketFor(to, 'save');
    if (!answer.ok) throw new Error('no ticket');
    return answer.value.ticket;
  };
  const first = await made.call('backup.saveFile', { ticket: await save(path) });
  await made.call('credentials.add', {
    ...awsKey(),
    label: 'second',
    fields: { access_key_id: 'AKIAQ3EGRIMWKEYTURN8' },
  });
  const second = await made.call('backup.saveFile', { ticket: await save(path) });
  expect(second?.outcome).not.toEqual(first?.outcome);
  expect(await readdir(made.beside)).toEqual(['one.keyturn-backup']);
  const letter = join(made.beside, 'letter.txt');
  await writeFile(letter, 'dear');
  expect(await made.refusal('backup.saveFile', { ticket: await save(letter) })).toBe('file-not-writable');
  expect(await readFile(letter, 'utf8')).toBe('dear');
  expect(await made.call('backup.saveFile', {})).toBeNull();
  expect(await made.call('backup.status', {})).toMatchObject({ warning: 'none', lastGood: second?.at });
});
