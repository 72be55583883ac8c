import { expect, it, vi } from 'vitest';
import { AT_ONCE, rotationWorld } from '../../support/rotation/app-world.ts';
import { TEST_PASSWORD } from '../../support/test-app.ts';

const HOUR = 3_600_000;
const PATIENTLY = { timeout: 60_000, interval: 5 };
const BY_PASSWORD = { kind: 'password', password: TEST_PASSWORD } as const;

it('one process steps a rotation, and the other one watches', async () => {
  await using world = await rotationWorld('aws');
  const { made, cloud } = world;
  cloud.disturb({ action: 'CreateAccessKey', what: 'hold', phase: 'after' });
  const id = await world.start();
  await vi.waitFor(() => expect(cloud.held()).toBe(1), PATIENTLY);
  const other = await made.another({ ports: { clock: made.clock } });
  await other.call('vault.unlock', BY_PASSWORD);
  expect(await other.call('rotations.get', { id })).toMatchObject({ phase: 'creating' });
  expect(await other.refusal('rotations.resume', { id })).toBe('vault-busy');
  const retry = { id, choice: { kind: 'retry' } } as const;
  expect(await other.refusal('rotations.decide', retry)).toBe('conflict');
  cloud.release();
  expect(await world.toEnd(id)).toMatchObject({ phase: 'done' });
  expect(await other.call('rotations.get', { id })).toMatchObject({ phase: 'done' });
  expect(world.log().filter((line) => line.startsWith('create'))).toHaveLength(1);
});

it('the app goes on with what the command line began', async () => {
  await using world = await rotationWorld('aws');
  const { made, cloud } = world;
  const options = { ports: { clock: made.clock }, options: { via: 'cli' as const } };
  const commandLine = await made.another(options);
  await commandLine.call('vault.unlock', BY_PASSWORD);
  const policy = { ...AT_ONCE, soakMs: 6 * HOUR };
  const { id } = await commandLine.call('rotations.start', { credentialId: world.id, policy });
  expect(await commandLine.call('rotations.resume', { id })).toMatchObject({ phase: 'soaking' });
  await commandLine.app.close();
  const seen = cloud.store.seen.length;
  made.events.length = 0;
  made.clock.advance(2000);
  expect(made.events).toContain('rotations.changed');
  const look = () => made.call('rotations.get', { id });
  await vi.waitFor(() => expect(cloud.store.seen.length).toBeGreaterThan(seen), PATIENTLY);
  await vi.waitFor(async () => expect(await look()).toMatchObject({ phase: 'soaking' }), PATIENTLY);
  made.clock.advance(6 * HOUR);
  // Slowly, since the time limits of calls are kept by the same clock.
  await vi.waitFor(
    async () => {
      made.clock.advance(500);
      expect(await look()).toMatchObject({ phase: 'done' });
    },
    { ...PATIENTLY, interval: 50 },
  );
});

it('a command line that only looks steps nothing', async () => {
  await using world = await rotationWorld('aws');
  const { made, cloud } = world;
  const id = await world.start({ ...AT_ONCE, soakMs: 6 * HOUR });
  await world.to(id, 'soaking');
  await made.call('vault.lock', {});
  made.clock.advance(24 * HOUR);
  const seen = cloud.store.seen.length;
  const options = { ports: { clock: made.clock }, options: { via: 'cli' as const } };
  const commandLine = await made.another(options);
  await commandLine.call('vault.unlock', BY_PASSWORD);
  await commandLine.call('rotations.list', { running: true });
  made.clock.advance(HOUR);
  await commandLine.app.close();
  expect(cloud.store.seen).toHaveLength(seen);
});
