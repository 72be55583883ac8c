import { describe, expect, it } from 'vitest';
import { rotationWorld } from '../../support/rotation/app-world.ts';

const HOUR = 3_600_000;
const SOAKING = { proofs: 1, proofSpacingMs: 0, soakMs: 6 * HOUR, cooldownMs: 6 * HOUR };

describe('two keys already', () => {
  it('waits for a person, shows the facts and goes on after a disabled key was given up', async () => {
    await using world = await rotationWorld('aws');
    const { made, cloud, owner } = world;
    const other = cloud.store.createKey(owner);
    if (typeof other === 'string') throw new Error(other);
    cloud.store.setStatus(other, 'Inactive');
    const plan = await made.call('rotations.plan', { credentialId: world.id });
    expect(plan).toMatchObject({ obstacles: ['too-many-keys'], maxKeys: 2, permission: 'allowed' });
    const id = await world.start();
    const blocked = await world.toEnd(id);
    expect(blocked).toMatchObject({ phase: 'blocked-slots', reason: 'too-many-keys', undo: 'abandon' });
    expect(blocked.slots).toMatchObject([
      { subject: true, status: 'active', held: { proves: true } },
      { subject: false, status: 'disabled', held: null, lastUsed: { kind: 'never' } },
    ]);
    const choice = { kind: 'delete-disabled', publicId: other.publicId } as const;
    await made.call('rotations.decide', { id, choice });
    expect(await world.toEnd(id)).toMatchObject({ phase: 'done' });
    expect(cloud.store.keysOf(owner)).toHaveLength(1);
    expect(await world.safe()).toBe(true);
  });

  it('promotes the other key where the vault holds its secret, and makes none', async () => {
    await using world = await rotationWorld('aws');
    const { made, cloud, owner } = world;
    const other = cloud.store.createKey(owner);
    if (typeof other === 'string') throw new Error(other);
    const { accountId } = await made.call('credentials.get', { id: world.id });
    const held = await made.call('credentials.add', {
      cloud: 'aws',
      label: 'second',
      account: { kind: 'existing', id: accountId },
      fields: { access_key_id: other.publicId },
      secrets: { secret_access_key: other.secret },
    });
    const plan = await made.call('rotations.plan', { credentialId: world.id });
    expect(plan.slots.find((slot) => !slot.subject)?.held).toMatchObject({ id: held.id, proves: true });
    const id = await world.start();
    await world.toEnd(id);
    const choice = { kind: 'promote-held', publicId: other.publicId } as const;
    await made.call('rotations.decide', { id, choice });
    const done = await world.toEnd(id);
    expect(done).toMatchObject({ phase: 'done', newCredentialId: held.id, newPublicId: other.publicId });
    expect(world.log().filter((line) => line.startsWith('create'))).toHaveLength(1);
    expect(await made.call('credentials.get', { id: held.id })).toMatchObject({ state: 'active' });
    expect(await world.safe()).toBe(true);
  });

  it('refuses what is not on offer', async () => {
    await using world = await rotationWorld('aws');
    world.cloud.store.createKey(world.owner);
    const id = await world.start();
    await world.toEnd(id);
    const choice = { kind: 'delete-disabled', publicId: world.oldId } as const;
    expect(await world.made.refusal('rotations.decide', { id, choice })).toBe('conflict');
    expect(await world.made.call('rotations.decide', { id, choice: { kind: 'stop' } })).toMatchObject({
      phase: 'aborted-safe',
      reason: 'stopped-by-person',
    });
  });
});

describe('turning back', () => {
  it('while soaking takes the new key away again and leaves the old one active', async () => {
    await using world = await rotationWorld('aliyun');
    const { made, cloud } = world;
    const id = await world.start(SOAKING);
    const soaking = await world.to(id, 'soaking');
    expect(soaking).toMatchObject({ undo: 'abandon' });
    const newId = soaking.newCredentialId ?? world.id;
    expect(await made.call('credentials.get', { id: newId })).toMatchObject({ state: 'active' });
    expect(await made.call('credentials.get', { id: world.id })).toMatchObject({ state: 'standby' });
    const counts = await made.call('credentials.counts', {});
    expect(counts).toMatchObject({ all: 2, overdue: 0 });
    await made.call('rotations.undo', { id });
    expect(await world.toEnd(id)).toMatchObject({ phase: 'aborted-safe', undo: null });
    expect([...cloud.store.keys.keys()]).toEqual([world.oldId]);
    expect(await made.call('credentials.get', { id: world.id })).toMatchObject({
      state: 'active',
      removedAt: null,
    });
    expect(await made.call('credentials.get', { id: newId })).toMatchObject({ state: 'retired' });
    expect((await made.call('credentials.get', { id: newId })).removedAt).not.toBeNull();
  });

  it('once disabled enables the old key by one call, and the soak begins anew', async () => {
    await using world = await rotationWorld('aws');
    const { made, cloud } = world;
    const id = await world.start(SOAKING);
    const cooling = await world.to(id, 'cooling');
    expect(cooling).toMatchObject({ undo: 'enable-old' });
    expect(cloud.store.keys.get(world.oldId)?.status).toBe('Inactive');
    expect(await made.call('credentials.get', { id: world.id })).toMatchObject({ state: 'disabled' });
    const back = await made.call('rotations.undo', { id });
    expect(back).toMatchObject({ phase: 'soaking', undo: 'abandon' });
    expect(back.notBefore).toBe(made.clock.now() + 6 * HOUR);
    expect(cloud.store.keys.get(world.oldId)?.status).toBe('Active');
    expect(await world.toEnd(id)).toMatchObject({ phase: 'done' });
  });

  it('is over once the old key is gone', async () => {
    await using world = await rotationWorld('aws');
    const id = await world.start();
    await world.toEnd(id);
    expect(await world.made.refusal('rotations.undo', { id })).toBe('conflict');
    expect(await world.made.call('credentials.get', { id: world.id })).toMatchObject({ state: 'retired' });
    const bin = await world.made.call('credentials.list', { view: { kind: 'bin' } });
    expect(bin.rows.map((row) => row.id)).toEqual([world.id]);
  });
});

