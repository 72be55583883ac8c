import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createFiles } from '../../../../../src/main/node/files.ts';
import { createLocks } from '../../../../../src/main/node/locks.ts';
import { createRandom } from '../../../../../src/main/node/random.ts';
import { openVault, Secret, type Vault } from '../../../../../src/main/vault/index.ts';
import { fakeClock } from '../../../../support/fake/clock.ts';
import { awsKey } from '../../../../support/sample-keys.ts';
import { openTestApp, TEST_PASSWORD, type TestApp } from '../../../../support/test-app.ts';

/** Somebody who has the password and writes past the app. */
async function tamper(made: TestApp, run: (vault: Vault) => void): Promise<void> {
  const vault = await openVault(
    { files: createFiles(), random: createRandom(), clock: fakeClock(), locks: createLocks() },
    {
      folder: made.folder,
      by: { kind: 'password', password: Secret.of(TEST_PASSWORD) },
      actor: { osUser: 'mallory', device: 'test', via: 'cli' },
    },
  );
  run(vault);
  vault.close();
}

const unlock = { kind: 'password', password: TEST_PASSWORD } as const;

it('warns of a row that was taken out since the last anchor, and opens all the same', async () => {
  await using made = await openTestApp();
  await made.call('credentials.add', awsKey());
  await made.call('vault.lock', {});
  await tamper(made, (vault) =>
    vault.write((db) => db.run('DELETE FROM audit WHERE seq = (SELECT max(seq) FROM audit)')),
  );
  await made.call('vault.unlock', unlock);
  expect(await made.call('vault.status', {})).toMatchObject({ state: 'unlocked', auditBroken: true });
});

it('finds a row changed long ago in the background', async () => {
  await using made = await openTestApp();
  await made.call('credentials.add', awsKey());
  await made.call('vault.lock', {});
  await made.call('vault.unlock', unlock);
  await made.call('vault.lock', {});
  await tamper(made, (vault) =>
    vault.write((db) => db.run("UPDATE audit SET os_user = 'nobody' WHERE seq = 1")),
  );
  const noticed = new Promise<void>((resolve) => {
    made.app.subscribe(async () => {
      if ((await made.call('vault.status', {})).auditBroken) resolve();
    });
  });
  await made.call('vault.unlock', unlock);
  await noticed;
  const { id } = await made.call(
    'credentials.add',
    awsKey({ fields: { access_key_id: 'AKIAQ3EGRIMWKEYTURN8' } }),
  );
  expect(await made.call('credentials.history', { id })).toHaveLength(1);
});

it('anchors the chain in the header every day while the vault stays open', async () => {
  await using made = await openTestApp();
  const anchored = async (): Promise<number> =>
    JSON.parse(await readFile(join(made.folder, 'vault.keys.json'), 'utf8')).audit.count;
  const before = await anchored();
  await made.call('settings.set', { leadTimes: [3] });
  expect(await anchored()).toBe(before);
  made.clock.advance(86_400_000);
  await expect.poll(anchored).toBeGreaterThan(before);
  await made.call('vault.lock', {});
  // A timer that was left behind would find the vault closed, and say so.
  made.clock.advance(86_400_000);
  await made.call('vault.status', {});
  expect(made.logger.lines.join('\n')).not.toContain('audit.not-anchored');
});
