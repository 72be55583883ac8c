import { createVault, inspectVault, KDF_FLOOR, openVault, Secret } from '../../../../src/main/vault/index.ts';
import { ACTOR, realPorts } from '../ports.ts';

// unprivileged.ts FOLDER PASSWORD: what a user gets who may not write in the folder, as one line of JSON.
const [folder = '', password = ''] = process.argv.slice(2);
const ports = realPorts();
const secret = Secret.of(password);

const outcome = (run: Promise<unknown>) =>
  run.then(
    () => 'none',
    (error: unknown) => (error instanceof Error && 'code' in error ? error.code : String(error)),
  );

const found = await inspectVault(ports, folder);
const opened = await outcome(
  openVault(ports, { folder, actor: ACTOR, by: { kind: 'password', password: secret } }),
);
const made = await outcome(
  createVault(ports, { folder: `${folder}/inner`, password: secret, cost: KDF_FLOOR, actor: ACTOR }),
);
process.stdout.write(JSON.stringify({ found, opened, made }));
