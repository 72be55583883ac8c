import { writeSync } from 'node:fs';
import { openVault } from '../../../../src/main/vault/index.ts';
import { ACTOR, realPorts } from '../ports.ts';
import { putSetting } from '../rows.ts';

// writer.ts FOLDER RECOVERY-CODE NAME COUNT: writes COUNT rows, each with an audit row, and names each one on standard
// output once it is committed. The recovery code opens as the password does, without its cost.
const [folder = '', code = '', name = '', count = '0'] = process.argv.slice(2);

const vault = await openVault(realPorts(), { folder, actor: ACTOR, by: { kind: 'recovery', code } });
for (let i = 0; i < Number(count); i += 1) {
  const key = `${name} ${i}`;
  vault.write((db) => {
    putSetting(db, key, 'x'.repeat(500));
    vault.audit(db, { action: 'vault.settings-changed', credentialId: null, detail: { key } });
  });
  writeSync(1, `${key}\n`);
}
vault.close();
