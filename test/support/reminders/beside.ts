import { nodePorts } from '../../../src/main/node/ports.ts';
import type { Clock } from '../../../src/main/ports/clock.ts';
import { lend, openVault, type Vault } from '../../../src/main/vault/index.ts';
import { getCredential, putCredential } from '../../../src/main/vault/repositories/credentials.ts';
import { refreshDueDates } from '../../../src/main/vault/repositories/due-dates.ts';
import type { CredentialId } from '../../../src/shared/model/ids.ts';
import { TEST_PASSWORD } from '../test-app.ts';

const DAY = 86_400_000;

/** Opens the vault of this folder beside whoever has it open, as another process does. */
export async function besideApp(folder: string, clock: Clock, run: (vault: Vault) => void): Promise<void> {
  const vault = await lend(TEST_PASSWORD, (password) =>
    openVault(
      { ...nodePorts(folder), clock },
      {
        folder,
        by: { kind: 'password', password },
        actor: { via: 'cli', osUser: 'tester', device: 'test-machine' },
      },
    ),
  );
  run(vault);
  vault.close();
}

/** As the cloud would tell: the key was made so long ago that its 90 days end in `days`. */
export function dueIn(folder: string, clock: Clock, id: CredentialId, days: number): Promise<void> {
  return besideApp(folder, clock, (vault) =>
    vault.write((db) => {
      const key = getCredential(db, id);
      if (key === null) throw new Error('The key is there');
      putCredential(db, { ...key, createdAt: clock.now() + (days - 90) * DAY });
      refreshDueDates(db, id);
    }),
  );
}
