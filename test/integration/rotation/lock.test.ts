import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { AT_ONCE, type RotationWorld, rotationWorld } from '../../support/rotation/app-world.ts';
import { TEST_PASSWORD } from '../../support/test-app.ts';

const HOUR = 3_600_000;
const PATIENTLY = { timeout: 60_000, interval: 5 };

const unlock = ({ made }: RotationWorld) =>
  made.call('vault.unlock', { kind: 'password', password: TEST_PASSWORD });

/** Begins a rotation whose request to create is held at the cloud. */
async function heldAtCreate(world: RotationWorld, phase: 'before' | 'after') {
  world.cloud.disturb({ action: 'CreateAccessKey', what: 'hold', phase });
  const id = await world.start();
  await vi.waitFor(() => expect(world.cloud.held()).toBe(1), PATIENTLY);
  return id;
}

/** What lies in the inboxes, as it is on the disk. */
async function inboxes(world: RotationWorld): Promise<Buffer[]> {
  const folder = join(world.made.folder, 'inbox');
  const names = await readdir(folder);
  return Promise.all(names.map((name) => readFile(join(folder, name))));
}

it.each([
  ['before', 'by-hand'],
  ['after', 'hidden'],
] as const)(
  'a lock while the request to create is held %s it was handled loses no key: %s',
  async (phase, reason) => {
    await using world = await rotationWorld('aws');
    const { made, cloud } = world;
    const id = await heldAtCreate(world, phase);
    await made.app.lock(reason);
    expect(await made.call('vault.status', {})).toMatchObject({ state: 'locked' });
    expect((await inboxes(world)).map((block) => block[0])).toEqual([0]);
    cloud.release();
    await vi.waitFor(async () => expect((await inboxes(world))[0]?.[0]).toBe(1), PATIENTLY);
    const made2 = [...cloud.store.keys.values()].find((key) => key.publicId !== world.oldId);
    expect((await inboxes(world))[0]?.toString('latin1')).not.toContain(made2?.secret ?? 'no key was made');
    expect(cloud.store.events.filter((event) => event.kind === 'disable')).toEqual([]);
    await unlock(world);
    expect(await world.toEnd(id)).toMatchObject({ phase: 'done', newPublicId: made2?.publicId });
    expect(world.log().filter((line) => line.startsWith('create'))).toHaveLength(1);
    expect(await inboxes(world)).toEqual([]);
    expect(await world.safe()).toBe(true);
  },
);

it('an unlock that comes before the answer goes on with it', async () => {
  await using world = await rotationWorld('aliyun');
  const id = await heldAtCreate(world, 'after');
  await world.made.call('vault.lock', {});
  await unlock(world);
  world.cloud.release();
  expect(await world.toEnd(id)).toMatchObject({ phase: 'done' });
  expect(world.log().filter((line) => line.startsWith('create'))).toHaveLength(1);
});

it('quitting waits for the answer, and the next start has it', async () => {
  await using world = await rotationWorld('aws');
  const id = await heldAtCreate(world, 'after');
  let quit = false;
  const quitting = world.made.app.lock('quit').then(() => {
    quit = true;
  });
  await vi.waitFor(
    async () => expect(await world.made.call('vault.status', {})).toMatchObject({ state: 'locked' }),
    PATIENTLY,
  );
  expect(quit).toBe(false);
  world.cloud.release();
  await quitting;
  const { clock } = world.made;
  const next = await world.made.another({ ports: { clock } });
  await next.call('vault.unlock', { kind: 'password', password: TEST_PASSWORD });
  await vi.waitFor(async () => {
    clock.advance(1000);
    expect(await next.call('rotations.get', { id })).toMatchObject({ phase: 'done' });
  }, PATIENTLY);
});

