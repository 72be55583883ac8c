import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { migrations } from '../../../src/main/vault/db/migrations/index.ts';
import { KDF_FLOOR, listCopies, removeCopy, Secret, type WayIn } from '../../../src/main/vault/index.ts';
import { linesOf, startChild } from '../../support/vault/child.ts';
import { realPorts } from '../../support/vault/ports.ts';
import { named, openedCopy, refusingRenames, restore, whichOf } from '../../support/vault/replacing.ts';
import { putSetting, settingKeys } from '../../support/vault/rows.ts';
import { codeOf, copyOf, reopen, tempFolder, tempVault } from '../../support/vault/temp.ts';

const newest = migrations.at(-1)?.version ?? 0;

describe('a vault that takes the place of another', () => {
  it('is there afterwards, and the other is kept with its way in', async () => {
    const [old, next] = [await named('old'), await named('new')];
    const before = Math.floor(Date.now() / 1000) * 1000;
    const { copy } = await restore(old.folder, next.folder);
    expect(await whichOf(old.folder, [old.by, next.by])).toEqual(['new']);
    expect(await whichOf(next.folder, [next.by])).toEqual(['new']);
    const copies = await listCopies(realPorts(), old.folder);
    expect(copies).toEqual([
      { name: copy, at: expect.any(Number), schema: null, reason: 'restore', bytes: expect.any(Number) },
    ]);
    expect(copies[0]?.at).toBeGreaterThanOrEqual(before);
    expect(copies[0]?.bytes).toBeGreaterThan(4096);
    expect((await openedCopy(old.folder, copy ?? '', old.by)).read(settingKeys)).toEqual(['old']);
    // The backup of the old header would open nothing any more.
    await rm(join(old.folder, 'vault.keys.json'));
    expect(await whichOf(old.folder, [old.by, next.by])).toEqual(['new']);
    await removeCopy(realPorts(), old.folder, copy ?? '');
    expect(await listCopies(realPorts(), old.folder)).toEqual([]);
    expect(await codeOf(() => removeCopy(realPorts(), old.folder, '../inbox'))).toBe('not-found');
  });

  it('is for its owner alone, and leaves nothing half done', async () => {
    const [old, next] = [await named('old'), await named('new')];
    const { copy } = await restore(old.folder, next.folder);
    const names = (await readdir(old.folder)).sort();
    expect(names.filter((name) => !name.endsWith('.lock'))).toEqual([
      'copies',
      'vault.db',
      'vault.keys.json',
      'vault.keys.json.bak',
    ]);
    for (const folder of [old.folder, join(old.folder, 'copies', copy ?? '')]) {
      for (const name of await readdir(folder)) {
        const facts = await stat(join(folder, name));
        if (facts.isFile()) expect(facts.mode & 0o777, name).toBe(0o600);
      }
    }
  });

  it('replaces a damaged one, which is kept as it is', async () => {
    const [old, next] = [await named('old'), await named('new')];
    await writeFile(join(old.folder, 'vault.keys.json'), 'no header');
    await writeFile(join(old.folder, 'vault.db'), 'no database');
    const { copy } = await restore(old.folder, next.folder);
    expect(await whichOf(old.folder, [next.by])).toEqual(['new']);
    const kept = join(old.folder, 'copies', copy ?? '');
    expect(await readFile(join(kept, 'vault.keys.json'), 'utf8')).toBe('no header');
    expect(await readFile(join(kept, 'vault.db'), 'utf8')).toBe('no database');
  });

  it('has to be a whole and closed one', async () => {
    const old = await named('old');
    const open = await tempVault();
    open.vault.write((db) => putSetting(db, 'in the log', ''));
    expect(await codeOf(() => restore(old.folder, open.folder))).toBe('vault-busy');
    expect(await codeOf(async () => restore(old.folder, await tempFolder()))).toBe('vault-absent');
    const torn = await named('torn');
    await writeFile(join(torn.folder, 'vault.keys.json'), '');
    expect(await codeOf(() => restore(old.folder, torn.folder))).toBe('vault-damaged');
    expect(await whichOf(old.folder, [old.by])).toEqual(['old']);
  });
});

