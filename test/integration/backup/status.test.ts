import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { addFolder, appWithKey } from '../../support/backup/app.ts';
import { awsKey } from '../../support/sample-keys.ts';
import { openTestApp, TEST_PASSWORD } from '../../support/test-app.ts';

const SECOND = 1000;
const DAY = 86_400_000;

it('warns only of a vault that has something to lose, and of a good backup that is old', async () => {
  await using made = await openTestApp();
  expect((await made.call('backup.status', {})).warning).toBe('none');
  await made.call('credentials.add', awsKey());
  expect((await made.call('backup.status', {})).warning).toBe('never');
});

it('is patient with a vault that did not change', async () => {
  await using made = await appWithKey();
  const { id } = await addFolder(made, made.beside, { schedule: 'off' });
  await made.call('backup.run', { id });
  const start = made.clock.now();
  const warningAfter = async (days: number) => {
    made.clock.jumpTo(start + days * DAY);
    return (await made.call('backup.status', {})).warning;
  };
  expect(await warningAfter(20)).toBe('none');
  expect(await warningAfter(39)).toBe('old');
  // A clock that was set back far says nothing of an age.
  expect(await warningAfter(-2)).toBe('old');
  await made.call('settings.set', { leadTimes: [3] });
  expect(await warningAfter(8)).toBe('none');
  expect(await warningAfter(9)).toBe('old');
});

it('stays put away until the next day', async () => {
  await using made = await appWithKey();
  await made.call('backup.dismissWarning', {});
  expect(await made.call('backup.status', {})).toMatchObject({ warning: 'never', dismissed: true });
  made.clock.jumpTo(made.clock.now() + DAY);
  expect(await made.call('backup.status', {})).toMatchObject({ warning: 'never', dismissed: false });
});

it('backs up by itself once the vault is open, and tells a repeated failure once', async () => {
  await using made = await appWithKey();
  await addFolder(made, made.beside);
  made.clock.advance(31 * SECOND);
  await expect.poll(() => readdir(made.beside)).toHaveLength(1);
  await expect.poll(() => made.events).toContain('backups.changed');
  await expect.poll(async () => (await made.call('backup.targets', {}))[0]?.lastGood).not.toBeNull();

  await made.call('settings.set', { leadTimes: [5] });
  await rm(made.beside, { recursive: true });
  made.clock.jumpTo(made.clock.now() + DAY);
  const failures = async () => {
    const { rows } = await made.call('audit.list', {});
    return rows.filter(({ entry }) => entry.action === 'backup.failed').length;
  };
  const after = async (ms: number) => {
    made.clock.advance(ms);
    return failures();
  };
  await expect.poll(() => after(15 * 60 * SECOND)).toBe(1);
  const [first] = await made.call('backup.targets', {});
  // The next tries are told by their time alone.
  const lastTry = async () => {
    made.clock.advance(15 * 60 * SECOND);
    return (await made.call('backup.targets', {}))[0]?.lastRun?.at;
  };
  await expect.poll(lastTry).not.toBe(first?.lastRun?.at);
  expect(await failures()).toBe(1);
  expect(await made.call('backup.targets', {})).toMatchObject([
    { lastRun: { outcome: { kind: 'failed', code: 'target-gone' } } },
  ]);
});

it('makes no backup in a locked vault', async () => {
  await using made = await appWithKey();
  await addFolder(made, made.beside);
  await made.call('vault.lock', {});
  made.clock.advance(DAY);
  await new Promise(setImmediate);
  expect(await readdir(made.beside)).toEqual([]);
  await made.call('vault.unlock', { kind: 'password', password: TEST_PASSWORD });
  made.clock.advance(31 * SECOND);
  await expect.poll(() => readdir(made.beside)).toHaveLength(1);
  expect(await readdir(join(made.folder))).toContain('vault.db');
});