it('does nothing while it is locked, whatever falls due', async () => {
  await using world = await rotationWorld('aws');
  const { made, cloud } = world;
  const id = await world.start({ ...AT_ONCE, soakMs: 6 * HOUR, cooldownMs: HOUR });
  await world.to(id, 'soaking');
  await made.call('vault.lock', {});
  const seen = cloud.store.seen.length;
  made.clock.advance(48 * HOUR);
  expect(cloud.store.seen).toHaveLength(seen);
  expect(await made.refusal('rotations.resume', { id })).toBe('vault-locked');
  await unlock(world);
  // Unlocking alone takes it up again: the list first, then what was due.
  await vi.waitFor(
    async () => expect(await made.call('rotations.get', { id })).toMatchObject({ phase: 'cooling' }),
    PATIENTLY,
  );
  expect(cloud.store.seen[seen]?.action).toBe('ListAccessKeys');
});

it('a clock that jumps ahead makes nothing due', async () => {
  await using world = await rotationWorld('aws');
  const { made, cloud } = world;
  const id = await world.start({ ...AT_ONCE, soakMs: 6 * HOUR });
  const { notBefore } = await world.to(id, 'soaking');
  // The cloud's clock is another one: it does not jump along.
  const ahead = 14 * 60_000;
  made.clock.jumpTo(made.clock.now() + ahead);
  const left = (notBefore ?? 0) - made.clock.now();
  made.clock.advance(left + 1000);
  await made.call('rotations.resume', { id });
  expect(cloud.store.keys.get(world.oldId)?.status).toBe('Active');
  made.clock.advance(ahead);
  expect(await world.toEnd(id)).toMatchObject({ phase: 'done' });
});

it('a clock that was set back holds nothing up', async () => {
  await using world = await rotationWorld('aws');
  const { made } = world;
  const id = await world.start({ ...AT_ONCE, soakMs: 6 * HOUR, cooldownMs: HOUR });
  await world.to(id, 'soaking');
  made.clock.jumpTo(made.clock.now() - 10 * 60_000);
  await made.call('vault.lock', {});
  await unlock(world);
  made.clock.advance(6 * HOUR + 60_000);
  expect(await made.call('rotations.resume', { id })).toMatchObject({ phase: 'cooling' });
});

/** A rotation whose old key somebody disabled while it was locked; the clock is set at the next list. */
async function jumpsAtNextList(world: RotationWorld, ms: number) {
  const { made, cloud } = world;
  const id = await world.start({ ...AT_ONCE, soakMs: 6 * HOUR });
  await world.to(id, 'soaking');
  await made.call('vault.lock', {});
  const old = cloud.store.keys.get(world.oldId);
  if (old === undefined) throw new Error('The old key is gone');
  cloud.store.setStatus(old, 'Inactive');
  const before = () => made.clock.jumpTo(made.clock.now() + ms);
  cloud.disturb({ action: 'ListAccessKeys', what: 'meet', before });
  return id;
}

it('a clock that is set ahead in the middle of an answer makes nothing due', async () => {
  await using world = await rotationWorld('aws');
  const { made } = world;
  const id = await jumpsAtNextList(world, 720 * HOUR);
  await unlock(world);
  // What somebody else seems to have done has to be there still when lists have settled.
  expect(await made.call('rotations.resume', { id })).toMatchObject({ phase: 'reconcile' });
});

it('a clock that was set ahead in the middle of an answer, and back later, holds nothing up', async () => {
  await using world = await rotationWorld('aws');
  const { clock } = world.made;
  const id = await jumpsAtNextList(world, 720 * HOUR);
  const next = await world.made.another({ ports: { clock } });
  await next.call('vault.unlock', { kind: 'password', password: TEST_PASSWORD });
  expect(await next.call('rotations.resume', { id })).toMatchObject({ phase: 'reconcile' });
  clock.jumpTo(clock.now() - 720 * HOUR);
  clock.advance(60_000);
  await next.call('rotations.resume', { id });
  expect(await next.call('rotations.resume', { id })).toMatchObject({ phase: 'attention' });
});
