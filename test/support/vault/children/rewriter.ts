import { openVault, Secret } from '../../../../src/main/vault/index.ts';
import { KeyturnError } from '../../../../src/shared/ipc/envelope.ts';
import { rewriteTo, userFilesOf } from '../../user-files/files-of.ts';
import { ACTOR, realPorts } from '../ports.ts';

const [folder = '', path = '', text = ''] = process.argv.slice(2);

const vault = await openVault(realPorts(), {
  folder,
  by: { kind: 'password', password: Secret.of('correct horse battery') },
  actor: ACTOR,
});
try {
  await rewriteTo(userFilesOf(vault), path, text);
  process.stdout.write('written');
} catch (error) {
  process.stdout.write(error instanceof KeyturnError ? error.code : String(error));
} finally {
  vault.close();
}
