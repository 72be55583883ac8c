import { cpSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { putSampleCredential, SAMPLE_CREDENTIAL } from '../../support/vault/rows.ts';
import { byPassword, PASSWORD, reopen, tempFolder, tempVault } from '../../support/vault/temp.ts';
import { readVault } from '../../vectors/reader/index.ts';
import sample from '../../vectors/sample.json' with { type: 'json' };

const VECTORS = join(import.meta.dirname, '..', '..', 'vectors');
const SAMPLE = join(VECTORS, 'sample');
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

it('the program opens the sample vault', async () => {
  const folder = await tempFolder();
  cpSync(SAMPLE, folder, { recursive: true });
  const vault = await reopen(folder, byPassword(sample.password));
  const sealed = vault.read((db) => db.get<{ sealed: Buffer }>('SELECT sealed FROM secrets'))?.sealed;
  expect(vault.unseal(ADDRESS, sealed ?? Buffer.alloc(0)).reveal()).toBe(sample.secret);
  expect(await vault.verifyAuditWhole()).toBe('whole');
  expect(vault.recoveryConfirmed).toBe(true);
});
