import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { TrayView } from '../../../src/main/electron/tray-model.ts';
import { trayState } from '../../../src/main/electron/tray-state.ts';
import { trayView } from '../../../src/main/electron/tray-view.ts';
import { createSpeech } from '../../../src/main/electron/tray-words.ts';
import { nodePorts } from '../../../src/main/node/ports.ts';
import { createTexts } from '../../../src/main/services/texts.ts';
import { refreshDueDates } from '../../../src/main/vault/repositories/due-dates.ts';
import { type FakeClock, fakeClock } from '../../support/fake/clock.ts';
import { type FakeKeychain, fakeKeychain } from '../../support/fake/desktop.ts';
import { besideApp } from '../../support/reminders/beside.ts';
import { type FakeDesk, fakeDesk } from '../../support/reminders/desk.ts';
import { seedCredentials } from '../../support/seed.ts';
import { TEST_PASSWORD, type TestApp, testApp } from '../../support/test-app.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

let clock: FakeClock;
let keychain: FakeKeychain;
let desk: FakeDesk;
let home: string;

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'keyturn-bad-input-'));
  clock = fakeClock();
  keychain = fakeKeychain();
  desk = fakeDesk();
});
afterEach(() => rm(home, { recursive: true, force: true }));

const folder = (): string => join(home, 'vault');

async function start(): Promise<TestApp & AsyncDisposable> {
  const made = await testApp({
    ports: { ...nodePorts(folder()), clock, keychain },
    options: { folder: folder(), deviceFolder: join(home, 'state'), zone: 'Asia/Shanghai' },
  });
  made.app.reminders.watch(desk);
  await made.app.reminders.settled();
  return made;
}

async function unlock(made: TestApp): Promise<void> {
  await made.call('vault.unlock', { kind: 'password', password: TEST_PASSWORD });
  await made.app.reminders.settled();
}

async function lock(made: TestApp): Promise<void> {
  await made.app.lock('idle');
  await made.app.reminders.settled();
}

/** What the shell does once the computer wakes, or somebody set the clock. */
async function setClock(made: TestApp, now: number): Promise<void> {
  clock.jumpTo(now);
  made.app.reminders.look();
  await made.app.reminders.settled();
}

/** A vault with so many keys, all of the same age. */
async function vaultWith(count: number, ageDays: number, bySystem = false): Promise<void> {
  const made = await start();
  await made.call('vault.create', { password: TEST_PASSWORD, keychain: bySystem });
  await made.close();
  await besideApp(folder(), clock, (vault) => {
    seedCredentials(vault, nodePorts(folder()).random, count, clock.now());
    vault.write((db) => {
      db.run('UPDATE accounts SET period_days = NULL');
      db.run('UPDATE credentials SET created_at = ?', clock.now() - ageDays * DAY);
      refreshDueDates(db, null);
    });
  });
}

/** The tray as the shell would show it now. */
async function tray(made: TestApp): Promise<TrayView> {
  const { locale } = await made.call('app.info', {});
  const state = await trayState({ ...made.app, clock }, null);
  return trayView(state, createSpeech(createTexts(locale), locale, clock.now(), 'Asia/Shanghai'));
}

const lines = (view: TrayView): string[] => view.groups.flat().map(({ text }) => text);
const titles = (): string[] => desk.shown.map(({ title }) => title);

it('500 keys due at once are one notification and a short menu, in the language in force', async () => {
  await vaultWith(500, 59);
  await using made = await start();
  await unlock(made);
  expect(titles()).toEqual([]);
  expect(await tray(made)).toMatchObject({ image: 'calm', tooltip: 'Nothing due' });

  await setClock(made, clock.now() + DAY + HOUR);
  expect(desk.shown).toMatchObject([
    { title: '500 keys need a hand', body: '500 due within 30 days', tag: 'due' },
  ]);
  const due = await tray(made);
  expect(due).toMatchObject({ image: 'due', tooltip: '500 due' });
  expect(due.groups[1]).toHaveLength(9);
  expect(lines(due)).toContain('492 more …');

  await made.call('preferences.set', { locale: 'zh-CN' });
  await made.app.reminders.settled();
  expect(lines(await tray(made))).toContain('另外 492 个…');
  await lock(made);
  expect(titles()).toHaveLength(1);
  expect(await tray(made)).toMatchObject({ image: 'due', tooltip: '已锁定，500 个到期' });
  await setClock(made, clock.now() + 16 * DAY);
  expect(desk.shown.slice(1)).toMatchObject([
    { title: '500 个密钥到期', body: '500 个将在 14 天内到期。解锁后查看。' },
  ]);

  // One press quiets them all, and one unlock brings nothing back.
  desk.press('snooze-week');
  await made.app.reminders.settled();
  expect(await tray(made)).toMatchObject({ image: 'calm', tooltip: '已锁定，没有到期的密钥' });
  await unlock(made);
  expect((await made.call('reminders.status', {})).snoozed).toBe(500);
  expect(titles()).toHaveLength(2);
});

