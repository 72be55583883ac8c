import { cp, readdir } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { addFolder, appWithKey } from '../../support/backup/app.ts';
import { BY_PASSWORD, backUp, openFile } from '../../support/restore/copies.ts';
import { testApp } from '../../support/test-app.ts';

const SECOND = 1000;
const DAY = 86_400_000;

/** A vault with a place for backups, and the same one elsewhere, whose chain is longer by far and which backed up there. */
async function mergedFromLonger() {
  const made = await appWithKey();
  const { id } = await addFolder(made, made.beside, { schedule: 'daily' });
  await made.call('backup.run', { id });
  await made.call('vault.lock', {});
  const other = await testApp();
  await cp(made.folder, other.folder, { recursive: true });
  await other.call('vault.unlock', BY_PASSWORD);
  for (let periodDays = 10; periodDays < 40; periodDays += 1)
    await other.call('settings.set', { periodDays });
  other.clock.jumpTo(made.clock.now() + 60 * SECOND);
  const theirs = await other.call('backup.run', { id });
  const file = await backUp(other);
  await made.call('vault.unlock', BY_PASSWORD);
  const found = await openFile(made, file);
  await made.call('restore.merge', { restore: found.restore });
  return { made, other, id, theirs };
}

it('takes a vault for changed whose backups another, longer copy made, and backs it up by its schedule', async () => {
  const { made, other, theirs } = await mergedFromLonger();
  await using _other = other;
  await using _made = { [Symbol.asyncDispose]: made[Symbol.asyncDispose] };
  expect((await made.call('backup.targets', {}))[0]?.lastGood).toBe(theirs.at);
  made.clock.jumpTo(theirs.at + 9 * DAY);
  expect(await made.call('backup.status', {})).toMatchObject({ warning: 'old', lastGood: theirs.at });
  const before = (await readdir(made.beside)).length;
  const later = async () => {
    made.clock.advance(31 * SECOND);
    return (await readdir(made.beside)).length;
  };
  await expect.poll(later).toBe(before + 1);
});

it('counts the next backup of a merged vault as its last good one, and rests after it', async () => {
  const { made, other, id, theirs } = await mergedFromLonger();
  await using _other = other;
  await using _made = { [Symbol.asyncDispose]: made[Symbol.asyncDispose] };
  made.clock.jumpTo(theirs.at + DAY / 2);
  const run = await made.call('backup.run', { id });
  expect((await made.call('backup.targets', {}))[0]).toMatchObject({
    lastGood: run.at,
    lastRun: { at: run.at },
  });
  made.clock.jumpTo(run.at + 20 * DAY);
  expect(await made.call('backup.status', {})).toMatchObject({ warning: 'none', lastGood: run.at });
});
