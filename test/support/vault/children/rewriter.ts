import { createFiles } from '../../../../src/main/node/files.ts';
import type { Files } from '../../../../src/main/ports/files.ts';
import { openVault, Secret } from '../../../../src/main/vault/index.ts';
import { KeyturnError } from '../../../../src/shared/ipc/envelope.ts';
import { rewriteTo, userFilesOf } from '../../user-files/files-of.ts';
import { ACTOR, realPorts } from '../ports.ts';

/** Changes a file; where a call of the disk is named, the process ends itself for good before or after it. */
const [folder = '', path = '', text = '', moment = '', call = ''] = process.argv.slice(2);

const end = (): Promise<never> => {
  process.kill(process.pid, 'SIGKILL');
  return new Promise(() => undefined);
};

function deadly(files: Files): Files {
  const calls = Object.entries(files).map(([name, run]) => [
    name,
    name === call
      ? async (...args: never[]) => {
          if (moment === 'before') await end();
          await (run as (...args: never[]) => unknown)(...args);
          await end();
        }
      : run,
  ]);
  return Object.fromEntries(calls);
}

const vault = await openVault(realPorts(), {
  folder,
  by: { kind: 'password', password: Secret.of('correct horse battery') },
  actor: ACTOR,
});
try {
  await rewriteTo(userFilesOf(vault, deadly(createFiles())), path, text);
  process.stdout.write('written');
} catch (error) {
  process.stdout.write(error instanceof KeyturnError ? error.code : String(error));
} finally {
  vault.close();
}
