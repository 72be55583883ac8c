import { describe, expect, it } from 'vitest';
import type { Power, PowerEvent } from '../../../src/main/ports/power.ts';
import { watchAbsence } from '../../../src/main/services/auto-lock.ts';
import { keyChangeLocks } from '../../support/key-change.ts';
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
      ...{ power, clock, isOpen: app.holdsKeys, idleMinutes: app.idleMinutes },
      lock: (why) => {
        const locking = app.lock(why);
        asked.push(locking);
        return locking;
      },
    });
    change.visit({
      midst: () => {
        expect(app.dueSummary()).toBeNull();
        power.tell(event);
      },
    });
    await made.call('vault.changeKey', { password, reason: 'routine' });
    expect(asked).toHaveLength(1);
    await Promise.all(asked);
    expect(await made.call('vault.status', {})).toMatchObject({ state: 'locked' });
    expect(app.holdsKeys()).toBe(false);
    power.tell(event);
    expect(asked).toHaveLength(1);
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
      ended: () => told.push(`ended, ${made.app.holdsKeys() ? 'open' : 'locked'}`),
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
