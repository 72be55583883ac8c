import { cp } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { getRotation, setAsked } from '../../../src/main/vault/repositories/rotations.ts';
import type { RotationId, RotationView } from '../../../src/shared/model/rotation.ts';
import { BY_PASSWORD, backUp, openFile } from '../../support/restore/copies.ts';
import { AT_ONCE, type RotationWorld, rotationWorld } from '../../support/rotation/app-world.ts';
import { type TestApp, testApp } from '../../support/test-app.ts';
import { reopen } from '../../support/vault/temp.ts';

const SLOWLY = { ...AT_ONCE, soakMs: 86_400_000 };

/** The same vault on another computer, locked; what it does is done at the same cloud. */
async function elsewhere({ made }: RotationWorld) {
  await made.call('vault.lock', {});
  const other = await testApp({ options: { http: { retry: { maxAttempts: 1 } } } });
  await cp(made.folder, other.folder, { recursive: true });
  await made.call('vault.unlock', BY_PASSWORD);
  return other;
}

/** The newest secret of each key that is not in the bin. */
async function secretsIn(made: RotationWorld['made']): Promise<string[]> {
  const { rows } = await made.call('credentials.list', { view: { kind: 'all' } });
  const field = 'secret_access_key';
  const values = rows.map(({ id }) => made.call('credentials.reveal', { id, field }));
  return (await Promise.all(values)).map(({ value }) => value).sort();
}

/** A rotation that asked for a key and heard nothing: its inbox may hold the answer. */
async function askedInVain(world: RotationWorld): Promise<RotationId> {
  world.cloud.disturb({ action: 'CreateAccessKey', what: 'drop', phase: 'before' });
  const id = await world.start(SLOWLY);
  await expect.poll(async () => (await world.made.call('rotations.get', { id })).failure).not.toBeNull();
  return id;
}

async function stepUntil(
  { call, clock }: TestApp,
  id: RotationId,
  phase: RotationView['phase'],
  between: () => void = () => undefined,
) {
  for (let tries = 0; tries < 30; tries += 1) {
    if ((await call('rotations.resume', { id })).phase === phase) return;
    clock.advance(10_000);
    between();
  }
  throw new Error(`The rotation does not come to ${phase}`);
}

async function startElsewhere({ id }: RotationWorld, other: TestApp): Promise<RotationId> {
  const rotation = (await other.call('rotations.start', { credentialId: id, policy: SLOWLY })).id;
  await stepUntil(other, rotation, 'soaking');
  return rotation;
}

const running = async (made: RotationWorld['made']) =>
  (await made.call('rotations.list', { running: true })).map(({ id, phase }) => ({ id, phase }));

