import { expect, it, vi } from 'vitest';
import { type RotationWorld, rotationWorld } from '../../support/rotation/app-world.ts';
import { TEST_PASSWORD } from '../../support/test-app.ts';

const PATIENTLY = { timeout: 60_000, interval: 5 };

/** A rotation without any wait, whose first request of this kind is held at the cloud. */
async function heldAt(world: RotationWorld, action: string, phase: 'before' | 'after') {
  world.cloud.disturb({ action, what: 'hold', phase });
  const id = await world.start();
  await vi.waitFor(() => expect(world.cloud.held()).toBe(1), PATIENTLY);
  return id;
}

async function commandLineOf({ made }: RotationWorld) {
  const other = await made.another({ ports: { clock: made.clock }, options: { via: 'cli' } });
  await other.call('vault.unlock', { kind: 'password', password: TEST_PASSWORD });
  return other;
}

/** What became of the old key at the cloud, without proofs. */
const harm = (world: RotationWorld) =>
  world.log().filter((line) => /^(disable|enable|delete) old$/.test(line));

it('an undo is heard in the middle of a rotation without any wait', async () => {
  await using world = await rotationWorld('aws');
  const { made, cloud } = world;
  const id = await heldAt(world, 'CreateAccessKey', 'after');
  const undone = made.call('rotations.undo', { id });
  cloud.release();
  await undone;
  expect(await world.toEnd(id)).toMatchObject({ phase: 'aborted-safe', reason: 'stopped-by-person' });
  expect(harm(world)).toEqual([]);
  expect([...cloud.store.keys.keys()]).toEqual([world.oldId]);
  expect(await world.safe()).toBe(true);
});

it.each(['before', 'after'] as const)(
  'an undo that comes with the disabling held %s it was handled enables the old key again',
  async (phase) => {
    await using world = await rotationWorld('aliyun');
    const { made, cloud } = world;
    const id = await heldAt(world, 'UpdateAccessKey', phase);
    expect(await made.call('rotations.get', { id })).toMatchObject({ phase: 'disabling' });
    const undone = made.call('rotations.undo', { id });
    cloud.release();
    const { notBefore } = await undone;
    await made.call('rotations.resume', { id });
    expect(await made.call('rotations.get', { id })).toMatchObject({ phase: 'soaking', undo: 'abandon' });
    // Time for whoever asked to say what else is wanted, though the policy has no waits.
    expect((notBefore ?? 0) - made.clock.now()).toBeGreaterThanOrEqual(60_000);
    expect(harm(world)).toEqual(['disable old', 'enable old']);
    expect(cloud.store.keys.get(world.oldId)?.status).toBe('Active');
  },
);

it('an undo of another process is heard by the one that steps the rotation', async () => {
  await using world = await rotationWorld('aws');
  const { cloud } = world;
  const id = await heldAt(world, 'CreateAccessKey', 'after');
  const commandLine = await commandLineOf(world);
  expect(await commandLine.call('rotations.undo', { id })).toMatchObject({ phase: 'creating' });
  cloud.release();
  expect(await world.toEnd(id)).toMatchObject({ phase: 'aborted-safe', reason: 'stopped-by-person' });
  expect(harm(world)).toEqual([]);
  expect([...cloud.store.keys.keys()]).toEqual([world.oldId]);
});

it('an undo outlives the process that was asked for it', async () => {
  await using world = await rotationWorld('aws');
  const { made, cloud } = world;
  const id = await heldAt(world, 'CreateAccessKey', 'after');
  const commandLine = await commandLineOf(world);
  await commandLine.call('rotations.undo', { id });
  await commandLine.app.close();
  await made.call('vault.lock', {});
  cloud.release();
  await made.call('vault.unlock', { kind: 'password', password: TEST_PASSWORD });
  expect(await world.toEnd(id)).toMatchObject({ phase: 'aborted-safe', reason: 'stopped-by-person' });
  expect(harm(world)).toEqual([]);
});
