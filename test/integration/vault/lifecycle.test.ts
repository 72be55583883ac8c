import { readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Files } from '../../../src/main/ports/files.ts';
import { createVault, inspectVault, KDF_FLOOR, openVault, Secret } from '../../../src/main/vault/index.ts';
import { ACTOR, realPorts } from '../../support/vault/ports.ts';
import { putSampleCredential, putSetting, SAMPLE_CREDENTIAL, settingKeys } from '../../support/vault/rows.ts';
import { byPassword, codeOf, PASSWORD, reopen, tempFolder, tempVault } from '../../support/vault/temp.ts';

describe('a new vault', () => {
  it('opens by password and by recovery code, with what was written in it', async () => {
    const { vault, folder, recoveryCode } = await tempVault();
    putSampleCredential(vault, 'a secret');
    vault.close();
    for (const by of [byPassword(), { kind: 'recovery', code: recoveryCode.toLowerCase() } as const]) {
      const opened = await reopen(folder, by);
      const sealed = opened.read((db) => db.get<{ sealed: Buffer }>('SELECT sealed FROM secrets'))?.sealed;
      const address = { credentialId: SAMPLE_CREDENTIAL, field: 'secret_access_key', version: 1 };
      expect(opened.unseal(address, sealed ?? Buffer.alloc(0)).reveal()).toBe('a secret');
      opened.close();
    }
  });

  it('leaves only its own files, for their owner alone, and nothing readable in the database', async () => {
    const { vault, folder } = await tempVault();
    putSampleCredential(vault, 'a secret');
    const whileOpen = await readdir(folder);
    expect(whileOpen).toContain('vault.db-wal');
    for (const name of whileOpen) expect((await stat(join(folder, name))).mode & 0o777, name).toBe(0o600);
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
    vault.close();
    expect((await readdir(folder)).sort()).toEqual(['vault.db', 'vault.keys.json', 'vault.vault.lock']);
    const bytes = await readFile(join(folder, 'vault.db'));
    for (const text of ['SQLite format 3', 'AKIAIOSFODNN7EXAMPLE', 'CREATE TABLE', 'a secret']) {
      expect(bytes.includes(text), text).toBe(false);
    }
  });

  it('is never made over anything of another one', async () => {
    const make = (folder: string) =>
      createVault(realPorts(), { folder, password: Secret.of(PASSWORD), cost: KDF_FLOOR, actor: ACTOR });
    for (const kept of ['vault.db', 'vault.keys.json', 'vault.keys.json.bak']) {
      const { vault, folder } = await tempVault();
      await vault.confirmRecovery();
      vault.close();
      for (const name of await readdir(folder)) if (name !== kept) await rm(join(folder, name));
      const before = await readFile(join(folder, kept));
      expect(await codeOf(() => make(folder)), kept).toBe('vault-exists');
      expect(await readFile(join(folder, kept))).toEqual(before);
    }
  });

  it('is made in a folder that is there already', async () => {
    const folder = await tempFolder();
    const made = await createVault(realPorts(), {
      folder,
      password: Secret.of(PASSWORD),
      cost: KDF_FLOOR,
      actor: ACTOR,
    });
    made.vault.close();
    await reopen(folder);
  });

  it('is refused in a folder that a sync client or a file stands in for', async () => {
    const base = await tempFolder();
    await writeFile(join(base, 'plain'), '');
    const at = (folder: string) =>
      codeOf(() =>
        createVault(realPorts(), { folder, password: Secret.of(PASSWORD), cost: KDF_FLOOR, actor: ACTOR }),
      );
    expect(await at(join(base, 'Dropbox', 'vault'))).toBe('folder-not-local');
    expect(await at(join(base, 'plain', 'vault'))).toBe('folder-not-writable');
    expect(await at('/proc/keyturn')).toBe('folder-not-writable');
  });

  it('is refused for use once its folder is synced', async () => {
    const { vault, folder } = await tempVault();
    vault.close();
    await writeFile(join(folder, '..', '.stfolder'), '');
    expect(await inspectVault(realPorts(), folder)).toEqual({ kind: 'problem', problem: 'folder-not-local' });
    expect(await codeOf(() => reopen(folder))).toBe('folder-not-local');
  });
});

describe('a way in that does not fit', () => {
  it('is told apart from the others', async () => {
    const { vault, folder, recoveryCode } = await tempVault();
    const slot = await vault.addKeychainSlot();
    vault.close();
    const other = await tempVault();
    expect(await codeOf(() => reopen(folder, byPassword('another')))).toBe('wrong-password');
    expect(await codeOf(() => reopen(folder, { kind: 'recovery', code: other.recoveryCode }))).toBe(
      'wrong-recovery-code',
    );
    expect(await codeOf(() => reopen(folder, { kind: 'keychain', key: Buffer.alloc(32) }))).toBe(
      'keychain-unavailable',
    );
    expect(await codeOf(() => reopen(join(folder, 'nothing')))).toBe('vault-absent');
    const mistyped = `${recoveryCode.slice(0, -1)}${recoveryCode.endsWith('7') ? '8' : '7'}`;
    await expect(
      openVault(realPorts(), { folder, actor: ACTOR, by: { kind: 'recovery', code: mistyped } }),
    ).rejects.toMatchObject({ code: 'wrong-recovery-code', params: { group: 8 } });
    await reopen(folder, { kind: 'keychain', key: slot.key });
  });

  it('takes a password however its letters are composed', async () => {
    const { vault, folder } = await tempVault();
    await vault.changePassword(Secret.of('cafe\u0301 密码'), KDF_FLOOR);
    vault.close();
    await reopen(folder, byPassword('caf\u00e9 密码'));
  });
});

