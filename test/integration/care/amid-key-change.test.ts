import { describe, expect, it, vi } from 'vitest';
import { createFiles } from '../../../src/main/node/files.ts';
import { FileError } from '../../../src/main/ports/files.ts';
import type { Power, PowerEvent } from '../../../src/main/ports/power.ts';
import { watchAbsence } from '../../../src/main/services/auto-lock.ts';
import type { RotationId } from '../../../src/shared/model/rotation.ts';
import { keyChangeLocks } from '../../support/key-change.ts';
import { AT_ONCE, type RotationWorld, rotationWorld } from '../../support/rotation/app-world.ts';
import { openTestApp, TEST_PASSWORD, type TestApp } from '../../support/test-app.ts';

const password = TEST_PASSWORD;
const unlock = (made: TestApp) => made.call('vault.unlock', { kind: 'password', password });

/** A computer that somebody sits at, until a test says what happens to it. */
function fakePower(): Power & { tell(event: PowerEvent): void } {
  const listeners = new Set<(event: PowerEvent) => void>();
  return {
    idleSeconds: () => 0,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    tell: (event) => {
      for (const listener of listeners) listener(event);
    },
  };
}

describe('a lock in the midst of a key change', () => {
  it.each([
    ['suspend', 'sleep'],
    ['away', 'screen-lock'],
  ] as const)('that %s asks for comes right after it', async (event, reason) => {
    const change = keyChangeLocks();
    const power = fakePower();
    await using made = await openTestApp({ ports: { locks: change.locks } });
    const { app, clock } = made;
    const asked: Promise<void>[] = [];
    const stop = watchAbsence({
      ...{ power, clock, idleMinutes: app.idleMinutes },
      lock: (why) => {
        const locking = app.lock(why);
        asked.push(locking);
        return locking;
      },
    });
    change.visit({
      midst: () => {
        expect(app.isOpen()).toBe(false);
        power.tell(event);
      },
    });
    await made.call('vault.changeKey', { password, reason: 'routine' });
    expect(asked).toHaveLength(1);
    await Promise.all(asked);
    expect(await made.call('vault.status', {})).toMatchObject({ state: 'locked' });
    stop();
    await unlock(made);
    const { rows } = await made.call('audit.list', {});
    expect(rows.find(({ entry }) => entry.action === 'vault.locked')?.entry.detail).toEqual({ reason });
  });

  it('has the page renewed like any other', async () => {
    const change = keyChangeLocks();
    await using made = await openTestApp({ ports: { locks: change.locks } });
    const told: string[] = [];
    made.app.aroundLock({
      begins: () => told.push('begins'),
      ended: () => told.push(`ended, ${made.app.isOpen() ? 'open' : 'locked'}`),
    });
    let locking = Promise.resolve();
    change.visit({
      midst: () => {
        locking = made.app.lock('by-hand');
      },
    });
    await made.call('vault.changeKey', { password, reason: 'routine' });
    await locking;
    expect(told).toEqual(['begins', 'ended, locked']);
  });
});

describe('a rotation whose turn comes in the midst of a key change', () => {
  const HOUR = 3_600_000;
  const PATIENTLY = { timeout: 10_000, interval: 5 };

  /** The cloud hears of it again although nobody asks; from there it is taken to its end. */
  const goesOn = async (world: RotationWorld, id: RotationId, wake: () => unknown) => {
    const { seen } = world.cloud.store;
    const before = seen.length;
    await wake();
    await vi.waitFor(() => expect(seen.length).toBeGreaterThan(before), PATIENTLY);
    expect(await world.toEnd(id)).toMatchObject({ phase: 'done' });
    expect(await world.safe()).toBe(true);
  };

  const soaking = async (world: RotationWorld) => {
    const id = await world.start({ ...AT_ONCE, soakMs: HOUR });
    await world.to(id, 'soaking');
    return id;
  };

  it('goes on after it', async () => {
    const change = keyChangeLocks();
    await using world = await rotationWorld('aws', { ports: { locks: change.locks } });
    const { made } = world;
    const id = await soaking(world);
    change.visit({
      midst: () => {
        expect(made.app.isOpen()).toBe(false);
        made.clock.advance(2 * HOUR);
      },
    });
    await made.call('vault.changeKey', { password, reason: 'routine' });
    expect(await made.call('rotations.get', { id })).toMatchObject({ phase: 'soaking' });
    await goesOn(world, id, () => made.clock.advance(15_000));
  });

  it('goes on after it where its answer came when nothing could be written', async () => {
    const change = keyChangeLocks();
    await using world = await rotationWorld('aws', { ports: { locks: change.locks } });
    const { made, cloud } = world;
    const id = await soaking(world);
    cloud.disturb({ action: 'GetAccessKeyLastUsed', what: 'hold', phase: 'after' });
    made.clock.advance(2 * HOUR);
    await vi.waitFor(() => expect(cloud.held()).toBe(1), PATIENTLY);
    const turn = made.refusal('rotations.resume', { id });
    change.visit({
      midst: async () => {
        cloud.release();
        expect(await turn).toBe('vault-busy');
      },
    });
    await made.call('vault.changeKey', { password, reason: 'routine' });
    await goesOn(world, id, () => made.clock.advance(15_000));
  });

  it('does nothing while the vault is closed that could not be opened again, and goes on with it', async () => {
    const change = keyChangeLocks();
    const files = createFiles();
    let readable = true;
    const read: typeof files.read = async (path, maxBytes) => {
      if (!readable) throw new FileError('denied');
      return files.read(path, maxBytes);
    };
    await using world = await rotationWorld('aws', {
      ports: { locks: change.locks, files: { ...files, read } },
    });
    const { made, cloud } = world;
    const id = await soaking(world);
    change.visit({
      beforeOpening: () => {
        readable = false;
      },
    });
    await made.refusal('vault.changeKey', { password, reason: 'routine' });
    readable = true;
    expect(await made.call('vault.status', {})).toMatchObject({ state: 'locked' });
    const seen = cloud.store.seen.length;
    const timers = made.clock.waiting;
    made.clock.advance(2 * HOUR);
    expect(made.clock.waiting).toBe(timers);
    expect(cloud.store.seen).toHaveLength(seen);
    await goesOn(world, id, () => unlock(made));
  });
});
