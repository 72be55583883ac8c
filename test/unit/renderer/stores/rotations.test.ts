import { describe, expect, it } from 'vitest';
import { newsOf } from '../../../../src/renderer/features/rotation/rotation-news.tsx';
import { canRotate, rotationOf } from '../../../../src/renderer/stores/rotations.ts';
import { KeyturnError } from '../../../../src/shared/ipc/envelope.ts';
import type { RotationView } from '../../../../src/shared/model/rotation.ts';
import { credentialIdOf, sampleKeys } from '../../../support/fake/keys.ts';
import { rotationAt, rotationIdOf } from '../../../support/fake/rotations.ts';
import { bareStores, NOW, settled, wiredStores } from './fixture.ts';

const DAY = 86_400_000;
const keys = sampleKeys(NOW);
const [first, second, third] = keys;
if (first === undefined || second === undefined || third === undefined) throw new Error('There are samples');
const soaking = rotationAt({ n: 1, key: second, phase: 'soaking', now: NOW });
const done = rotationAt({
  n: 2,
  key: first,
  phase: 'done',
  now: NOW,
  startedAgoMs: 20 * DAY,
  view: { newCredentialId: credentialIdOf(9) },
});
const blocked = rotationAt({ n: 3, key: third, phase: 'blocked-slots', now: NOW, startedAgoMs: 3 * DAY });
const rotations = [done, blocked, soaking];

describe('the rotations', () => {
  it('come with the open vault, the running ones first, the latest first', async () => {
    const { stores } = await wiredStores({ keys, rotations });
    const ids = stores.rotations.state.getState().all?.map(({ id }) => id);
    expect(ids).toEqual([rotationIdOf(1), rotationIdOf(3), rotationIdOf(2)]);
  });

  it('are asked for again when main tells that one moved', async () => {
    const { stores, fake } = await wiredStores({ keys, rotations });
    fake.putRotation(rotationAt({ n: 1, key: second, phase: 'cooling', now: NOW }));
    await settled();
    expect(stores.rotations.state.getState().all?.[0]?.phase).toBe('cooling');
  });

  it('belong to the old key and to the new one', async () => {
    const { stores } = await wiredStores({ keys, rotations });
    const state = stores.rotations.state.getState();
    expect(rotationOf(state, second.id)?.id).toBe(rotationIdOf(1));
    expect(rotationOf(state, first.id)).toBeUndefined();
    expect(rotationOf(state, first.id, false)?.id).toBe(rotationIdOf(2));
    expect(rotationOf(state, credentialIdOf(9), false)?.id).toBe(rotationIdOf(2));
  });

  it('leave nothing behind at a lock', async () => {
    const { stores, fake } = await wiredStores({ keys, rotations });
    stores.rotations.select(rotationIdOf(1));
    stores.places.rotations();
    await fake.bridge.call['vault.lock']({});
    await settled();
    const left = JSON.stringify(stores.rotations.state.getState());
    for (const key of keys) expect(left).not.toContain(key.publicId);
    expect(stores.places.state.getState().place).toBe('keys');
  });
});

