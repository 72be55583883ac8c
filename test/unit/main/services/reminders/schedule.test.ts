import { describe, expect, it } from 'vitest';
import { reminderWorld, type World } from '../../../../support/reminders/world.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** A world that was unlocked and locked once, with keys due in 7 and 20 days and one of unknown age. */
async function scheduled(): Promise<World> {
  const world = await reminderWorld();
  world.addKey(7, { label: 'deploy' });
  world.addKey(20, { label: 'backup' });
  world.addKey(null, { label: 'old' });
  await world.unlock();
  await world.lock();
  return world;
}

const file = (world: World): Buffer => {
  const bytes = world.files.kept.get(world.schedulePath());
  if (bytes === undefined) throw new Error('There is no schedule');
  return bytes;
};

describe('what is known while the vault is locked', () => {
  it('is counts and the next instant', async () => {
    const world = await scheduled();
    await world.restart();
    expect(await world.reminders.status()).toMatchObject({
      ...{ source: 'schedule', due: 2, overdue: 0, thisWeek: 1, snoozed: 0 },
      nextAt: world.clock.now() + 6 * DAY,
      tampered: false,
    });
    expect(() => world.reminders.list()).toThrow('vault-locked');
    expect(world.reminders.first(5)).toEqual([]);
  });

  it('names nothing, in the file or in a notification', async () => {
    const world = await scheduled();
    await world.restart();
    await world.pass(8 * DAY);
    const said = JSON.stringify(world.desk.shown.slice(1));
    expect(world.desk.shown.slice(1).map(({ title }) => title)).toEqual(['2 keys are due', '1 key is due']);
    expect(world.desk.shown.at(-1)?.body).toBe('1 overdue. Unlock to see them.');
    for (const name of ['deploy', 'backup', 'prod', 'AKIA', 'Amazon']) {
      expect(said).not.toContain(name);
      expect(file(world).includes(name)).toBe(false);
    }
  });

  it('has a size that tells the number of keys only roughly', async () => {
    const world = await scheduled();
    const before = file(world).length;
    await world.unlock();
    world.addKey(40);
    await world.changed();
    await world.lock();
    expect(file(world).length).toBe(before);
  });

  it('says what changed right before the lock', async () => {
    const world = await scheduled();
    await world.unlock();
    world.addKey(-3);
    const change = world.changed();
    await world.lock();
    await change;
    await world.restart();
    expect(await world.reminders.status()).toMatchObject({ due: 3, overdue: 1 });
  });
});

it('is told in time where it changed right before the lock', async () => {
  const world = await scheduled();
  await world.unlock();
  const shown = world.desk.shown.length;
  world.addKey(14 + 5 / 1440);
  const change = world.changed();
  await world.lock();
  await change;
  await world.pass(6 * 60_000);
  expect(world.desk.shown.slice(shown).map(({ title }) => title)).toEqual(['1 key is due']);
});

describe('a schedule that somebody else touched', () => {
  const harms: readonly (readonly [string, (world: World, first: Buffer) => void])[] = [
    ['cut short', (world) => world.files.kept.set(world.schedulePath(), file(world).subarray(0, 100))],
    ['changed in one bit', (world) => file(world).writeUInt8(file(world).readUInt8(60) ^ 1, 60)],
    ['deleted', (world) => world.files.kept.delete(world.schedulePath())],
    ['put back to an older one', (world, first) => world.files.kept.set(world.schedulePath(), first)],
    ['of another vault', (world) => world.files.kept.set(world.schedulePath(), Buffer.alloc(8192, 7))],
  ];
  for (const [name, harm] of harms) {
    it(`is noticed and made anew: ${name}`, async () => {
      const world = await scheduled();
      const first = Buffer.from(file(world));
      await world.unlock();
      world.addKey(-2);
      await world.changed();
      await world.lock();
      await world.restart();
      harm(world, first);
      await world.unlock();
      expect((await world.reminders.status()).tampered).toBe(true);
      expect(world.audited).toEqual(['reminders.tampered']);
      await world.lock();
      await world.restart();
      expect(await world.reminders.status()).toMatchObject({ source: 'schedule', due: 3 });
      await world.unlock();
      expect((await world.reminders.status()).tampered).toBe(true);
      world.reminders.acknowledge();
      expect((await world.reminders.status()).tampered).toBe(false);
      expect(world.audited).toEqual(['reminders.tampered']);
    });
  }

  it('is noticed in the run that wrote a later one, also where the vault does not know that one', async () => {
    const world = await scheduled();
    const before = Buffer.from(file(world));
    await world.reminders.snooze(null, 'week');
    await world.files.writeFlushed(world.schedulePath(), before, 0o600);
    expect((await world.reminders.status()).source).toBe('unknown');
    await world.unlock();
    expect((await world.reminders.status()).tampered).toBe(true);
  });

  it('is not gone on with by a snooze, which would make it look like our own', async () => {
    const world = await scheduled();
    const before = Buffer.from(file(world));
    await world.reminders.snooze(null, 'week');
    await world.files.writeFlushed(world.schedulePath(), before, 0o600);
    await expect(world.reminders.snooze(null, 'day')).rejects.toThrow('schedule-unknown');
    expect(file(world).equals(before)).toBe(true);
    await world.unlock();
    expect((await world.reminders.status()).tampered).toBe(true);
  });

  it('is noticed where this device went on with an older one', async () => {
    const world = await scheduled();
    const before = Buffer.from(file(world));
    await world.unlock();
    world.addKey(-2);
    await world.changed();
    await world.lock();
    await world.restart();
    world.files.kept.set(world.schedulePath(), before);
    await world.restart();
    for (const span of ['week', 'over', 'week', 'over'] as const) await world.reminders.snooze(null, span);
    await world.unlock();
    expect((await world.reminders.status()).tampered).toBe(true);
  });

  it('is not what a device without its key finds', async () => {
    const world = await scheduled();
    world.keychain.items.clear();
    await world.restart();
    expect((await world.reminders.status()).source).toBe('unknown');
    await world.unlock();
    expect((await world.reminders.status()).tampered).toBe(false);
    await world.lock();
    expect((await world.reminders.status()).source).toBe('schedule');
  });

  it('is silent once about what a device told that lost its key since', async () => {
    const world = await scheduled();
    await world.pass(6 * DAY + HOUR);
    world.keychain.items.clear();
    await world.restart();
    const shown = world.desk.shown.length;
    await world.unlock();
    expect(world.desk.shown.slice(shown).map(({ title }) => title)).toEqual([]);
    world.addKey(-1, { label: 'late' });
    await world.changed();
    expect(world.desk.shown.slice(shown).map(({ title }) => title)).toEqual(['late is overdue']);
  });
});

