import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createVault, KDF_FLOOR, Secret } from '../../src/main/vault/index.ts';
import { ACTOR, realPorts } from '../support/vault/ports.ts';
import { putSampleCredential } from '../support/vault/rows.ts';

// Writes the sample vault again: `node test/vectors/make-sample.ts`. Only before a release: what a released program
// wrote must stay readable as it is.
const PASSWORD = 'sample password 示例';
const SECRET = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';

const scratch = mkdtempSync(join(tmpdir(), 'keyturn-sample-'));
const folder = join(scratch, 'vault');
const { vault, recoveryCode } = await createVault(realPorts(), {
  folder,
  password: Secret.of(PASSWORD),
  cost: KDF_FLOOR,
  actor: ACTOR,
});
putSampleCredential(vault, SECRET);
const { key } = await vault.addKeychainSlot();
await vault.confirmRecovery();
await vault.anchorAudit();
vault.close();

const target = join(import.meta.dirname, 'sample');
rmSync(target, { recursive: true, force: true });
mkdirSync(target);
for (const name of ['vault.db', 'vault.keys.json']) cpSync(join(folder, name), join(target, name));
const facts = { password: PASSWORD, recoveryCode, keychainKey: key.toString('base64'), secret: SECRET };
writeFileSync(join(import.meta.dirname, 'sample.json'), `${JSON.stringify(facts, null, 2)}\n`);
rmSync(scratch, { recursive: true });
