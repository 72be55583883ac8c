import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createFiles } from '../../../src/main/node/files.ts';
import { readBackupFacts } from '../../../src/main/vault/index.ts';
import { addFolder, appWithKey } from '../../support/backup/app.ts';
import { TEST_PASSWORD } from '../../support/test-app.ts';
import { type KillStyle, killedFiles } from '../../support/vault/killed-files.ts';
import { realPorts } from '../../support/vault/ports.ts';

/** More calls than a backup makes: reaching it means that one was never finished. */
const MOST_CALLS = 120;

it.each(['before', 'torn'] as const)(
  'survives an end at every call of the file system: %s',
  async (style: KillStyle) => {
    await using made = await appWithKey();
    const retention = { daily: 1, monthly: 0 };
    const { id } = await addFolder(made, made.beside, { retention });
    let good = (await made.call('backup.run', { id })).name;
    let calls = 0;
    let whole = false;
    while (!whole) {
      calls += 1;
      expect(calls).toBeLessThan(MOST_CALLS);
      const killed = killedFiles(createFiles(), style);
      const other = await made.another({ ports: { files: killed.files } });
      await other.call('vault.unlock', { kind: 'password', password: TEST_PASSWORD });
      killed.arm(calls);
      const answer = await other.app.handle('backup.run', { id });
      await other.app.close().catch(() => undefined);

      const [target] = await made.call('backup.targets', {});
      // What counts is there and whole, whichever moment it was; nothing counts that was not finished.
      const counts = target?.lastRun?.outcome.kind === 'made' ? target.lastRun.name : good;
      expect(counts !== good).toBe(answer.ok);
      await readBackupFacts(realPorts(), join(made.beside, counts));
      whole = answer.ok && (await readdir(made.beside)).join() === counts;
      // The next one clears away whatever the end left behind.
      good = (await made.call('backup.run', { id })).name;
      expect(await readdir(made.beside)).toEqual([good]);
      expect((await readdir(made.folder)).filter((file) => file.includes('tmp'))).toEqual([]);
    }
    expect(calls).toBeGreaterThan(20);
  },
);