describe('a pair that does not belong together', () => {
  it('is a mismatch, whichever half was swapped', async () => {
    const one = await tempVault();
    const two = await tempVault();
    putSampleCredential(two.vault, 'two');
    one.vault.close();
    two.vault.close();
    await writeFile(join(one.folder, 'vault.db'), await readFile(join(two.folder, 'vault.db')));
    expect(await codeOf(() => reopen(one.folder))).toBe('vault-mismatch');
    await writeFile(join(two.folder, 'vault.keys.json'), await readFile(join(one.folder, 'vault.keys.json')));
    expect(await codeOf(() => reopen(two.folder))).toBe('vault-mismatch');
  });

  it('is a mismatch where the database carries another id under the right key', async () => {
    const { vault, folder } = await tempVault();
    vault.write((db) => db.run(`UPDATE meta SET value = 'another' WHERE key = 'vaultId'`));
    vault.close();
    expect(await codeOf(() => reopen(folder))).toBe('vault-mismatch');
  });
});

describe('a vault that lost a part', () => {
  it('is damaged without its database or with an empty one, and is not made anew', async () => {
    const { vault, folder } = await tempVault();
    vault.close();
    const database = join(folder, 'vault.db');
    await writeFile(database, '');
    expect(await codeOf(() => reopen(folder))).toBe('vault-damaged');
    expect((await stat(database)).size).toBe(0);
    await rm(database);
    expect(await codeOf(() => reopen(folder))).toBe('vault-damaged');
    expect(await inspectVault(realPorts(), folder)).toEqual({ kind: 'problem', problem: 'vault-damaged' });
    expect(await readdir(folder)).not.toContain('vault.db');
  });

  it('is damaged without any header', async () => {
    const { vault, folder } = await tempVault();
    vault.close();
    await rm(join(folder, 'vault.keys.json'));
    expect(await codeOf(() => reopen(folder))).toBe('vault-damaged');
  });

  it('opens from the backup of its header, mends the header and keeps the damaged one', async () => {
    const { vault, folder } = await tempVault();
    await vault.confirmRecovery();
    vault.close();
    const header = join(folder, 'vault.keys.json');
    await writeFile(header, 'not a header');
    await (await reopen(folder)).close();
    expect(await readFile(join(folder, 'vault.keys.json.damaged'), 'utf8')).toBe('not a header');
    await rm(`${header}.bak`);
    await reopen(folder);
    await rename(header, `${header}.bak`);
    expect(await inspectVault(realPorts(), folder)).toMatchObject({ kind: 'present' });
  });
});

describe('a vault of a later program', () => {
  it('is newer by its schema', async () => {
    const { vault, folder } = await tempVault();
    vault.write((db) => db.run('PRAGMA user_version = 99999'));
    vault.close();
    expect(await codeOf(() => reopen(folder))).toBe('vault-newer');
  });

  it('is not written any more by a program that had it open', async () => {
    const { vault, folder } = await tempVault();
    const later = await reopen(folder);
    later.write((db) => db.run('PRAGMA user_version = 99999'));
    expect(await codeOf(() => vault.write((db) => putSetting(db, 'a', 'b')))).toBe('vault-newer');
  });
});

