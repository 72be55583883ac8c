import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { AppPorts } from '../../../src/main/compose.ts';
import { nodePorts } from '../../../src/main/node/ports.ts';
import { lend, openVault } from '../../../src/main/vault/index.ts';
import { getCredential, putCredential } from '../../../src/main/vault/repositories/credentials.ts';
import { refreshDueDates } from '../../../src/main/vault/repositories/due-dates.ts';
import type { CredentialId } from '../../../src/shared/model/ids.ts';
import { type FakeClock, fakeClock } from '../../support/fake/clock.ts';
import { type FakeKeychain, fakeKeychain } from '../../support/fake/desktop.ts';
import { type FakeDesk, fakeDesk } from '../../support/reminders/desk.ts';
import { awsKey } from '../../support/sample-keys.ts';
import { TEST_PASSWORD, type TestApp, testApp } from '../../support/test-app.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

let clock: FakeClock;
let keychain: FakeKeychain;
let home: string;

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'keyturn-reminders-'));
  clock = fakeClock();
  keychain = fakeKeychain();
});
afterEach(() => rm(home, { recursive: true, force: true }));

const folder = (): string => join(home, 'vault');

/** A program on this device, as a start makes it. */
async function start(desk: FakeDesk, via: 'app' | 'cli' = 'app'): Promise<TestApp & AsyncDisposable> {
  const ports: Partial<AppPorts> = { ...nodePorts(folder()), clock, keychain };
  const options = { folder: folder(), deviceFolder: join(home, 'state'), zone: 'Asia/Shanghai', via };
  const made = await testApp({ ports, options });
  made.app.reminders.watch(desk);
  await made.app.reminders.settled();
  return made;
}

const unlock = async (app: TestApp): Promise<void> => {
  await app.call('vault.unlock', { kind: 'password', password: TEST_PASSWORD });
  await app.app.reminders.settled();
};

/** As the cloud would tell: the key was made so long ago that it is due in `days`. */
async function dueIn(id: CredentialId, days: number): Promise<void> {
  const vault = await lend(TEST_PASSWORD, (password) =>
    openVault(
      { ...nodePorts(folder()), clock },
      {
        folder: folder(),
        by: { kind: 'password', password },
        actor: { via: 'cli', osUser: 'tester', device: 'test-machine' },
      },
    ),
  );
  vault.write((db) => {
    const key = getCredential(db, id);
    if (key === null) throw new Error('The key is there');
    putCredential(db, { ...key, createdAt: clock.now() + (days - 90) * DAY });
    refreshDueDates(db, id);
  });
  vault.close();
}

it('tells a transition once, from before a restart to after an unlock, and lands on its key', async () => {
  const desk = fakeDesk();
  let id: CredentialId;
  {
    await using first = await start(desk);
    await first.call('vault.create', { password: TEST_PASSWORD, keychain: false });
    await first.call('settings.set', { leadTimes: [14, 7, 1] });
    ({ id } = await first.call('credentials.add', awsKey({ label: 'deploy' })));
    await dueIn(id, 20);
    await first.app.reminders.settled();
  }
  expect(desk.shown).toEqual([]);
  {
    await using second = await start(desk);
    await unlock(second);
    await second.app.lock('by-hand');
    await second.app.reminders.settled();
    expect(await second.call('reminders.status', {})).toMatchObject({ source: 'schedule', due: 0 });
  }
  // While no program runs, time passes.
  clock.advance(7 * DAY);
  {
    await using third = await start(desk);
    expect(desk.shown.map(({ title }) => title)).toEqual(['1 key is due']);
    expect(await third.call('reminders.status', {})).toMatchObject({ source: 'schedule', due: 1 });
    expect(await third.refusal('place.take', {})).toBe('vault-locked');
  }
  {
    await using fourth = await start(desk);
    await unlock(fourth);
    await fourth.app.lock('idle');
    await fourth.app.reminders.settled();
    expect(desk.shown).toHaveLength(1);
    clock.advance(6 * DAY + HOUR);
    await fourth.app.reminders.settled();
    desk.press('open');
    await unlock(fourth);
    expect(desk.shown).toHaveLength(2);
    expect(await fourth.call('place.take', {})).toEqual({ kind: 'key', id, rotate: false });
    expect(await fourth.call('place.take', {})).toBeNull();
  }
  const file = await readFile(join(home, 'state', 'reminders', `${await vaultId()}.schedule`));
  expect(file.includes('deploy') || file.includes(id)).toBe(false);
});

