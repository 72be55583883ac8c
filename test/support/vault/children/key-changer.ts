import { writeSync } from 'node:fs';
import { changeVaultKey, KDF_FLOOR, openVault, Secret } from '../../../../src/main/vault/index.ts';
import { ACTOR, realPorts } from '../ports.ts';

// key-changer.ts FOLDER PASSWORD NEXT: changes the vault's key and says so on standard output, before and after.
const [folder = '', password = '', next = ''] = process.argv.slice(2);

const ports = realPorts();
const by = { kind: 'password', password: Secret.of(password) } as const;
const vault = await openVault(ports, { folder, actor: ACTOR, by });
writeSync(1, 'begins\n');
await changeVaultKey(ports, vault, { password: Secret.of(next), cost: KDF_FLOOR });
writeSync(1, 'changed\n');