describe('merging rotations', () => {
  it('takes over one that runs in the other copy alone, and goes on with it after the comparison', async () => {
    await using world = await rotationWorld('aws');
    const { made } = world;
    await using other = await elsewhere(world);
    const rotation = await world.start(SLOWLY);
    await world.to(rotation, 'soaking');
    const file = await backUp(made);
    await other.call('vault.unlock', BY_PASSWORD);
    const found = await openFile(other, file);
    expect(found).toMatchObject({ relation: 'newer', rotations: 1 });
    const plan = await other.call('restore.planMerge', { restore: found.restore });
    expect(plan).toMatchObject({ added: 1, changed: 1, removed: 0, conflicts: [] });
    await other.call('restore.merge', { restore: found.restore });
    expect(await running(other)).toEqual([{ id: rotation, phase: 'soaking' }]);
    expect(await secretsIn(other)).toEqual(await secretsIn(made));
    expect(await other.refusal('rotations.resume', { id: rotation })).toBe('compare-first');
    expect(await other.call('comparison.run', {})).toMatchObject({
      reason: null,
      rotations: [{ id: rotation, outcome: 'same' }],
    });
    // The first computer is gone; its rotation ends here.
    await made.call('vault.lock', {});
    for (let waits = 0; waits < 50 && (await running(other)).length > 0; waits += 1) {
      await other.call('rotations.resume', { id: rotation });
      other.clock.advance(86_400_000);
      made.clock.advance(86_400_000);
    }
    expect((await other.call('rotations.get', { id: rotation })).phase).toBe('done');
  });

  it('never leaves two running for one principal, and keeps what both made', async () => {
    await using world = await rotationWorld('aws');
    const { made, cloud } = world;
    await using other = await elsewhere(world);
    await other.call('vault.unlock', BY_PASSWORD);
    const theirs = await startElsewhere(world, other);
    // Nobody here knows of it: there are two keys already.
    const ours = await world.start(SLOWLY);
    expect((await world.to(ours, 'blocked-slots')).phase).toBe('blocked-slots');
    const before = [...(await secretsIn(made)), ...(await secretsIn(other))];
    const file = await backUp(other);
    const found = await openFile(made, file);
    await made.call('restore.merge', { restore: found.restore });
    expect(await running(made)).toEqual([{ id: theirs, phase: 'soaking' }]);
    expect(await made.call('rotations.get', { id: ours })).toMatchObject({
      phase: 'aborted-safe',
      reason: 'foreign-change',
    });
    const receipt = await made.call('rotations.receipt', { id: theirs });
    expect(receipt.events.map(({ what }) => what)).toContain('promoted');
    expect(new Set(await secretsIn(made))).toEqual(new Set(before));
    const log = cloud.store.events.length;
    expect(await made.call('comparison.run', {})).toMatchObject({
      reason: null,
      rotations: [{ id: theirs, outcome: 'same' }],
    });
    const changes = cloud.store.events.slice(log).filter(({ kind }) => kind !== 'prove');
    expect(changes).toEqual([]);
    await other.call('vault.lock', {});
    expect((await world.toEnd(theirs)).phase).toBe('done');
    expect(await world.safe()).toBe(true);
  });

  it('ends no rotation whose answer may lie in its inbox alone', async () => {
    await using world = await rotationWorld('aws');
    const { made } = world;
    await using other = await elsewhere(world);
    await other.call('vault.unlock', BY_PASSWORD);
    const ours = await askedInVain(world);
    const theirs = await startElsewhere(world, other);
    const found = await openFile(made, await backUp(other));
    const { restore } = found;
    expect(await made.refusal('restore.planMerge', { restore })).toBe('rotating');
    expect(await made.refusal('restore.merge', { restore })).toBe('rotating');
    expect(await running(made)).toMatchObject([{ id: ours }]);
    // It looked: its inbox is empty, and the key that it found is the other one's.
    await world.to(ours, 'attention');
    const beside = await reopen(made.folder);
    beside.write((db) => setAsked(db, ours, 'abandon'));
    await made.call('restore.merge', { restore });
    expect(await running(made)).toEqual([{ id: theirs, phase: 'soaking' }]);
    expect(beside.read((db) => getRotation(db, ours))).toMatchObject({
      phase: 'aborted-safe',
      inboxKey: null,
      asked: null,
    });
  });

  it('replaces none by another copy’s that cannot read its inbox', async () => {
    await using world = await rotationWorld('aws');
    const { made } = world;
    const ours = await askedInVain(world);
    await using other = await elsewhere(world);
    await made.call('vault.lock', {});
    await other.call('vault.unlock', BY_PASSWORD);
    // The cloud's time is the first computer's.
    await stepUntil(other, ours, 'soaking', () => made.clock.advance(10_000));
    world.cloud.disturb({ what: 'drop', phase: 'before', times: 1000 });
    await made.call('vault.unlock', BY_PASSWORD);
    const found = await openFile(made, await backUp(other));
    expect(await made.refusal('restore.merge', { restore: found.restore })).toBe('rotating');
    await made.call('restore.discard', { restore: found.restore });
    expect(await running(made)).toMatchObject([{ id: ours }]);
  });
});

it('a vault whose rotation waits for an answer is not replaced by a copy from before the question', async () => {
  await using world = await rotationWorld('aws');
  const { made, cloud, owner } = world;
  const second = cloud.store.addKey(owner, { publicId: 'AKIAQ3EGRIMWSTRANGER', secret: 'x'.repeat(40) });
  const rotation = await world.start(SLOWLY);
  await world.to(rotation, 'blocked-slots');
  const file = await backUp(made);
  cloud.store.setStatus(second, 'Inactive');
  cloud.store.deleteKey(second);
  cloud.disturb({ action: 'CreateAccessKey', what: 'drop', phase: 'before' });
  expect((await made.call('rotations.decide', { id: rotation, choice: { kind: 'retry' } })).phase).toBe(
    'reconcile',
  );
  const { restore } = await openFile(made, file);
  expect(await made.refusal('restore.replace', { restore, carryOver: true })).toBe('rotating');
  expect((await made.call('vault.status', {})).state).toBe('unlocked');
});
