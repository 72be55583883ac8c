import { expect, it } from 'vitest';
import type { Input } from '../../../src/shared/ipc/contract.ts';
import { type RotationWorld, rotationWorld } from '../../support/rotation/app-world.ts';
import { TEST_PASSWORD } from '../../support/test-app.ts';

const DAY = 86_400_000;

/** Plans, and says how many requests that took and what came of it. */
async function planned(world: RotationWorld, over: Partial<Input<'rotations.plan'>> = {}) {
  const before = world.cloud.store.seen.length;
  const plan = await world.made.call('rotations.plan', { credentialId: world.id, ...over });
  return { asked: world.cloud.store.seen.length - before, plan };
}

it('asks the cloud once for a plan and its options', async () => {
  await using world = await rotationWorld('aws');
  const first = await planned(world);
  expect(first.asked).toBeGreaterThan(1);
  const policy = { soakMs: 3 * DAY, proofs: 5 };
  const second = await planned(world, { policy, reuse: true });
  expect(second.asked).toBe(0);
  expect(second.plan).toEqual({
    ...first.plan,
    policy: { ...first.plan.policy, ...policy },
    steps: expect.anything(),
  });
  expect(second.plan.steps.find(({ step }) => step === 'soak')?.waitsMs).toBe(3 * DAY);
  // Whoever does not say that old facts will do gets new ones.
  expect((await planned(world)).asked).toBe(first.asked);
});

it('asks again after a minute, and for another signer', async () => {
  await using world = await rotationWorld('aws');
  const { made, cloud, owner } = world;
  const other = cloud.store.createKey(owner);
  if (typeof other === 'string') throw new Error(other);
  const { id: admin } = await made.call('credentials.add', {
    cloud: 'aws',
    label: 'admin',
    account: { kind: 'existing', id: (await made.call('credentials.get', { id: world.id })).accountId },
    fields: { access_key_id: other.publicId },
    secrets: { secret_access_key: other.secret },
  });
  await planned(world);
  expect((await planned(world, { reuse: true })).asked).toBe(0);
  expect((await planned(world, { reuse: true, admin })).asked).toBeGreaterThan(0);
  made.clock.advance(60_000);
  expect((await planned(world, { reuse: true })).asked).toBeGreaterThan(0);
});

it.each(['lock', 'rotation', 'change of the key', 'other process'] as const)(
  'forgets what it knew with a %s',
  async (event) => {
    await using world = await rotationWorld('aws');
    const { made } = world;
    await planned(world);
    const unlock = { kind: 'password', password: TEST_PASSWORD } as const;
    if (event === 'lock') {
      await made.call('vault.lock', {});
      await made.call('vault.unlock', unlock);
    } else if (event === 'change of the key') {
      await made.call('credentials.edit', { id: world.id, changes: { label: 'renamed' } });
    } else if (event === 'rotation') {
      const id = await world.start({ proofs: 1, proofSpacingMs: 0, soakMs: DAY, cooldownMs: 0 });
      await world.to(id, 'soaking');
      await made.call('rotations.undo', { id });
      expect(await world.toEnd(id)).toMatchObject({ phase: 'aborted-safe' });
    } else {
      const other = await made.another({ ports: { clock: made.clock }, options: { via: 'cli' } });
      await other.call('vault.unlock', unlock);
      await other.call('credentials.edit', { id: world.id, changes: { label: 'renamed' } });
      made.clock.advance(2_000);
    }
    const { asked, plan } = await planned(world, { reuse: true });
    expect(asked).toBeGreaterThan(0);
    if (event !== 'lock' && event !== 'rotation') expect(plan.label).toBe('renamed');
  },
);

it('never begins on facts of before', async () => {
  await using world = await rotationWorld('aws');
  const { made, cloud } = world;
  expect((await planned(world)).plan.obstacles).toEqual([]);
  const old = cloud.store.keys.get(world.oldId);
  if (old === undefined) throw new Error('The old key is gone');
  cloud.store.setStatus(old, 'Inactive');
  expect((await planned(world, { reuse: true })).plan.obstacles).toEqual([]);
  expect(await made.refusal('rotations.start', { credentialId: world.id })).toBe('not-rotatable');
});
