import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { digestApp, ROBOT } from '../../support/digest/app.ts';
import { TEST_PASSWORD } from '../../support/test-app.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

type Made = Awaited<ReturnType<typeof digestApp>>;

/** Time goes by, most of it asleep, and a few looks are taken at the end of it. */
async function pass(made: Pick<Made, 'clock'>, ms: number): Promise<void> {
  made.clock.jumpTo(made.clock.now() + ms - 18 * MINUTE);
  for (let look = 0; look < 3; look += 1) {
    made.clock.advance(6 * MINUTE);
    await settle();
  }
}
/** Real input and output is on its way: some turns of the event loop, until it is quiet. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 12; turn += 1) await new Promise((done) => setImmediate(done));
}
const runs = async (made: Made) =>
  (await made.call('audit.list', { group: 'vault' })).rows
    .filter(({ entry }) => entry.action === 'digest.sent' || entry.action === 'digest.failed')
    .map(({ entry }) => entry.action);
const unlock = (made: Pick<Made, 'call'>) =>
  made.call('vault.unlock', { kind: 'password', password: TEST_PASSWORD });

/** On Saturday afternoon in Shanghai, for Monday at 09:30 there. */
async function weeklyApp() {
  const made = await digestApp();
  await made.addRobot('slack');
  const { nextAt } = await made.call('digest.set', { weekly: true, weekday: 1, minute: 570 });
  expect(nextAt).toBe(Date.UTC(2026, 10, 23, 1, 30));
  return made;
}

it('sends nothing before it is turned on, then once a week at its minute', async () => {
  await using made = await digestApp();
  await made.addRobot('slack');
  await pass(made, 9 * DAY);
  expect(made.clouds.slack.asked()).toBe(0);
  const { nextAt } = await made.call('digest.set', { weekly: true, weekday: 1, minute: 570 });
  await pass(made, (nextAt ?? 0) - made.clock.now() - 10 * MINUTE);
  expect(made.clouds.slack.asked()).toBe(0);
  made.clock.advance(12 * MINUTE);
  await expect.poll(() => made.clouds.slack.shown.length).toBe(1);
  for (let hour = 0; hour < 2; hour += 1) await pass(made, DAY);
  expect(made.clouds.slack.shown).toHaveLength(1);
  made.clock.advance(HOUR);
  await pass(made, 5 * DAY);
  await expect.poll(() => made.clouds.slack.shown.length).toBe(2);
  await made.call('digest.set', { weekly: false });
  made.clock.advance(HOUR);
  await pass(made, 7 * DAY);
  expect(made.clouds.slack.shown).toHaveLength(2);
});

it('names no time at which nobody gets anything, since the week had its message already', async () => {
  await using made = await weeklyApp();
  await pass(made, 2 * DAY);
  await expect.poll(() => made.clouds.slack.shown.length).toBe(1);
  const nextAt = async () => (await made.call('digest.get', {})).nextAt;
  await expect.poll(nextAt).toBe(Date.UTC(2026, 10, 30, 1, 30));
  // Friday of the same week, and of the one after.
  await made.call('digest.set', { weekday: 5 });
  expect(await nextAt()).toBe(Date.UTC(2026, 11, 4, 1, 30));
  await made.call('presence.confirm', { kind: 'password', password: TEST_PASSWORD });
  await made.addRobot('feishu');
  expect(await nextAt()).toBe(Date.UTC(2026, 10, 27, 1, 30));
  await pass(made, 5 * DAY);
  await expect.poll(() => made.clouds.feishu.shown.length).toBe(1);
  expect(made.clouds.slack.shown).toHaveLength(1);
});

it('sends what was missed within three days, and not after', async () => {
  await using made = await weeklyApp();
  await made.call('vault.lock', {});
  made.clock.jumpTo(made.clock.now() + 4 * DAY);
  await unlock(made);
  await pass(made, HOUR);
  await expect.poll(() => made.clouds.slack.shown.length).toBe(1);
  made.clock.advance(HOUR);
  await made.call('vault.lock', {});
  made.clock.jumpTo(made.clock.now() + 8 * DAY);
  await unlock(made);
  await pass(made, HOUR);
  expect(made.clouds.slack.shown).toHaveLength(1);
});

