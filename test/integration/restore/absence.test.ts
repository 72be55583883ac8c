import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createFiles } from '../../../src/main/node/files.ts';
import type { Files } from '../../../src/main/ports/files.ts';
import type { PowerEvent } from '../../../src/main/ports/power.ts';
import { watchAbsence } from '../../../src/main/services/auto-lock.ts';
import { BY_PASSWORD, backUp, openFile, secretsOf } from '../../support/restore/copies.ts';
import { awsKey } from '../../support/sample-keys.ts';
import { openTestApp } from '../../support/test-app.ts';

/** An open vault whose files call `at` once before something is copied or renamed to a path that contains `part`. */
async function watched() {
  const real = createFiles();
  const trap: { part: string | null; at: () => void } = { part: null, at: () => undefined };
  const pass = <T>(path: string, run: () => Promise<T>): Promise<T> => {
    if (trap.part !== null && path.includes(trap.part)) {
      trap.part = null;
      trap.at();
    }
    return run();
  };
  const files: Files = {
    ...real,
    copy: (from, to) => pass(to, () => real.copy(from, to)),
    rename: (from, to) => pass(to, () => real.rename(from, to)),
  };
  const made = await openTestApp({ ports: { files } });
  await made.call('credentials.add', awsKey({ label: 'as backed up' }));
  const file = await backUp(made);
  await made.call('settings.set', { periodDays: 30 });
  return { made, trap, file };
}

it.each([
  ['prepared', 'restore.tmp'],
  ['exchanged', 'vault.keys.json'],
])('a lock that is asked for while a vault is %s leaves the new one locked', async (_when, part) => {
  const { made, trap, file } = await watched();
  await using _ = { [Symbol.asyncDispose]: () => made[Symbol.asyncDispose]() };
  const { restore } = await openFile(made, file);
  const locked = Promise.withResolvers<void>();
  const around: string[] = [];
  made.app.aroundLock({ begins: () => around.push('begins'), ended: () => around.push('ended') });
  Object.assign(trap, { part, at: () => locked.resolve(made.app.lock('screen-lock')) });
  await made.call('restore.replace', { restore });
  await locked.promise;
  expect(trap.part).toBeNull();
  expect(around).toEqual(['begins', 'ended']);
  expect((await made.call('vault.status', {})).state).toBe('locked');
  expect(existsSync(join(made.folder, 'restore.tmp'))).toBe(false);
  await made.call('vault.unlock', BY_PASSWORD);
  expect((await made.call('settings.get', {})).periodDays).toBe(90);
  expect(Object.keys(await secretsOf(made))).toEqual(['as backed up']);
  // Told once: the next one opens again.
  const next = await openFile(made, file);
  await made.call('restore.replace', { restore: next.restore });
  expect((await made.call('vault.status', {})).state).toBe('unlocked');
});

it('a preview on the lock screen is closed once nobody is there', async () => {
  await using made = await openTestApp();
  const file = await backUp(made);
  const listeners: ((event: PowerEvent) => void)[] = [];
  const locks: Promise<void>[] = [];
  const stop = watchAbsence({
    power: {
      idleSeconds: () => 0,
      subscribe: (listener) => {
        listeners.push(listener);
        return () => undefined;
      },
    },
    clock: made.clock,
    idleMinutes: made.app.idleMinutes,
    lock: (reason) => {
      const locked = made.app.lock(reason);
      locks.push(locked);
      return locked;
    },
  });
  for (const event of ['suspend', 'away'] as const) {
    await made.call('vault.lock', {});
    const { restore } = await openFile(made, file);
    expect(existsSync(join(made.folder, 'restore.tmp'))).toBe(true);
    for (const tell of listeners) tell(event);
    await Promise.all(locks);
    expect(existsSync(join(made.folder, 'restore.tmp'))).toBe(false);
    expect(await made.refusal('restore.replace', { restore })).toBe('ticket-expired');
  }
  stop();
});
