import { expect, it, vi } from 'vitest';
import { rotationWorld } from '../../support/rotation/app-world.ts';

const PATIENTLY = { timeout: 60_000, interval: 5 };

/** A rotation that was turned back right after its key was made, by an old key that may not delete. */
async function stuck() {
  const world = await rotationWorld('aws');
  const { made, cloud, owner } = world;
  cloud.disturb({ action: 'CreateAccessKey', what: 'hold', phase: 'after' });
  const id = await world.start();
  await vi.waitFor(() => expect(cloud.held()).toBe(1), PATIENTLY);
  owner.allow = owner.allow.filter((action) => !/Delete|Update/.test(action));
  const undone = made.call('rotations.undo', { id });
  cloud.release();
  const view = await undone;
  const newKey = [...cloud.store.keys.values()].find(({ publicId }) => publicId !== world.oldId);
  if (newKey === undefined) throw new Error('No key was made');
  return { world, id, view, newKey };
}

it('a stop keeps the secret of a new key that the cloud still honours', async () => {
  const { world, id, view, newKey } = await stuck();
  await using _ = world;
  const { made, oldId } = world;
  expect(view).toMatchObject({ phase: 'attention', reason: 'denied', newCredentialId: null, leaves: 'both' });
  expect(view.left).toMatchObject([
    { publicId: oldId, part: 'old', status: 'enabled', held: true },
    { publicId: newKey.publicId, part: 'new', held: true },
  ]);
  const ended = await made.call('rotations.decide', { id, choice: { kind: 'stop' } });
  expect(ended).toMatchObject({ phase: 'aborted-safe', leaves: 'both', newPublicId: newKey.publicId });
  expect(ended.left.map(({ publicId, held }) => [publicId, held])).toEqual([
    [oldId, true],
    [newKey.publicId, true],
  ]);
  const kept = ended.newCredentialId;
  if (kept === null) throw new Error('The new key is not in the vault');
  expect(await made.call('credentials.get', { id: kept })).toMatchObject({
    state: 'standby',
    removedAt: null,
  });
  const { value } = await made.call('credentials.reveal', { id: kept, field: 'secret_access_key' });
  expect(value).toBe(newKey.secret);
  expect(await made.call('credentials.get', { id: world.id })).toMatchObject({ state: 'active' });
  // It cannot be replaced as if it were in use, and the plan says which one is.
  expect(await made.call('rotations.plan', { credentialId: kept })).toMatchObject({
    obstacles: ['standby'],
    other: { id: world.id, publicId: oldId },
  });
});

it('an orphan that is left behind is named with what is known of it', async () => {
  await using world = await rotationWorld('aws');
  const { made, cloud, oldId } = world;
  cloud.disturb({ action: 'CreateAccessKey', what: 'drop', phase: 'after' });
  const id = await world.start();
  const view = await world.toEnd(id);
  expect(view).toMatchObject({ phase: 'attention', reason: 'orphan-key', leaves: 'old' });
  const ended = await made.call('rotations.decide', { id, choice: { kind: 'stop' } });
  const orphan = [...cloud.store.keys.keys()].find((one) => one !== oldId) ?? '';
  expect(ended).toMatchObject({
    phase: 'aborted-safe',
    leaves: 'old',
    left: [
      { publicId: oldId, part: 'old', status: 'enabled', held: true },
      { publicId: orphan, part: 'other', status: 'enabled', held: false },
    ],
  });
});
