import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FileError, type Files } from '../../../src/main/ports/files.ts';
import { createVault, inspectVault, KDF_FLOOR, Secret } from '../../../src/main/vault/index.ts';
import { ACTOR, realPorts } from '../../support/vault/ports.ts';
import { putSetting, settingKeys } from '../../support/vault/rows.ts';
import { codeOf, PASSWORD, reopen, tempFolder, tempVault } from '../../support/vault/temp.ts';

/** Files on a disk without room: names and what is there already go on working. */
function fullDisk(files: Files): Files {
  return { ...files, writeFlushed: () => Promise.reject(new FileError('full')) };
}

describe('a full disk', () => {
  it('undoes a write whole and keeps what was there', async () => {
    const { vault, folder } = await tempVault();
    vault.write((db) => putSetting(db, 'before', 'x'));
    const pages = vault.read((db) => db.get<{ page_count: number }>('PRAGMA page_count'))?.page_count ?? 0;
    vault.write((db) => db.get(`PRAGMA max_page_count = ${pages + 2}`));
    const fill = () =>
      vault.write((db) => {
        for (let i = 0; i < 100; i += 1) putSetting(db, `filling ${i}`, 'x'.repeat(1000));
      });
    expect(await codeOf(fill)).toBe('disk-full');
    expect(vault.read(settingKeys)).toEqual(['before']);
    vault.write((db) => putSetting(db, 'small', ''));
    vault.close();
    expect((await reopen(folder)).read(settingKeys)).toEqual(['before', 'small']);
  });

  it('keeps the password as it was when it cannot be changed', async () => {
    const { vault, folder } = await tempVault();
    vault.close();
    const real = realPorts();
    const ports = { ...real, files: fullDisk(real.files) };
    const opened = await reopen(folder, { kind: 'password', password: Secret.of(PASSWORD) }, ports);
    expect(await codeOf(() => opened.changePassword(Secret.of('another one'), KDF_FLOOR))).toBe('disk-full');
    expect(await codeOf(() => opened.setKeychainBlocked(true))).toBe('disk-full');
    opened.close();
    await reopen(folder);
  });

  it('leaves no half of a vault behind', async () => {
    const folder = join(await tempFolder(), 'vault');
    const real = realPorts();
    const make = (files: Files) =>
      createVault(
        { ...real, files },
        { folder, password: Secret.of(PASSWORD), cost: KDF_FLOOR, actor: ACTOR },
      );
    expect(await codeOf(() => make(fullDisk(real.files)))).toBe('disk-full');
    expect(await inspectVault(real, folder)).toEqual({ kind: 'absent' });
    (await make(real.files)).vault.close();
    await rm(folder, { recursive: true });
  });
});