describe('others', () => {
  it('a use of the old key starts the soak anew and names where it was', async () => {
    await using world = await rotationWorld('aws');
    const { made, cloud } = world;
    cloud.store.settings.lastUsedLagMs = 0;
    const id = await world.start(SOAKING);
    const before = await world.to(id, 'soaking');
    made.clock.advance(2 * HOUR);
    const old = cloud.store.keys.get(world.oldId);
    if (old !== undefined) cloud.store.use(old, 's3', 'eu-west-1');
    made.clock.advance(HOUR);
    const after = await made.call('rotations.resume', { id });
    expect(after.oldLastUsed).toMatchObject({ kind: 'used', service: 's3', region: 'eu-west-1' });
    expect(after.notBefore ?? 0).toBeGreaterThan((before.notBefore ?? 0) + 2 * HOUR);
    expect(await world.toEnd(id)).toMatchObject({ phase: 'done' });
  });

  it('an old key that somebody enabled again is an objection', async () => {
    await using world = await rotationWorld('aws');
    const { cloud } = world;
    const id = await world.start(SOAKING);
    await world.to(id, 'cooling');
    const old = cloud.store.keys.get(world.oldId);
    if (old !== undefined) cloud.store.setStatus(old, 'Active');
    world.made.clock.advance(6 * HOUR);
    const view = await world.to(id, 'soaking');
    expect(view).toMatchObject({ phase: 'soaking' });
    expect(old?.status).toBe('Active');
  });

  it('a key that somebody made meanwhile stops everything', async () => {
    await using world = await rotationWorld('aliyun');
    const { cloud, owner } = world;
    cloud.store.settings.maxKeys = { user: 3, root: 5 };
    const id = await world.start(SOAKING);
    await world.to(id, 'soaking');
    cloud.store.createKey(owner);
    expect(await world.toEnd(id)).toMatchObject({ phase: 'attention', reason: 'foreign-change' });
    expect(cloud.store.keys.get(world.oldId)?.status).toBe('Active');
    expect(await world.safe()).toBe(true);
  });

  it('a signer that may not create leaves everything as it was', async () => {
    await using world = await rotationWorld('aws');
    world.owner.allow = world.owner.allow.filter((action) => !action.includes('Create'));
    const id = await world.start();
    expect(await world.toEnd(id)).toMatchObject({ phase: 'aborted-safe', reason: 'denied' });
    expect([...world.cloud.store.keys.keys()]).toEqual([world.oldId]);
  });
});

it('lets one rotation of a principal run at a time, and nobody take its keys away', async () => {
  await using world = await rotationWorld('aws');
  const { made } = world;
  const id = await world.start(SOAKING);
  await world.to(id, 'soaking');
  expect(await made.refusal('rotations.start', { credentialId: world.id })).toBe('not-rotatable');
  const view = await made.call('rotations.get', { id });
  const newId = view.newCredentialId ?? world.id;
  expect(await made.call('rotations.plan', { credentialId: world.id })).toMatchObject({
    obstacles: ['in-rotation'],
    other: { id: newId, publicId: view.newPublicId },
  });
  expect(await made.refusal('rotations.start', { credentialId: newId })).toBe('rotating');
  expect(await made.refusal('credentials.remove', { ids: [newId] })).toBe('rotating');
  const secrets = { secret_access_key: 'x'.repeat(40) };
  expect(await made.refusal('credentials.edit', { id: world.id, changes: { secrets } })).toBe('rotating');
});

it("signs with an administrator's key where one is given", async () => {
  await using world = await rotationWorld('aws');
  const { made, cloud } = world;
  const admin = cloud.store.addPrincipal({ kind: 'root', accountId: '123456789012', name: 'root' });
  const key = cloud.store.createKey(admin);
  if (typeof key === 'string') throw new Error(key);
  world.owner.allow = [];
  const { accountId } = await made.call('credentials.get', { id: world.id });
  const held = await made.call('credentials.add', {
    cloud: 'aws',
    label: 'root',
    account: { kind: 'existing', id: accountId },
    fields: { access_key_id: key.publicId },
    secrets: { secret_access_key: key.secret },
  });
  const request = { credentialId: world.id, admin: held.id, policy: { soakMs: 0, cooldownMs: 0, proofs: 1 } };
  const plan = await made.call('rotations.plan', request);
  expect(plan).toMatchObject({
    obstacles: [],
    signer: { kind: 'admin', label: 'root' },
    principal: 'deployer',
  });
  const { id } = await made.call('rotations.start', request);
  expect(await world.toEnd(id)).toMatchObject({ phase: 'done' });
  const changes = cloud.store.events.filter((event) => ['disable', 'delete'].includes(event.kind));
  expect(changes.every((event) => event.by === key.publicId)).toBe(true);
});

it('waits for a cloud that takes its time with every change', async () => {
  await using world = await rotationWorld('aws');
  const { cloud } = world;
  cloud.store.settings.propagation = { enableMs: 20_000, revokeMs: 20_000, listMs: 5_000 };
  const id = await world.start({ ...SOAKING, proofs: 3 });
  expect(await world.toEnd(id)).toMatchObject({ phase: 'done' });
  const { events } = await world.made.call('rotations.receipt', { id });
  expect(events.filter((event) => event.what === 'new-not-yet').length).toBeGreaterThan(1);
  expect(await world.safe()).toBe(true);
});