describe('a request on a rotation', () => {
  it('is sent once while it is under way', async () => {
    const { stores, fake, count } = await wiredStores({ keys, rotations });
    const late = Promise.withResolvers<RotationView>();
    fake.override('rotations.resume', () => late.promise);
    const asked = stores.rotations.resume(rotationIdOf(1));
    await stores.rotations.resume(rotationIdOf(1));
    await stores.rotations.undo(rotationIdOf(1));
    expect(stores.rotations.state.getState().busy.has(rotationIdOf(1))).toBe(true);
    late.resolve(soaking.rotation);
    await asked;
    expect(stores.rotations.state.getState().busy.size).toBe(0);
    expect(count('rotations.resume')).toBe(1);
    expect(count('rotations.undo')).toBe(0);
  });

  it('that is refused says why until the next one', async () => {
    const { stores, fake } = await wiredStores({ keys, rotations });
    fake.override('rotations.undo', () => {
      throw new KeyturnError('vault-busy');
    });
    await stores.rotations.undo(rotationIdOf(1));
    expect(stores.rotations.state.getState().refused.get(rotationIdOf(1))?.code).toBe('vault-busy');
    await stores.rotations.resume(rotationIdOf(1));
    expect(stores.rotations.state.getState().refused.size).toBe(0);
  });

  it('whose answer comes after a lock changes nothing', async () => {
    const { stores, fake } = await wiredStores({ keys, rotations });
    const late = Promise.withResolvers<RotationView>();
    fake.override('rotations.decide', () => late.promise);
    const asked = stores.rotations.decide(rotationIdOf(3), { kind: 'stop' });
    await fake.bridge.call['vault.lock']({});
    await settled();
    late.resolve(blocked.rotation);
    await asked;
    expect(stores.rotations.state.getState()).toMatchObject({ all: null, busy: new Set() });
  });

  it('sends the choice with the key that it names', async () => {
    const { stores, fake } = await wiredStores({ keys, rotations });
    await stores.rotations.decide(rotationIdOf(3), { kind: 'delete-disabled', publicId: 'AKIA1' });
    expect(fake.calls.find(({ channel }) => channel === 'rotations.decide')?.input).toEqual({
      id: rotationIdOf(3),
      choice: { kind: 'delete-disabled', publicId: 'AKIA1' },
    });
  });

  it('to begin selects the new rotation, and rejects for the dialog when it is refused', async () => {
    const { stores, fake } = await wiredStores({ keys });
    const id = await stores.rotations.start({ credentialId: second.id });
    expect(stores.rotations.state.getState().selected).toBe(id);
    expect([...stores.rotations.state.getState().begun]).toEqual([id]);
    fake.override('rotations.start', () => {
      throw new KeyturnError('conflict', { reason: 'denied' });
    });
    await expect(stores.rotations.start({ credentialId: second.id })).rejects.toThrow('conflict');
  });
});

describe('going from place to place', () => {
  it('shows the keys of a view again, wherever the person was', async () => {
    const { stores } = await wiredStores({ keys, rotations });
    stores.places.rotations();
    await stores.places.keys({ kind: 'overdue' });
    expect(stores.places.state.getState().place).toBe('keys');
    expect(stores.list.state.getState().view).toEqual({ kind: 'overdue' });
  });

  it('asks nothing of main by itself', () => {
    const { stores, fake } = bareStores({ keys });
    stores.places.rotations();
    expect(fake.calls).toEqual([]);
  });
});

describe('which keys may be rotated', () => {
  it('are active, lasting ones that are not in the bin', () => {
    expect(canRotate(first)).toBe(true);
    expect(canRotate({ ...first, state: 'standby' })).toBe(false);
    expect(canRotate({ ...first, kind: 'temporary' })).toBe(false);
    expect(canRotate({ ...first, removedAt: NOW })).toBe(false);
  });
});

describe('news', () => {
  it('are an end and a question, told once', () => {
    expect(newsOf(soaking.rotation, { ...soaking.rotation, phase: 'attention' })).toBe('needs');
    expect(newsOf(soaking.rotation, { ...soaking.rotation, phase: 'done' })).toBe('done');
    expect(newsOf(soaking.rotation, { ...soaking.rotation, phase: 'cooling' })).toBeNull();
    expect(newsOf(blocked.rotation, blocked.rotation)).toBeNull();
    expect(newsOf(undefined, done.rotation)).toBeNull();
    // Begun here, and over before it was told of for the first time.
    expect(newsOf(undefined, done.rotation, true)).toBe('done');
    expect(newsOf(undefined, blocked.rotation, true)).toBe('needs');
    expect(newsOf(undefined, soaking.rotation, true)).toBeNull();
    expect(newsOf(done.rotation, done.rotation, true)).toBeNull();
  });
});