describe('a session that had the replaced vault open', () => {
  it('gets vault-replaced whatever it asks, and nothing that it wrote is lost', async () => {
    const next = await named('new');
    const { vault, folder, recoveryCode } = await tempVault();
    const old: WayIn = { kind: 'recovery', code: recoveryCode };
    vault.write((db) => putSetting(db, 'in the log only', ''));
    const { copy } = await restore(folder, next.folder);
    const calls: (() => unknown)[] = [
      () => vault.read(settingKeys),
      () => vault.write((db) => putSetting(db, 'into nowhere', '')),
      () => vault.foreignChange(),
      () => vault.verifyAudit(),
      () => vault.anchorAudit(),
      () => vault.checkPassword(Secret.of('any')),
      () => vault.changePassword(Secret.of('any'), KDF_FLOOR),
      () => vault.addKeychainSlot(),
      () => vault.ways(),
    ];
    for (const call of calls) expect(await codeOf(call), String(call)).toBe('vault-replaced');
    const current = await reopen(folder, next.by);
    current.write((db) => putSetting(db, 'since', ''));
    vault.close();
    expect(current.read(settingKeys)).toEqual(['new', 'since']);
    current.close();
    expect(await whichOf(folder, [next.by])).toEqual(['new', 'since']);
    expect((await openedCopy(folder, copy ?? '', old)).read(settingKeys)).toEqual(['in the log only']);
  });

  it('changes no way in of the one that took its place, even of the same key', async () => {
    const { vault, folder } = await tempVault();
    vault.close();
    const earlier = await copyOf(folder);
    const opened = await reopen(folder);
    await restore(folder, earlier);
    const header = await readFile(join(folder, 'vault.keys.json'));
    for (const call of [
      () => opened.changePassword(Secret.of('the next one'), KDF_FLOOR),
      () => opened.renewRecovery(),
      () => opened.confirmRecovery(),
    ]) {
      expect(await codeOf(call)).toBe('vault-replaced');
    }
    expect(await readFile(join(folder, 'vault.keys.json'))).toEqual(header);
    await reopen(folder);
  });

  it('in another process ends with the code, and every commit that it was told of is kept', async () => {
    const next = await named('new');
    const { vault, folder, recoveryCode } = await tempVault();
    vault.close();
    const child = startChild('writer.ts', [folder, recoveryCode, 'row', '1000000']);
    let errors = '';
    child.stderr?.on('data', (chunk) => {
      errors += String(chunk);
    });
    const acknowledged: string[] = [];
    let replacing: Promise<{ copy: string | null }> | null = null;
    for await (const line of linesOf(child)) {
      acknowledged.push(line);
      if (acknowledged.length === 20) replacing = restore(folder, next.folder);
    }
    const copy = (await replacing)?.copy ?? '';
    expect(errors).toContain('vault-replaced');
    expect(await whichOf(folder, [next.by])).toEqual(['new']);
    const kept = new Set(
      (await openedCopy(folder, copy, { kind: 'recovery', code: recoveryCode })).read(settingKeys),
    );
    expect(acknowledged.filter((key) => !kept.has(key))).toEqual([]);
  });

  it('goes on when the replacement was undone', async () => {
    const next = await named('new');
    const { vault, folder } = await tempVault();
    vault.write((db) => putSetting(db, 'before', ''));
    const refusing = refusingRenames((to) => to === join(folder, 'vault.db'));
    expect(await codeOf(() => restore(folder, next.folder, refusing))).toBe('vault-busy');
    vault.write((db) => putSetting(db, 'after', ''));
    expect((await reopen(folder)).read(settingKeys)).toEqual(['after', 'before']);
  });
});
describe('the copies of a vault', () => {
  it('are listed with what their names say, the latest first', async () => {
    const old = await named('old');
    const copies = join(old.folder, 'copies');
    const add = async (name: string) => {
      await reopenFolder(copies, name);
      await writeFile(join(copies, name, 'vault.db'), 'x'.repeat(10));
      await writeFile(join(copies, name, 'vault.keys.json'), 'y');
    };
    await add('before-restore-20010203T040506Z-unknown-0123abcd');
    await add('before-key-change-20020203T040506Z-30-0123abcd');
    await add(`version-10-before-${newest}-0123abcd`);
    await add('before-restore-20010203T040506Z-unknown-0123abcd.unfinished');
    await add('holiday pictures');
    expect(await listCopies(realPorts(), old.folder)).toMatchObject([
      { reason: 'migration', schema: 10, bytes: 11 },
      { reason: 'key-change', schema: 30, at: Date.UTC(2002, 1, 3, 4, 5, 6) },
      { reason: 'restore', schema: null, at: Date.UTC(2001, 1, 3, 4, 5, 6) },
    ]);
  });
});

async function reopenFolder(parent: string, name: string): Promise<void> {
  await realPorts().files.makeFolder(join(parent, name), 0o700);
}