describe('the ways in of an open vault', () => {
  it('change with the password, and the old one opens nothing, the backup included', async () => {
    const { vault, folder } = await tempVault();
    await vault.confirmRecovery();
    await vault.changePassword(Secret.of('the next one'), KDF_FLOOR);
    expect(await vault.checkPassword(Secret.of('the next one'))).toBe(true);
    expect(await vault.checkPassword(Secret.of(PASSWORD))).toBe(false);
    vault.close();
    expect(await codeOf(() => reopen(folder))).toBe('wrong-password');
    await rm(join(folder, 'vault.keys.json'));
    expect(await codeOf(() => reopen(folder))).toBe('wrong-password');
    await reopen(folder, byPassword('the next one'));
  });

  it('survive being closed in the middle of a change', async () => {
    const { vault, folder } = await tempVault();
    const changing = vault.changePassword(Secret.of('the next one'), KDF_FLOOR);
    vault.close();
    const outcome = await codeOf(() => changing);
    await reopen(folder, byPassword(outcome === 'none' ? 'the next one' : PASSWORD));
  });

  it('finish a change that was being written when the vault was closed', async () => {
    const { vault, folder } = await tempVault();
    vault.close();
    const real = realPorts();
    let closing = false;
    const files: Files = {
      ...real.files,
      read(path, maxBytes) {
        if (closing) opened.close();
        return real.files.read(path, maxBytes);
      },
    };
    const opened = await reopen(folder, byPassword(), { ...real, files });
    closing = true;
    expect(await codeOf(() => opened.changePassword(Secret.of('the next one'), KDF_FLOOR))).toBe('none');
    await reopen(folder, byPassword('the next one'));
  });

  it('renew the recovery code, and ask it back once', async () => {
    const { vault, folder, recoveryCode } = await tempVault();
    const code = await vault.renewRecovery();
    expect(code).not.toBe(recoveryCode);
    const groups = code.split('-').map((text, index) => ({ index, text: ` ${text.toLowerCase()}` }));
    expect(vault.recoveryGroupsMatch(groups.slice(2, 4))).toBe(true);
    expect(vault.recoveryGroupsMatch([{ index: 2, text: groups[3]?.text ?? '' }])).toBe(false);
    expect(vault.recoveryGroupsMatch([])).toBe(false);
    expect(vault.recoveryConfirmed).toBe(false);
    await vault.confirmRecovery();
    expect(vault.recoveryConfirmed).toBe(true);
    expect(vault.recoveryGroupsMatch(groups)).toBe(false);
    expect(await vault.checkRecovery(code)).toBe(true);
    expect(await vault.checkRecovery(recoveryCode)).toBe(false);
    expect(await inspectVault(realPorts(), folder)).toMatchObject({ recoveryConfirmed: true });
  });

  it('block the keychain by hand until the password was given, for every process', async () => {
    const { vault, folder } = await tempVault();
    const { itemName, key } = await vault.addKeychainSlot();
    expect(itemName).toMatch(new RegExp(`^${vault.id} `));
    await vault.setKeychainBlocked(true);
    vault.close();
    const keychain = { kind: 'keychain', key } as const;
    expect(await inspectVault(realPorts(), folder)).toMatchObject({
      keychainSlot: { itemName },
      keychainBlocked: true,
    });
    expect(await codeOf(() => reopen(folder, keychain))).toBe('keychain-blocked');
    expect(await codeOf(() => reopen(folder, byPassword('wrong')))).toBe('wrong-password');
    expect(await codeOf(() => reopen(folder, keychain))).toBe('keychain-blocked');
    const opened = await reopen(folder);
    expect(await opened.keychainBlocked()).toBe(false);
    await reopen(folder, keychain);
    await opened.removeKeychainSlot();
    expect(await codeOf(() => reopen(folder, keychain))).toBe('keychain-unavailable');
  });

  it('do not lose each other when two processes change them at once', async () => {
    const { vault, folder, ports } = await tempVault();
    const other = await reopen(folder);
    const [slot, code] = await Promise.all([
      vault.addKeychainSlot(),
      other.renewRecovery(),
      other.changePassword(Secret.of('the next one'), KDF_FLOOR),
      vault.anchorAudit(),
    ]);
    for (const by of [
      byPassword('the next one'),
      { kind: 'keychain', key: slot.key } as const,
      { kind: 'recovery', code } as const,
    ]) {
      (await reopen(folder, by, ports)).close();
    }
  });
});

describe('a closed vault', () => {
  it('leaves no key in the memory that held it', async () => {
    const real = realPorts();
    const given: Buffer[] = [];
    const bytes = (count: number) => {
      const buffer = real.random.bytes(count);
      // The vault key and the recovery code; salts, nonces and names are no secrets.
      if (count === 32 || count === 20) given.push(buffer);
      return buffer;
    };
    const { vault } = await tempVault({ ...real, random: { bytes } });
    await vault.renewRecovery();
    const isZero = () => given.map((buffer) => buffer.every((byte) => byte === 0));
    expect(isZero()).toEqual([false, true, true]);
    vault.close();
    expect(isZero()).toEqual([true, true, true]);
  });

  it('does nothing any more, and closing twice is fine', async () => {
    const { vault } = await tempVault();
    vault.close();
    vault.close();
    const address = { credentialId: SAMPLE_CREDENTIAL, field: 'f', version: 1 };
    const calls: (() => unknown)[] = [
      () => vault.read(settingKeys),
      () => vault.write((db) => putSetting(db, 'a', 'b')),
      () => vault.seal(address, Secret.of('x')),
      () => vault.fingerprint('x'),
      () => vault.foreignChange(),
      () => vault.verifyAudit(),
      () => vault.anchorAudit(),
      () => vault.addKeychainSlot(),
      () => vault.changePassword(Secret.of('x'), KDF_FLOOR),
      () => vault.checkPassword(Secret.of(PASSWORD)),
      () => vault.renewRecovery(),
    ];
    for (const call of calls) expect(await codeOf(call)).toBe('vault-locked');
  });
});
