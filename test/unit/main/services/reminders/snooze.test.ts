import { describe, expect, it } from 'vitest';
import { reminderWorld } from '../../../../support/reminders/world.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

describe('snoozing', () => {
  it('takes a key out of the counts, and brings it back with a word', async () => {
    const world = await reminderWorld();
    const id = world.addKey(-1);
    world.addKey(-2, { label: 'other' });
    await world.unlock();
    expect(await world.reminders.snooze([id], 'day')).toMatchObject({ due: 1, overdue: 1, snoozed: 1 });
    expect(world.reminders.first(5).map(({ label }) => label)).toEqual(['other']);
    expect(world.reminders.list().map(({ snoozedUntil }) => snoozedUntil)).toEqual([
      null,
      world.clock.now() + DAY,
    ]);
    const shown = world.desk.shown.length;
    await world.pass(DAY + HOUR);
    expect(world.desk.shown.slice(shown).map(({ title }) => title)).toEqual(['deploy is overdue']);
    expect(await world.reminders.status()).toMatchObject({ due: 2, snoozed: 0 });
    await world.pass(DAY);
    expect(world.desk.shown).toHaveLength(shown + 1);
  });

  it('names the keys that it was about, and none that nothing is told of', async () => {
    const world = await reminderWorld();
    const due = world.addKey(-1);
    const spare = world.addKey(-1, { label: 'spare', state: 'standby' });
    await world.unlock();
    expect(await world.reminders.snooze([due, spare], 'day')).toMatchObject({ ids: [due] });
    expect(await world.reminders.snooze([due, spare], 'over')).toMatchObject({ ids: [due] });
    expect(await world.reminders.snooze([due], 'over')).toMatchObject({ ids: [] });
    expect(await world.reminders.snooze(null, 'week')).toMatchObject({ ids: [due] });
    expect(await world.reminders.snooze(null, 'day')).toMatchObject({ ids: [] });
  });

  it('is quiet until tomorrow morning of the local day', async () => {
    const world = await reminderWorld();
    const id = world.addKey(-1);
    await world.unlock();
    await world.reminders.snooze([id], 'tomorrow');
    expect(world.reminders.list()[0]?.snoozedUntil).toBe(Date.UTC(2026, 10, 22, 1));
  });

  it('keeps transitions back while it lasts, and wakes without one', async () => {
    const world = await reminderWorld();
    const id = world.addKey(8, { label: 'ci' });
    await world.unlock();
    await world.reminders.snooze([id], 'week');
    const shown = world.desk.shown.length;
    await world.pass(5 * DAY);
    expect(world.desk.shown).toHaveLength(shown);
    expect(await world.reminders.snooze([id], 'over')).toMatchObject({ due: 1, snoozed: 0 });
    await world.pass(HOUR);
    expect(world.desk.shown).toHaveLength(shown);
    await world.pass(4 * DAY);
    expect(world.desk.shown.slice(shown).map(({ title }) => title)).toEqual([
      'ci is due within a day',
      'ci is overdue',
    ]);
  });

  it('is written to the schedule while locked, and merged at unlock', async () => {
    const world = await reminderWorld();
    world.addKey(-1);
    world.addKey(null);
    world.addKey(60);
    await world.unlock();
    await world.lock();
    const id = world.addKey(90);
    await expect(world.reminders.snooze([id], 'day')).rejects.toThrow('vault-locked');
    expect(await world.reminders.snooze(null, 'week')).toMatchObject({
      source: 'schedule',
      due: 0,
      snoozed: 2,
    });
    await world.restart();
    expect(await world.reminders.status()).toMatchObject({ due: 0, snoozed: 2 });
    await world.unlock();
    expect(await world.reminders.status()).toMatchObject({
      source: 'vault',
      due: 0,
      snoozed: 2,
      tampered: false,
    });
    await world.lock();
    expect(await world.reminders.snooze(null, 'over')).toMatchObject({ due: 2, snoozed: 0 });
    await world.unlock();
    expect(await world.reminders.status()).toMatchObject({ source: 'vault', due: 2, snoozed: 0 });
  });

  it('wakes once, where it ends while the vault is locked', async () => {
    const world = await reminderWorld();
    const id = world.addKey(-1);
    await world.unlock();
    await world.reminders.snooze([id], 'day');
    await world.lock();
    const shown = world.desk.shown.length;
    await world.pass(DAY + HOUR);
    expect(world.desk.shown.slice(shown).map(({ title }) => title)).toEqual(['1 key is due']);
    await world.restart();
    await world.unlock();
    await world.pass(HOUR);
    expect(world.desk.shown).toHaveLength(shown + 1);
    expect(await world.reminders.status()).toMatchObject({ due: 1, snoozed: 0 });
  });

  it('of all never shortens one that is longer', async () => {
    const world = await reminderWorld();
    const id = world.addKey(-1);
    await world.unlock();
    await world.reminders.snooze([id], 'week');
    await world.reminders.snooze(null, 'day');
    expect(world.reminders.list()[0]?.snoozedUntil).toBe(world.clock.now() + 7 * DAY);
  });

  it('is over where the clock that made it was wrong by a year', async () => {
    const world = await reminderWorld();
    const id = world.addKey(-1);
    await world.unlock();
    await world.reminders.snooze([id], 'week');
    await world.jump(world.clock.now() - 30 * DAY);
    expect(await world.reminders.status()).toMatchObject({ snoozed: 0 });
  });
});

describe('a press on a notification', () => {
  it('leads to the key', async () => {
    const world = await reminderWorld();
    const id = world.addKey(-1);
    await world.unlock();
    world.desk.press('open');
    expect(world.desk.opened).toBe(1);
    expect(world.landing.take()).toEqual({ kind: 'key', id, rotate: false });
    expect(world.landing.take()).toBeNull();
  });

  it('leads there after the unlock, where the vault was locked', async () => {
    const world = await reminderWorld();
    const id = world.addKey(8);
    await world.unlock();
    await world.lock();
    await world.pass(2 * DAY);
    world.desk.press('rotate');
    expect(() => world.landing.take()).toThrow('vault-locked');
    await world.unlock();
    expect(world.landing.take()).toEqual({ kind: 'key', id, rotate: true });
  });

  it('leads to what is due where it was about several, or about a key that is gone', async () => {
    const world = await reminderWorld();
    const gone = world.addKey(-1);
    await world.unlock();
    world.desk.press('open');
    world.db.run('DELETE FROM credentials WHERE id = ?', gone);
    expect(world.landing.take()).toEqual({ kind: 'due' });
    world.addKey(-1);
    world.addKey(-1);
    await world.changed();
    world.desk.press('open');
    expect(world.landing.take()).toEqual({ kind: 'due' });
  });

  it.each([false, true])('snoozes what it was about alone (locked: %s)', async (locked) => {
    const world = await reminderWorld();
    world.addKey(-1, { label: 'first' });
    await world.unlock();
    world.desk.focus = true;
    world.addKey(-2, { label: 'second' });
    await world.changed();
    world.desk.focus = false;
    if (locked) await world.lock();
    world.desk.press('snooze-week');
    await world.reminders.settled();
    expect(await world.reminders.status()).toMatchObject({ due: 1, snoozed: 1 });
    if (locked) await world.unlock();
    expect(world.reminders.first(5).map(({ label }) => label)).toEqual(['second']);
  });
});
