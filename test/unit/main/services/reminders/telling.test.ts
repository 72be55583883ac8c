import { describe, expect, it } from 'vitest';
import { reminderWorld } from '../../../../support/reminders/world.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

describe('telling what is due', () => {
  it('names the one key that is due, and once', async () => {
    const world = await reminderWorld();
    world.addKey(7, { label: 'deploy' });
    await world.unlock();
    expect(world.desk.shown).toMatchObject([
      { title: 'deploy is due in 7 days', body: 'Amazon Web Services · prod', tag: 'due' },
    ]);
    expect(world.desk.shown[0]?.actions.map(({ id }) => id)).toEqual(['rotate', 'snooze-day', 'snooze-week']);
    await world.pass(2 * HOUR);
    await world.lock();
    await world.restart();
    await world.unlock();
    expect(world.desk.shown).toHaveLength(1);
  });

  it('goes through the stages as time passes', async () => {
    const world = await reminderWorld();
    world.addKey(8, { label: 'ci', expires: 9 });
    await world.unlock();
    await world.pass(10 * DAY);
    expect(world.desk.shown.map(({ title }) => title)).toEqual([
      'ci is due in 8 days',
      'ci is due in 7 days',
      'ci is due within a day',
      'ci is overdue',
      'ci has expired',
    ]);
  });

  it('makes one notification of five hundred', async () => {
    const world = await reminderWorld();
    for (let n = 0; n < 500; n += 1) world.addKey(n < 200 ? -1 : 3);
    await world.unlock();
    expect(world.desk.shown).toMatchObject([
      { title: '500 keys need a hand', body: '200 overdue, 300 due within 3 days' },
    ]);
    expect(world.desk.shown[0]?.actions.map(({ id }) => id)).toEqual(['snooze-day', 'snooze-week']);
    await world.lock();
    await world.restart();
    expect(world.desk.shown).toHaveLength(1);
  });

  it('speaks the language in force when it tells', async () => {
    const world = await reminderWorld();
    world.addKey(7, { label: '部署' });
    world.addKey(15, { label: '日志' });
    await world.unlock();
    world.locale = 'zh-CN';
    await world.pass(DAY + HOUR);
    expect(world.desk.shown.map(({ title }) => title)).toEqual([
      '部署 is due in 7 days',
      '日志 将在 14 天内到期',
    ]);
  });

  it('takes what is shown in a focused window for told', async () => {
    const world = await reminderWorld();
    world.addKey(-1);
    world.desk.focus = true;
    await world.unlock();
    world.desk.focus = false;
    await world.pass(HOUR);
    await world.lock();
    await world.pass(HOUR);
    expect(world.desk.shown).toEqual([]);
    expect((await world.reminders.status()).overdue).toBe(1);
  });

  it('holds what comes in quiet hours and groups it when they end', async () => {
    const world = await reminderWorld();
    // 16:00 in Shanghai.
    world.preferences = { ...world.preferences, quietHours: { from: 15 * 60, to: 9 * 60 } };
    world.addKey(-1);
    await world.unlock();
    world.addKey(7);
    await world.changed();
    expect(world.desk.shown).toEqual([]);
    await world.pass(16.9 * HOUR);
    expect(world.desk.shown).toEqual([]);
    await world.pass(0.2 * HOUR);
    expect(world.desk.shown).toMatchObject([{ title: '2 keys need a hand' }]);
  });

  it('says nothing later of what passed while notifications were off', async () => {
    const world = await reminderWorld();
    world.preferences = { ...world.preferences, notifications: false };
    world.addKey(-1);
    await world.unlock();
    world.preferences = { ...world.preferences, notifications: true };
    await world.pass(HOUR);
    expect(world.desk.shown).toEqual([]);
  });

  it('tells nothing twice where the clock is set back a year and forward two', async () => {
    const world = await reminderWorld();
    const start = world.clock.now();
    world.addKey(5, { label: 'a' });
    world.addKey(20, { label: 'b' });
    await world.unlock();
    const before = world.desk.shown.length;
    await world.jump(start - 365 * DAY);
    expect(world.desk.shown).toHaveLength(before);
    await world.jump(start + 730 * DAY);
    expect(world.desk.shown.at(-1)?.title).toBe('2 keys need a hand');
    await world.jump(start + 60_000);
    await world.pass(HOUR);
    await world.lock();
    await world.pass(HOUR);
    await world.restart();
    await world.unlock();
    expect(world.desk.shown).toHaveLength(before + 1);
    // The stages that really come are told, but for the one that was told too early.
    await world.pass(7 * DAY);
    expect(world.desk.shown.slice(before + 1).map(({ title }) => title)).toEqual([
      'a is due within a day',
      'b is due in 14 days',
    ]);
  });

  it('does not show what could not be written down', async () => {
    const world = await reminderWorld();
    world.addKey(8);
    await world.unlock();
    await world.lock();
    const shown = world.desk.shown.length;
    world.files.full = true;
    await world.pass(2 * DAY);
    expect(world.desk.shown).toHaveLength(shown);
    world.files.full = false;
    await world.pass(HOUR);
    expect(world.desk.shown).toHaveLength(shown + 1);
  });

  it('goes on where the notification service does not take it', async () => {
    const world = await reminderWorld();
    world.desk.takes = false;
    world.addKey(-1);
    await world.unlock();
    await world.pass(HOUR);
    expect(world.desk.shown).toHaveLength(1);
    expect(world.logger.lines.some((line) => line.includes('reminders.not-shown'))).toBe(true);
  });

  it('tells the first unlock of many overdue keys in one notification', async () => {
    const world = await reminderWorld();
    for (let n = 0; n < 12; n += 1) world.addKey(-n - 1);
    world.addKey(null);
    await world.unlock();
    expect(world.desk.shown).toMatchObject([{ title: '12 keys need a hand', body: '12 overdue' }]);
    expect(await world.reminders.status()).toMatchObject({ source: 'vault', due: 13, overdue: 12 });
  });
});