describe('without a keychain', () => {
  it.each(['unavailable', 'denied'] as const)('hints once a day at most: %s', async (mood) => {
    const world = await reminderWorld();
    world.keychain.mood = mood;
    world.addKey(-3);
    await world.unlock();
    await world.lock();
    expect(world.files.kept.has(world.schedulePath())).toBe(false);
    expect(world.desk.shown.map(({ title }) => title)).toEqual(['deploy is overdue']);
    expect(await world.reminders.status()).toMatchObject({ source: 'unknown', due: 0 });
    // From 16:00 in Shanghai to 16:00 three days later: three mornings.
    await world.pass(3 * DAY);
    expect(world.desk.shown.slice(1).map(({ tag }) => tag)).toEqual(['hint', 'hint', 'hint']);
    await world.restart();
    await world.pass(4 * HOUR);
    expect(world.desk.shown).toHaveLength(4);
    await world.unlock();
    await world.lock();
    await world.pass(12 * HOUR);
    expect(world.desk.shown).toHaveLength(4);
  });

  it('hints nothing on the morning on which it was open, however long that was', async () => {
    const world = await reminderWorld();
    world.keychain.mood = 'unavailable';
    await world.unlock();
    await world.pass(20 * HOUR);
    await world.lock();
    await world.pass(HOUR);
    expect(world.desk.shown).toEqual([]);
  });

  it('makes and reads nothing where the policy forbids one', async () => {
    const world = await reminderWorld();
    world.keychainAllowed = false;
    world.addKey(-3);
    await world.unlock();
    await world.lock();
    expect(world.keychain.items.size).toBe(0);
    expect((await world.reminders.status()).source).toBe('unknown');
    await expect(world.reminders.snooze(null, 'day')).rejects.toThrow('keychain-unavailable');
  });

  it('says that a keychain refuses, where somebody snoozes', async () => {
    const world = await scheduled();
    await world.restart();
    world.keychain.mood = 'denied';
    await world.restart();
    await expect(world.reminders.snooze(null, 'day')).rejects.toThrow('keychain-denied');
    expect((await world.reminders.status()).source).toBe('unknown');
  });
});

describe('a keychain that is gone for a time', () => {
  it('silences what may have been told meanwhile, and nothing after that', async () => {
    const world = await scheduled();
    world.keychain.mood = 'unavailable';
    await world.restart();
    await world.unlock();
    const shown = world.desk.shown.length;
    for (const days of [-1, -2]) {
      await world.lock();
      await world.restart();
      world.addKey(days, { label: `late ${-days}` });
      await world.unlock();
    }
    expect(world.desk.shown.slice(shown).map(({ title }) => title)).toEqual([
      'late 1 is overdue',
      'late 2 is overdue',
    ]);
  });

  it('leaves a schedule that is believed again once it is back, though nothing changed', async () => {
    const world = await scheduled();
    world.keychain.mood = 'unavailable';
    await world.restart();
    await world.unlock();
    await world.lock();
    expect((await world.reminders.status()).source).toBe('unknown');
    world.keychain.mood = 'usable';
    await world.restart();
    await expect(world.reminders.snooze(null, 'day')).rejects.toThrow('schedule-unknown');
    await world.unlock();
    await world.lock();
    expect(await world.reminders.status()).toMatchObject({ source: 'schedule', due: 2, tampered: false });
  });
});

describe('a disk that is full', () => {
  it('leaves no schedule rather than an old one, and that is no tampering', async () => {
    const world = await scheduled();
    await world.unlock();
    world.files.full = true;
    world.addKey(-1);
    await world.changed();
    await world.lock();
    expect(world.files.kept.has(world.schedulePath())).toBe(false);
    expect(world.logger.lines.some((line) => line.includes('disk-full'))).toBe(true);
    world.files.full = false;
    await world.unlock();
    expect((await world.reminders.status()).tampered).toBe(false);
    await world.lock();
    expect(await world.reminders.status()).toMatchObject({ source: 'schedule', overdue: 1 });
  });

  it('leaves the old one where the vault can write nothing either, and that is no tampering', async () => {
    const world = await scheduled();
    await world.unlock();
    world.files.full = true;
    const { run } = world.db;
    Object.assign(world.db, {
      run: (...[sql, ...params]: Parameters<typeof run>) => {
        if (sql.includes('reminder_schedules')) throw new Error('full');
        return run(sql, ...params);
      },
    });
    world.addKey(-1);
    await world.changed();
    Object.assign(world.db, { run });
    await world.restart();
    world.files.full = false;
    await world.unlock();
    expect((await world.reminders.status()).tampered).toBe(false);
  });
});
