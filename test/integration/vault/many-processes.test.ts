import { expect, it } from 'vitest';
import { endOf, startChild } from '../../support/vault/child.ts';
import { settingKeys } from '../../support/vault/rows.ts';
import { reopen, tempVault } from '../../support/vault/temp.ts';

const PROCESSES = 10;
const EACH = 15;

/** All ran to their end without a word of complaint. */
async function expectClean(children: readonly ReturnType<typeof startChild>[]): Promise<void> {
  for (const end of await Promise.all(children.map(endOf))) {
    expect(end.errors).toBe('');
    expect(end.code).toBe(0);
  }
}

it('many writers beside an open vault lose nothing, and the open one notices', async () => {
  const { vault, folder, recoveryCode } = await tempVault();
  expect(vault.foreignChange()).toBe(false);
  const names = Array.from({ length: PROCESSES }, (_, i) => `process ${i}`);
  const children = names.map((name) => startChild('writer.ts', [folder, recoveryCode, name, `${EACH}`]));
  const done = expectClean(children);
  for (let i = 0; i < EACH; i += 1) {
    vault.write((db) => vault.audit(db, { action: 'vault.unlocked', credentialId: null, detail: {} }));
    await new Promise((resolve) => setImmediate(resolve));
  }
  await done;
  expect(vault.foreignChange()).toBe(true);
  expect(vault.foreignChange()).toBe(false);
  vault.write((db) => vault.audit(db, { action: 'vault.unlocked', credentialId: null, detail: {} }));
  expect(vault.foreignChange()).toBe(false);
  expect(vault.read(settingKeys)).toHaveLength(PROCESSES * EACH);
  expect(await vault.verifyAuditWhole()).toBe('whole');
});

it('many that open, write, anchor and close at once neither fail nor lose anything', async () => {
  const { vault, folder, recoveryCode } = await tempVault();
  vault.close();
  const names = Array.from({ length: PROCESSES }, (_, i) => `process ${i}`);
  await expectClean(names.map((name) => startChild('visitor.ts', [folder, recoveryCode, name, '5'])));
  const opened = await reopen(folder);
  expect(opened.read(settingKeys)).toHaveLength(PROCESSES * 5);
  expect(opened.verifyAudit()).toBe('whole');
  expect(await opened.verifyAuditWhole()).toBe('whole');
});
