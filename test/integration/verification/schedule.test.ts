import { expect, it } from 'vitest';
import { fakeDesk } from '../../support/reminders/desk.ts';
import { manyKeys } from '../../support/verification/many.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

it('verifies by schedule while the vault is open, tells what is new, and spares what is known to fail', async () => {
  await using there = await manyKeys();
  const { made, aws, aliyun, add } = there;
  const desk = fakeDesk();
  const end = made.app.reminders.watch(desk);
  const off = await add('aws');
  const wrong = await add('aliyun', { secret: 'KeyturnTestKeyturnTestKeyturn0' });
  await there.all();
  await made.call('settings.set', { verifySchedule: 'daily' });
  const calls = () => aws.store.seen.filter(({ action }) => action === 'GetCallerIdentity').length;
  const ended = () =>
    expect.poll(async () => (await made.call('verification.status', {})).last?.by).toBe('schedule');

  // The wall clock alone, as a night of sleep does: timers look again when they fire.
  made.clock.jumpTo(made.clock.now() + DAY - 20 * MINUTE);
  made.clock.advance(16 * MINUTE);
  expect(calls()).toBe(1);
  aws.store.setStatus(off.stored, 'Inactive');
  made.clock.advance(16 * MINUTE);
  await ended();
  expect(calls()).toBe(2);
  const { last } = await made.call('verification.status', {});
  expect(last).toMatchObject({ by: 'schedule', total: 2, failed: 2 });
  expect(aliyun.store.seen.filter(({ action }) => action === 'GetCallerIdentity')).toHaveLength(1);
  expect((await made.call('credentials.get', { id: wrong.id })).health.kind).toBe('failed');
  await expect
    .poll(() => desk.shown.find(({ tag }) => tag === 'failed')?.title)
    .toBe('key 01 no longer works');

  // Nothing is told twice, and not a second run comes within the day.
  const told = desk.shown.length;
  made.clock.jumpTo(made.clock.now() + DAY / 2);
  made.clock.advance(16 * MINUTE);
  expect([calls(), desk.shown.length]).toEqual([2, told]);

  desk.press('open');
  expect(await made.call('place.take', {})).toEqual({ kind: 'verification' });
  end();
});

it('waits after unlocking, and does nothing in a locked vault', async () => {
  await using there = await manyKeys();
  const { made, aws, add } = there;
  await add('aws');
  await made.call('settings.set', { verifySchedule: 'weekly' });
  await made.call('vault.lock', {});
  made.clock.jumpTo(made.clock.now() + 30 * DAY);
  made.clock.advance(16 * MINUTE);
  expect(aws.store.seen).toEqual([]);
  await made.call('vault.unlock', { kind: 'password', password: 'correct horse battery' });
  made.clock.advance(MINUTE);
  expect(aws.store.seen).toEqual([]);
  made.clock.advance(MINUTE);
  await expect.poll(async () => (await made.call('verification.status', {})).last?.proven).toBe(1);
});

it('tells nothing in quiet hours, and then once', async () => {
  await using there = await manyKeys({ options: { zone: 'UTC' } });
  const { made, aws, add } = there;
  const desk = fakeDesk();
  const end = made.app.reminders.watch(desk);
  const { stored } = await add('aws');
  await there.all();
  await made.call('settings.set', { verifySchedule: 'daily' });
  // The test begins at eight.
  await made.call('preferences.set', { quietHours: { from: 7 * 60, to: 9 * 60 } });
  aws.store.setStatus(stored, 'Inactive');
  made.clock.jumpTo(made.clock.now() + DAY - 10 * MINUTE);
  made.clock.advance(16 * MINUTE);
  await expect.poll(async () => (await made.call('verification.status', {})).last?.by).toBe('schedule');
  const failed = () => desk.shown.filter(({ tag }) => tag === 'failed').length;
  expect(failed()).toBe(0);
  await expect
    .poll(() => {
      made.clock.advance(15 * MINUTE);
      return failed();
    })
    .toBe(1);
  expect(new Date(made.clock.now()).getUTCHours()).toBeGreaterThanOrEqual(9);
  end();
});

it('tells nothing of a key that was never proven with its secret, and of one whose address is wrong', async () => {
  await using there = await manyKeys();
  const { made, aws, add } = there;
  const desk = fakeDesk();
  const end = made.app.reminders.watch(desk);
  const renewed = await add('aws');
  const off = await add('aws');
  await add('aliyun');
  await there.all();
  await add('aws', { secret: 'wJalrXUtnFEMIK7MDENGbPxRfiCYKEYTURNtest0' });
  aws.store.setStatus(off.stored, 'Inactive');
  // Proven once, then given another secret that was never tried while anything answered.
  made.clock.advance(MINUTE);
  const secrets = { secret_access_key: 'wJalrXUtnFEMIK7MDENGbPxRfiCYKEYTURNtest1' };
  await made.call('credentials.edit', { id: renewed.id, changes: { secrets } });
  aws.weather({ drop: 9 });
  await made.call('credentials.verify', { id: renewed.id });
  aws.weather({ drop: 0 });
  there.aliyun.weather({ drop: 9 });
  await made.call('settings.set', { verifySchedule: 'daily' });
  made.clock.jumpTo(made.clock.now() + 2 * DAY);
  made.clock.advance(16 * MINUTE);
  const told = () => desk.shown.filter(({ tag }) => tag === 'failed').map(({ title }) => title);
  await expect.poll(told).toEqual(['key 02 no longer works']);
  expect((await made.call('credentials.get', { id: renewed.id })).health).toMatchObject({
    failure: { kind: 'wrong-secret' },
  });
  expect((await made.call('verification.status', {})).last).toMatchObject({ total: 4, failed: 4 });
  end();
});
