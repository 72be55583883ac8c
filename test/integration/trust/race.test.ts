import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createClock } from '../../../src/main/node/clock.ts';
import { startStorageCloud } from '../../clouds/storage/index.ts';
import { BY_PASSWORD, secretsOf } from '../../support/restore/copies.ts';
import { accountDraft, awsKey } from '../../support/sample-keys.ts';
import { openTestApp, type TestApp } from '../../support/test-app.ts';

const KEY = {
  kind: 'typed',
  publicId: 'AKIAIOSFODNN7EXAMPLE',
  secret: 'bucketKeyOfTwoMachines0000000000000000AA',
} as const;
const secret = (letter: string) => `wJalrXUtnFEMIK7MDENGbPxRfiCYKEYTURNrace${letter}`;

const add = (made: TestApp, label: string, letter: string) =>
  made.call(
    'credentials.add',
    awsKey({
      label,
      // Nobody answers there: what cannot be compared is released by a person.
      account: { kind: 'new', draft: accountDraft({ label, endpoints: { sts: 'http://127.0.0.1:1' } }) },
      fields: { access_key_id: `AKIAQ3EGRIMWKEYTUR${letter}${letter}` },
      secrets: { secret_access_key: secret(letter) },
    }),
  );

it('two machines back up at once, neither overwrites the other, and a merge brings both together', async () => {
  const cloud = await startStorageCloud({ region: 'eu-north-1' });
  cloud.addBucket('keyturn-backups');
  cloud.addKey(KEY.publicId, KEY.secret);
  const place = {
    ...{ service: 's3' as const, endpoint: cloud.url, region: 'eu-north-1', bucket: 'keyturn-backups' },
    ...{ prefix: '', pathStyle: true },
  };
  const options = { http: { retry: { firstPauseMs: 1, longestPauseMs: 2 } } };
  await using office = await openTestApp({ ports: { clock: createClock() }, options });
  const { id } = await add(office, 'shared', 'A');
  const target = await office.call('backup.addTarget', {
    target: { kind: 'bucket', label: 'Bucket', place, key: KEY },
  });
  await office.app.lock('quit');
  const folder = join(office.folder, '..', 'home');
  await cp(office.folder, folder, { recursive: true });
  const home = await office.another({
    ports: { clock: createClock() },
    options: { ...options, folder, device: 'home', deviceFolder: join(folder, '..', 'device-home') },
  });
  for (const each of [office, home]) await each.call('vault.unlock', BY_PASSWORD);

  // Both work on, on the same key too, and both back up at the same moment.
  await add(office, 'of the office', 'B');
  await add(home, 'of home', 'C');
  await office.call('credentials.edit', { id, changes: { note: 'seen in the office' } });
  await home.call('credentials.edit', { id, changes: { secrets: { secret_access_key: secret('D') } } });
  const [ours, theirs] = await Promise.all(
    [office, home].map((each) => each.call('backup.run', { id: target.id })),
  );
  expect([ours?.outcome.kind, theirs?.outcome.kind]).toEqual(['made', 'made']);
  const names = (await office.call('backup.versions', { id: target.id })).map(({ name }) => name);
  expect(names.sort()).toEqual([ours?.name, theirs?.name].sort());

  const bring = (made: TestApp, name = '') =>
    made.call('restore.open', { source: { kind: 'target', id: target.id, name }, by: BY_PASSWORD });
  const found = await bring(office, theirs?.name);
  expect(found.relation).toBe('diverged');
  const plan = await office.call('restore.planMerge', { restore: found.restore });
  expect(plan.conflicts).toMatchObject([{ kind: 'credential', label: 'shared' }]);
  await office.call('restore.merge', { restore: found.restore });
  const merged = await secretsOf(office);
  expect(Object.keys(merged).sort()).toEqual(['of home', 'of the office', 'shared']);
  expect(merged).toMatchObject({ 'of home': secret('C'), 'of the office': secret('B') });

  // Automation waits until the clouds were asked, or a person says that it may go on.
  expect(await office.refusal('rotations.start', { credentialId: id })).toBe('compare-first');
  await office.call('comparison.run', {});
  await office.call('comparison.release', {});

  // The other machine takes the result over, and then both hold the same.
  const last = await office.call('backup.run', { id: target.id });
  const back = await bring(home, last.name);
  await home.call('restore.merge', { restore: back.restore });
  expect(await secretsOf(home)).toEqual(merged);
  expect((await home.call('audit.verify', {})).state).toBe('whole');
  await cloud.close();
});