it('never sends one week twice: not after a restart, not when the clock goes back, not after a doubt', async () => {
  await using made = await weeklyApp();
  made.clouds.slack.disturb({ what: 'drop', phase: 'after' });
  await pass(made, 2 * DAY);
  await expect.poll(() => made.clouds.slack.shown.length).toBe(1);
  await expect.poll(() => runs(made)).toEqual(['digest.failed']);
  await made.call('vault.lock', {});
  const other = await made.another();
  for (const days of [0, -365, 1 / 24]) {
    other.clock.jumpTo(made.clock.now() + days * DAY);
    if (days === 0) await unlock(other);
    other.clock.advance(HOUR);
    await pass(other, HOUR);
  }
  expect(made.clouds.slack.asked()).toBe(1);
});

it('tries again by itself where nothing had left, and sends it once', async () => {
  await using made = await weeklyApp();
  made.clouds.slack.addRobot({ token: ROBOT, mood: 'limited' });
  await pass(made, 2 * DAY);
  await expect.poll(() => runs(made)).not.toEqual([]);
  expect(made.clouds.slack.asked()).toBeLessThan(4);
  made.clouds.slack.addRobot({ token: ROBOT });
  made.clock.advance(HOUR);
  await pass(made, HOUR);
  await expect.poll(() => made.clouds.slack.shown.length).toBe(1);
  made.clock.advance(HOUR);
  await pass(made, HOUR);
  expect(made.clouds.slack.shown).toHaveLength(1);
});

it('is interrupted by a lock, which it does not keep waiting, and stays so', async () => {
  await using made = await weeklyApp();
  made.clouds.slack.disturb({ what: 'hold', phase: 'before' });
  made.clock.jumpTo(made.clock.now() + 2 * DAY);
  made.clock.advance(MINUTE);
  await expect.poll(() => made.clouds.slack.held()).toBe(1);
  await made.call('vault.lock', {});
  made.clouds.slack.calm();
  await unlock(made);
  const { receivers } = await made.call('digest.get', {});
  expect(receivers[0]?.last?.outcome).toMatchObject({ kind: 'unknown', reason: 'interrupted' });
  made.clock.advance(HOUR);
  await pass(made, HOUR);
  expect(made.clouds.slack.asked()).toBeLessThanOrEqual(1);
});

it('is sent by no command, and by no device but the one that turned it on', async () => {
  await using made = await weeklyApp();
  await made.call('vault.lock', {});
  const cli = await made.another({ options: { via: 'cli' } });
  await unlock(cli);
  await pass(cli, 2 * DAY);
  await cli.app.close();
  await rm(join(made.folder, 'device.json'));
  const elsewhere = await made.another();
  await unlock(elsewhere);
  await pass(elsewhere, 2 * DAY);
  expect(await elsewhere.call('digest.get', {})).toMatchObject({ here: false, nextAt: null });
  expect(made.clouds.slack.asked()).toBe(0);
  expect(await elsewhere.call('digest.set', { weekly: true })).toMatchObject({ here: true });
});

it('copies, and saves a calendar', async () => {
  await using made = await digestApp();
  await made.call('digest.copy', { locale: 'zh-CN' });
  expect(made.clipboard.content).toContain('Keyturn 密钥周报');
  const path = join(made.folder, '..', 'due.ics');
  const ticket = await made.app.ticketFor(path, 'save');
  if (!ticket.ok) throw new Error(ticket.error.code);
  const saved = await made.call('digest.exportCalendar', { ticket: ticket.value.ticket });
  // Nobody told when these keys were made.
  expect(saved).toEqual({ events: 0 });
  expect(await readFile(path, 'utf8')).toContain('BEGIN:VCALENDAR');
  expect(await made.call('digest.exportCalendar', {})).toBeNull();
});
