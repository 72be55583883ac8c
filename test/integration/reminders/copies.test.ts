import { expect, it } from 'vitest';
import { dueIn } from '../../support/reminders/beside.ts';
import { fakeDesk } from '../../support/reminders/desk.ts';
import { backUp, openFile } from '../../support/restore/copies.ts';
import { awsKey } from '../../support/sample-keys.ts';
import { openTestApp, TEST_PASSWORD, type TestApp } from '../../support/test-app.ts';

const DAY = 86_400_000;

/** Until what changed beside the app, and in it, was looked at. */
async function settle({ app, clock }: TestApp): Promise<void> {
  for (let look = 0; look < 3; look += 1) {
    clock.advance(1500);
    await app.reminders.settled();
  }
}

/** An open vault with two keys that are due in so many days, and a desk that is told. */
async function begin(first: number, second: number) {
  const made = await openTestApp({ options: { zone: 'Asia/Shanghai' } });
  const a = await made.call('credentials.add', awsKey());
  const fields = { access_key_id: 'AKIAQ3EGRIMWKEYTURN8' };
  const b = await made.call('credentials.add', awsKey({ label: 'ci', fields }));
  await dueIn(made.folder, made.clock, a.id, first);
  await dueIn(made.folder, made.clock, b.id, second);
  const desk = fakeDesk();
  made.app.reminders.watch(desk);
  await settle(made);
  return { made, desk, a: a.id, b: b.id };
}

const locked = async (made: TestApp) => {
  await made.app.lock('by-hand');
  await made.app.reminders.settled();
  return made.call('reminders.status', {});
};

const unlock = async (made: TestApp): Promise<void> => {
  await made.call('vault.unlock', { kind: 'password', password: TEST_PASSWORD });
  await settle(made);
};

async function replace(made: TestApp, path: string): Promise<void> {
  const { restore } = await openFile(made, path);
  await made.call('restore.replace', { restore, carryOver: true });
  await settle(made);
}

it('lead times of the vault and of a key are in its schedule at once', async () => {
  const { made, desk, a } = await begin(40, 50);
  expect(await locked(made)).toMatchObject({
    due: 0,
    nextAt: expect.closeTo(made.clock.now() + 10 * DAY, -5),
  });
  await unlock(made);
  await made.call('settings.set', { leadTimes: [45, 1] });
  await made.call('credentials.edit', { id: a, changes: { leadTimes: [3] } });
  // Right before the lock, with nothing in between.
  expect(await locked(made)).toMatchObject({
    due: 0,
    nextAt: expect.closeTo(made.clock.now() + 5 * DAY, -5),
  });
  await unlock(made);
  expect(desk.shown).toEqual([]);
  await made.call('credentials.edit', { id: a, changes: { leadTimes: null } });
  await settle(made);
  expect(desk.shown).toMatchObject([{ title: 'deploy is due in 40 days' }]);
  expect(await locked(made)).toMatchObject({ due: 1, overdue: 0 });
  // The lock screen asks again when this is told, and the tray as well.
  made.events.length = 0;
  made.clock.jumpTo(made.clock.now() + 41 * DAY);
  made.clock.advance(15 * 60_000);
  await made.app.reminders.settled();
  expect(made.events).toContain('reminders.changed');
  expect(await made.call('reminders.status', {})).toMatchObject({ due: 2, overdue: 1 });
  await made.close();
});

it('a restored vault tells nothing again that this device told since, and takes its schedule for no tampering', async () => {
  const { made, desk, b } = await begin(5, 40);
  expect(desk.shown).toHaveLength(1);
  const path = await backUp(made);
  await made.call('credentials.edit', { id: b, changes: { leadTimes: [60] } });
  await settle(made);
  made.clock.jumpTo(made.clock.now() + 4 * DAY + 3_600_000);
  made.app.reminders.look();
  await settle(made);
  expect(desk.shown.map(({ title }) => title)).toEqual([
    'deploy is due in 5 days',
    'ci is due in 40 days',
    'deploy is due within a day',
  ]);
  await replace(made, path);
  expect(desk.shown).toHaveLength(3);
  expect(await made.call('reminders.status', {})).toMatchObject({ source: 'vault', due: 1, tampered: false });
  expect(await locked(made)).toMatchObject({ source: 'schedule', due: 1 });
  await unlock(made);
  expect(desk.shown).toHaveLength(3);
  await made.close();
});

it('a merge takes over what the other copy told and snoozed', async () => {
  const { made, desk, a, b } = await begin(40, 5);
  const common = await backUp(made, 'common.keyturn-backup');
  made.clock.advance(60_000);
  await made.call('credentials.edit', { id: a, changes: { leadTimes: [60] } });
  await settle(made);
  await made.call('reminders.snooze', { ids: [b], span: 'week' });
  const until = (await made.call('credentials.get', { id: b })).snoozedUntil;
  const theirs = await backUp(made, 'theirs.keyturn-backup');
  expect(desk.shown).toHaveLength(2);
  await replace(made, common);
  expect((await made.call('credentials.get', { id: b })).snoozedUntil).toBeNull();
  const { restore } = await openFile(made, theirs);
  await made.call('restore.merge', { restore });
  await settle(made);
  expect(await made.call('credentials.get', { id: a })).toMatchObject({ ownLeadTimes: [60] });
  expect((await made.call('credentials.get', { id: b })).snoozedUntil).toBe(until);
  expect(await made.call('reminders.status', {})).toMatchObject({ due: 1, snoozed: 1, tampered: false });
  expect(desk.shown).toHaveLength(2);
  await made.close();
});
