import { cpSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { changeVaultKey, KDF_FLOOR, openBackup, Secret, writeBackup } from '../../../src/main/vault/index.ts';
import { ACTOR, realPorts } from '../../support/vault/ports.ts';
import { putSampleCredential, SAMPLE_CREDENTIAL, sampleSecret } from '../../support/vault/rows.ts';
import { byPassword, PASSWORD, reopen, tempFolder, tempVault } from '../../support/vault/temp.ts';
import { readBackup, readVault } from '../../vectors/reader/index.ts';
import sample from '../../vectors/sample.json' with { type: 'json' };

const VECTORS = join(import.meta.dirname, '..', '..', 'vectors');
const SAMPLE = join(VECTORS, 'sample');
const BACKUP = join(VECTORS, 'sample.keyturn-backup');
const ADDRESS = { credentialId: SAMPLE_CREDENTIAL, field: 'secret_access_key', version: 1 };

describe('a reader written from the format’s description alone', () => {
  it('shares no code with the program and uses no cipher of SQLite', async () => {
    for (const name of await readdir(join(VECTORS, 'reader'))) {
      const source = await readFile(join(VECTORS, 'reader', name), 'utf8');
      const imports = [...source.matchAll(/from '([^']+)'/g)].map(([, from]) => from ?? '');
      expect(imports.length).toBeGreaterThan(0);
      for (const from of imports) expect(from).toMatch(/^(node:|\.\/)/);
    }
  });

  it('reads the sample vault by each way in', () => {
    for (const way of [
      { password: sample.password },
      { recoveryCode: sample.recoveryCode },
      { keychainKey: sample.keychainKey },
    ]) {
      const read = readVault(SAMPLE, way);
      expect(read.secrets).toEqual([{ ...ADDRESS, text: sample.secret }]);
      expect(read.labels).toEqual(['sample']);
      expect(read.actions).toEqual(['credential.added']);
    }
    expect(() => readVault(SAMPLE, { password: 'another' })).toThrow();
  });

  it('reads the sample backup by each way in', () => {
    for (const way of [
      { password: sample.password },
      { recoveryCode: sample.recoveryCode },
      { keychainKey: sample.keychainKey },
    ]) {
      const read = readBackup(BACKUP, way);
      expect(read.secrets).toEqual([{ ...ADDRESS, text: sample.secret }]);
      expect(read.actions).toEqual(['credential.added']);
      expect(read.manifest.vaultId).toBe(read.vaultId);
    }
    expect(() => readBackup(BACKUP, { password: 'another' })).toThrow();
  });

  it('reads a backup that was just written, and a vault whose key was changed twice', async () => {
    const { vault, folder, ports } = await tempVault();
    putSampleCredential(vault, 'a secret 密钥');
    for (const password of ['the second one', 'the third one']) {
      const opened =
        password === 'the second one' ? vault : await reopen(folder, byPassword('the second one'));
      await changeVaultKey(ports, opened, { password: Secret.of(password), cost: KDF_FLOOR });
    }
    const way = { password: 'the third one' };
    expect(readVault(folder, way)).toMatchObject({
      secrets: [{ text: 'a secret 密钥' }],
      actions: ['credential.added', 'vault.key-changed', 'vault.key-changed'],
    });
    const opened = await reopen(folder, byPassword(way.password));
    const file = join(await tempFolder(), 'backup');
    await writeBackup(ports, opened, file);
    expect(readBackup(file, way)).toMatchObject({ secrets: [{ text: 'a secret 密钥' }], vaultId: vault.id });
  });

  it('reads a vault that was just made, after changes of its keys', async () => {
    const { vault, folder } = await tempVault();
    putSampleCredential(vault, 'a secret 密钥');
    const recoveryCode = await vault.renewRecovery();
    const { key } = await vault.addKeychainSlot();
    await vault.anchorAudit();
    vault.close();
    for (const way of [{ password: PASSWORD }, { recoveryCode }, { keychainKey: key.toString('base64') }]) {
      expect(readVault(folder, way)).toMatchObject({
        secrets: [{ text: 'a secret 密钥' }],
        vaultId: vault.id,
      });
    }
  });
});

it('the program opens the sample backup', async () => {
  const options = {
    file: BACKUP,
    scratch: await tempFolder(),
    by: byPassword(sample.password),
    actor: ACTOR,
  };
  const { vault, close } = await openBackup(realPorts(), options);
  expect(sampleSecret(vault)).toBe(sample.secret);
  await close();
});

it('the program opens the sample vault', async () => {
  const folder = await tempFolder();
  cpSync(SAMPLE, folder, { recursive: true });
  const vault = await reopen(folder, byPassword(sample.password));
  const sealed = vault.read((db) => db.get<{ sealed: Buffer }>('SELECT sealed FROM secrets'))?.sealed;
  expect(vault.unseal(ADDRESS, sealed ?? Buffer.alloc(0)).reveal()).toBe(sample.secret);
  expect(await vault.verifyAuditWhole()).toBe('whole');
  expect(vault.recoveryConfirmed).toBe(true);
});