it('leaves to the next start what begins right before it ends', async () => {
  const before = fakeDesk();
  {
    await using first = await start(before);
    await first.call('vault.create', { password: TEST_PASSWORD, keychain: false });
    await first.call('settings.set', { leadTimes: [14, 7, 1] });
    const { id } = await first.call('credentials.add', awsKey({ label: 'deploy' }));
    await dueIn(id, 20);
    await first.app.lock('by-hand');
    await unlock(first);
    // The clock goes on without a timer, as in a sleep that ends with the shutdown.
    clock.jumpTo(clock.now() + 7 * DAY);
  }
  expect(before.shown).toEqual([]);
  const after = fakeDesk();
  await using _second = await start(after);
  expect(after.shown.map(({ title }) => title)).toEqual(['1 key is due']);
});

async function vaultId(): Promise<string> {
  const header: unknown = JSON.parse(await readFile(join(folder(), 'vault.keys.json'), 'utf8'));
  return (header as { readonly vaultId: string }).vaultId;
}

it('says once that its schedule was changed, in the history too', async () => {
  const desk = fakeDesk();
  await using app = await start(desk);
  await app.call('vault.create', { password: TEST_PASSWORD, keychain: false });
  await app.app.reminders.settled();
  await app.app.lock('by-hand');
  await app.app.reminders.settled();
  await writeFile(join(home, 'state', 'reminders', `${await vaultId()}.schedule`), 'nothing');
  await unlock(app);
  expect((await app.call('reminders.status', {})).tampered).toBe(true);
  await app.call('reminders.acknowledge', {});
  expect((await app.call('reminders.status', {})).tampered).toBe(false);
  const { rows } = await app.call('audit.list', { group: 'vault' });
  expect(rows.filter(({ entry }) => entry.action === 'reminders.tampered')).toHaveLength(1);
});

it('takes over at the unlock what a terminal snoozed while the vault was locked', async () => {
  const desk = fakeDesk();
  await using app = await start(desk);
  await app.call('vault.create', { password: TEST_PASSWORD, keychain: false });
  const { id } = await app.call('credentials.add', awsKey());
  await dueIn(id, 5);
  clock.advance(2000);
  await app.app.reminders.settled();
  clock.advance(2000);
  await app.app.reminders.settled();
  expect(desk.shown).toHaveLength(1);
  await app.app.lock('by-hand');
  await app.app.reminders.settled();
  {
    await using terminal = await start(fakeDesk(), 'cli');
    expect(await terminal.call('reminders.snooze', { ids: null, span: 'week' })).toMatchObject({
      ...{ source: 'schedule', due: 0, snoozed: 1 },
    });
  }
  expect(await app.call('reminders.status', {})).toMatchObject({ source: 'schedule', due: 0, snoozed: 1 });
  await unlock(app);
  expect((await app.call('credentials.get', { id })).snoozedUntil).toBe(clock.now() + 7 * DAY);
  expect((await app.call('credentials.counts', {})).due).toBe(0);
  const list = await app.call('credentials.list', { view: { kind: 'due' } });
  expect(list.rows.map(({ snoozedUntil }) => snoozedUntil)).toEqual([clock.now() + 7 * DAY]);
});

it('takes over while it is open what a terminal snoozed in the schedule', async () => {
  await using app = await start(fakeDesk());
  await app.call('vault.create', { password: TEST_PASSWORD, keychain: false });
  const { id } = await app.call('credentials.add', awsKey());
  clock.advance(2000);
  await app.app.reminders.settled();
  {
    await using terminal = await start(fakeDesk(), 'cli');
    await terminal.call('reminders.snooze', { ids: null, span: 'week' });
  }
  const until = clock.now() + 7 * DAY;
  clock.advance(HOUR / 4);
  await app.app.reminders.settled();
  expect((await app.call('credentials.get', { id })).snoozedUntil).toBe(until);
});

it('forgets what it knew of a key that is deleted for good, and survives another key of the vault', async () => {
  const desk = fakeDesk();
  await using app = await start(desk);
  await app.call('vault.create', { password: TEST_PASSWORD, keychain: false });
  const { id } = await app.call('credentials.add', awsKey());
  await dueIn(id, -3);
  for (let n = 0; n < 3; n += 1) {
    clock.advance(2000);
    await app.app.reminders.settled();
  }
  expect(desk.shown).toHaveLength(1);
  await app.call('vault.changeKey', { password: TEST_PASSWORD, reason: 'routine' });
  await app.app.reminders.settled();
  await app.app.lock('by-hand');
  await app.app.reminders.settled();
  expect(await app.call('reminders.status', {})).toMatchObject({ source: 'schedule', overdue: 1 });
  await unlock(app);
  expect(desk.shown).toHaveLength(1);
  await app.call('credentials.remove', { ids: [id] });
  await app.call('credentials.purge', { ids: [id] });
  expect(await app.call('reminders.list', {})).toEqual([]);
  expect(await app.call('reminders.status', {})).toMatchObject({ due: 0, tampered: false });
});
