import { expect, it } from 'vitest';
import { type FakeDesk, fakeDesk } from '../../support/reminders/desk.ts';
import { AT_ONCE, type RotationWorld, rotationWorld } from '../../support/rotation/app-world.ts';
import { TEST_PASSWORD } from '../../support/test-app.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Long enough for changes that come in a flock to be looked at together. */
async function settle({ made }: RotationWorld): Promise<void> {
  for (let look = 0; look < 3; look += 1) {
    made.clock.advance(1500);
    await made.app.reminders.settled();
  }
}

/** Days pass without anything in between, as on a computer that sleeps. */
async function sleepFor(world: RotationWorld, ms: number): Promise<void> {
  world.made.clock.jumpTo(world.made.clock.now() + ms);
  world.made.app.reminders.look();
  await settle(world);
}

async function watched(world: RotationWorld): Promise<FakeDesk> {
  const desk = fakeDesk();
  world.made.app.reminders.watch(desk);
  await settle(world);
  return desk;
}

async function lock(world: RotationWorld): Promise<void> {
  await world.made.app.lock('sleep');
  await world.made.app.reminders.settled();
}

async function unlock(world: RotationWorld): Promise<void> {
  await world.made.call('vault.unlock', { kind: 'password', password: TEST_PASSWORD });
  await settle(world);
}

const titles = (desk: FakeDesk): string[] => desk.shown.map(({ title }) => title);

it('a rotation that waits for a person is told once, over locks and a second wait, and leads to the rotations', async () => {
  await using world = await rotationWorld('aws');
  const { made, cloud, owner } = world;
  const other = cloud.store.createKey(owner);
  if (typeof other === 'string') throw new Error(other);
  cloud.store.setStatus(other, 'Inactive');
  const desk = await watched(world);
  const before = titles(desk).length;

  const id = await world.start();
  expect(await world.toEnd(id)).toMatchObject({ phase: 'blocked-slots' });
  await settle(world);
  expect(titles(desk).slice(before)).toEqual(['A rotation waits for a decision']);
  expect((await made.call('reminders.status', {})).rotations).toEqual({ running: 1, waiting: 1 });
  desk.press('open');
  expect(await made.call('place.take', {})).toEqual({ kind: 'rotations' });

  await lock(world);
  expect(await made.call('reminders.status', {})).toMatchObject({
    ...{ source: 'schedule', rotations: { running: 1, waiting: 1 } },
  });
  made.clock.advance(2 * HOUR);
  await made.app.reminders.settled();
  await unlock(world);
  expect(titles(desk).slice(before)).toEqual(['A rotation waits for a decision']);

  await made.call('rotations.decide', { id, choice: { kind: 'delete-disabled', publicId: other.publicId } });
  expect(await world.toEnd(id)).toMatchObject({ phase: 'done' });
  await settle(world);
  expect((await made.call('reminders.status', {})).rotations).toEqual({ running: 0, waiting: 0 });
});

it('the reminders of a key end with its rotation: the new one is calm, the old one asks for nothing', async () => {
  await using world = await rotationWorld('aws');
  const { made } = world;
  await made.call('credentials.verify', { id: world.id });
  const desk = await watched(world);
  expect(titles(desk)).toEqual(['deploy is overdue']);
  expect((await made.call('reminders.status', {})).overdue).toBe(1);
  await made.call('reminders.snooze', { ids: [world.id], span: 'day' });

  const id = await world.start({ ...AT_ONCE, soakMs: 6 * HOUR });
  const soaking = await world.to(id, 'soaking');
  await settle(world);
  expect(soaking.notBefore).not.toBeNull();
  expect(await made.call('reminders.status', {})).toMatchObject({ due: 0, overdue: 0 });
  expect(await made.call('reminders.list', {})).toEqual([]);

  // Nobody goes on with it while it is locked: then it waits for somebody, from its next step on.
  await lock(world);
  expect((await made.call('reminders.status', {})).rotations).toEqual({ running: 1, waiting: 0 });
  made.clock.advance(7 * HOUR);
  await made.app.reminders.settled();
  expect(titles(desk)).toEqual(['deploy is overdue', 'A rotation waits']);
  expect((await made.call('reminders.status', {})).rotations).toEqual({ running: 1, waiting: 1 });

  await unlock(world);
  const done = await world.toEnd(id);
  expect(done).toMatchObject({ phase: 'done' });
  await settle(world);
  await sleepFor(world, 2 * DAY);
  // The snooze of the old key went with its turn, and wakes nobody.
  expect(titles(desk)).toEqual(['deploy is overdue', 'A rotation waits']);
  expect(await made.call('reminders.status', {})).toMatchObject({
    ...{ due: 0, overdue: 0, snoozed: 0, rotations: { running: 0, waiting: 0 } },
  });

  // The new key has a life of its own.
  await sleepFor(world, 60 * DAY);
  expect(desk.shown).toHaveLength(3);
  desk.press('rotate');
  expect(await made.call('place.take', {})).toEqual({
    ...{ kind: 'key', id: done.newCredentialId, rotate: true },
  });
});