it('a clock set back a year and forward two tells nothing twice, and the app goes on', async () => {
  await vaultWith(3, 80);
  await using made = await start();
  await unlock(made);
  const today = clock.now();
  expect(titles()).toEqual(['3 keys need a hand']);

  await setClock(made, today - 365 * DAY);
  expect(await tray(made)).toMatchObject({ image: 'calm', tooltip: 'Nothing due' });
  await lock(made);
  expect(await tray(made)).toMatchObject({ tooltip: 'Locked, nothing due' });
  await unlock(made);
  expect(titles()).toHaveLength(1);

  await setClock(made, today + 365 * DAY);
  expect(desk.shown.slice(1)).toMatchObject([{ title: '3 keys need a hand', body: '3 overdue' }]);
  expect(await tray(made)).toMatchObject({ image: 'overdue', tooltip: '3 overdue' });

  await setClock(made, today);
  await lock(made);
  expect(await tray(made)).toMatchObject({ image: 'due', tooltip: 'Locked, 3 due' });
  {
    await using again = await start();
    await unlock(again);
    expect((await again.call('reminders.status', {})).tampered).toBe(false);
  }
  await unlock(made);
  expect(titles()).toHaveLength(2);
  // What really comes is told.
  await setClock(made, today + 3 * DAY + HOUR);
  expect(titles()).toHaveLength(3);
  expect(made.logger.lines.filter((line) => line.includes('"error"'))).toEqual([]);
});

it('a keychain that dies while it runs costs what is known of a locked vault, and no word more', async () => {
  await vaultWith(2, 61, true);
  {
    await using made = await start();
    await made.call('vault.unlock', { kind: 'keychain' });
    await made.app.reminders.settled();
    expect(titles()).toEqual(['2 keys need a hand']);
    keychain.mood = 'unavailable';
    // This run knows its key; the next one does not.
    await lock(made);
    expect(await tray(made)).toMatchObject({ image: 'due', tooltip: 'Locked, 2 due' });
    expect(await made.refusal('vault.unlock', { kind: 'keychain' })).toBe('keychain-unavailable');
    await unlock(made);
    await lock(made);
  }
  await using made = await start();
  expect(await made.call('reminders.status', {})).toMatchObject({ source: 'unknown', due: 0 });
  expect(await tray(made)).toMatchObject({ image: 'calm', tooltip: 'Locked' });
  expect(await made.refusal('reminders.snooze', { ids: null, span: 'tomorrow' })).toBe(
    'keychain-unavailable',
  );
  for (let day = 0; day < 3; day += 1) await setClock(made, clock.now() + DAY);
  // One hint a day to open it.
  expect(desk.shown.slice(1).map(({ tag }) => tag)).toEqual(['hint', 'hint', 'hint']);
  await unlock(made);
  expect(await tray(made)).toMatchObject({ image: 'due', tooltip: '2 due' });
  expect(titles()).toHaveLength(4);
  expect((await made.call('reminders.status', {})).tampered).toBe(false);
});

it('a desktop without notifications is quiet, and counts go on', async () => {
  await vaultWith(2, 61);
  desk.supported = false;
  await using made = await start();
  await unlock(made);
  expect(await tray(made)).toMatchObject({ image: 'due', tooltip: '2 due' });
  await lock(made);
  desk.supported = true;
  await setClock(made, clock.now() + HOUR);
  expect(titles()).toEqual([]);
  expect(made.logger.lines.filter((line) => line.includes('"error"'))).toEqual([]);
});
