import { openVault } from '../../../../src/main/vault/index.ts';
import { ACTOR, realPorts } from '../ports.ts';
import { putSetting, settingKeys } from '../rows.ts';

// visitor.ts FOLDER RECOVERY-CODE NAME COUNT: what a command of the CLI does, COUNT times over: open, read, write,
// anchor the audit chain, close.
const [folder = '', code = '', name = '', count = '0'] = process.argv.slice(2);

for (let i = 0; i < Number(count); i += 1) {
  const vault = await openVault(realPorts(), { folder, actor: ACTOR, by: { kind: 'recovery', code } });
  vault.read(settingKeys);
  vault.write((db) => {
    putSetting(db, `${name} ${i}`, '');
    vault.audit(db, { action: 'vault.settings-changed', credentialId: null, detail: {} });
  });
  await vault.anchorAudit();
  if (vault.verifyAudit() !== 'whole') throw new Error('The audit chain is broken');
  vault.close();
}
