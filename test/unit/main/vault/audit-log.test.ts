import { describe, expect, it } from 'vitest';
import type { Vault } from '../../../../src/main/vault/index.ts';
import { auditOfCredential } from '../../../../src/main/vault/repositories/audit.ts';
import { SAMPLE_CREDENTIAL } from '../../../support/vault/rows.ts';
import { reopen, tempVault } from '../../../support/vault/temp.ts';

function record(vault: Vault, count: number): void {
  vault.write((db) => {
    for (let i = 0; i < count; i += 1) {
      vault.audit(db, {
        action: 'credential.copied',
        credentialId: SAMPLE_CREDENTIAL,
        detail: { n: `${i}` },
      });
    }
  });
}

const verdicts = async (vault: Vault) => [vault.verifyAudit(), await vault.verifyAuditWhole()];

describe('the audit chain', () => {
  it('is whole when empty, when short and when longer than a slice, before and after an anchor', async () => {
    const { vault } = await tempVault();
    expect(await verdicts(vault)).toEqual(['whole', 'whole']);
    record(vault, 3);
    await vault.anchorAudit();
    record(vault, 1200);
    expect(await verdicts(vault)).toEqual(['whole', 'whole']);
    await vault.anchorAudit();
    expect(await verdicts(vault)).toEqual(['whole', 'whole']);
  });

  it('tells who did what, the newest first', async () => {
    const { vault } = await tempVault();
    record(vault, 3);
    const [newest, ...rest] = vault.read((db) => auditOfCredential(db, SAMPLE_CREDENTIAL, 2));
    expect(newest).toMatchObject({
      seq: 3,
      action: 'credential.copied',
      credentialId: SAMPLE_CREDENTIAL,
      detail: { n: '2' },
      osUser: 'tester',
      device: 'bench',
      via: 'app',
    });
    expect(rest).toHaveLength(1);
  });

  it('is not written when its transaction is undone', async () => {
    const { vault } = await tempVault();
    const undone = () =>
      vault.write((db) => {
        vault.audit(db, { action: 'vault.unlocked', credentialId: null, detail: {} });
        throw new Error('changed my mind');
      });
    expect(undone).toThrow('changed my mind');
    expect(vault.read((db) => db.all('SELECT 1 FROM audit'))).toEqual([]);
  });
});

describe('tampering with the chain', () => {
  it.each([
    'at = at + 1',
    "action = 'credential.verified'",
    "credential_id = 'fedcba9876543210'",
    'credential_id = NULL',
    "detail = '{}'",
    "os_user = 'somebody'",
    "device = 'elsewhere'",
    "via = 'cli'",
    'mac = zeroblob(32)',
  ])('shows: %s', async (change) => {
    const { vault } = await tempVault();
    record(vault, 4);
    vault.write((db) => db.run(`UPDATE audit SET ${change} WHERE seq = 2`));
    expect(await verdicts(vault)).toEqual(['broken', 'broken']);
  });

  it('shows where a row is left out or two are swapped', async () => {
    const { vault } = await tempVault();
    record(vault, 5);
    vault.write((db) => db.run('DELETE FROM audit WHERE seq = 3'));
    expect(await verdicts(vault)).toEqual(['broken', 'broken']);
    vault.write((db) => db.run('UPDATE audit SET seq = seq - 1 WHERE seq > 3'));
    expect(await verdicts(vault)).toEqual(['broken', 'broken']);
  });

  it('shows where rows before the last anchor are cut off, and after a new start', async () => {
    const { vault, folder } = await tempVault();
    record(vault, 5);
    await vault.anchorAudit();
    vault.write((db) => db.run('DELETE FROM audit WHERE seq > 3'));
    expect(await verdicts(vault)).toEqual(['broken', 'broken']);
    await vault.anchorAudit();
    vault.close();
    const opened = await reopen(folder);
    record(opened, 2);
    await opened.anchorAudit();
    expect(await verdicts(opened)).toEqual(['broken', 'broken']);
  });

  it('before the anchor is left to the whole check', async () => {
    const { vault } = await tempVault();
    record(vault, 5);
    await vault.anchorAudit();
    vault.write((db) => db.run(`UPDATE audit SET detail = '{}' WHERE seq = 1`));
    expect(await verdicts(vault)).toEqual(['whole', 'broken']);
  });
});
