import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createFiles } from '../../../../src/main/node/files.ts';
import { createLocks } from '../../../../src/main/node/locks.ts';
import { FileError } from '../../../../src/main/ports/files.ts';
import { createUnlockAttempts, type UnlockAttempts } from '../../../../src/main/services/unlock-attempts.ts';
import { KeyturnError } from '../../../../src/shared/ipc/envelope.ts';

const HOUR = 3_600_000;
let folder: string;
let wall: number;
let running: number;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'keyturn-attempts-'));
  wall = Date.UTC(2026, 10, 21);
  running = 5 * HOUR;
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const clock = {
  now: () => wall,
  monotonic: () => running,
  sinceBoot: () => running,
  after: () => () => undefined,
};
const pass = (ms: number): void => {
  wall += ms;
  running += ms;
};
const file = () => join(folder, 'vault.attempts.json');

/** A process on the same folder. */
const start = (files = createFiles()): UnlockAttempts =>
  createUnlockAttempts({ files, locks: createLocks(), clock, folder });

const right = async (): Promise<string> => 'open';
const wrong = async (): Promise<string> => {
  throw new KeyturnError('wrong-password');
};

/** How a try ended: the seconds to wait, `wrong`, or `open`. */
async function attempt(by: UnlockAttempts, check = wrong): Promise<number | string> {
  try {
    return await by.during(check);
  } catch (error) {
    if (!(error instanceof KeyturnError)) throw error;
    return error.code === 'too-many-attempts' ? Number(error.params.seconds) : 'wrong';
  }
}

async function fail(times: number, by: UnlockAttempts = start()): Promise<void> {
  for (let n = 0; n < times; n += 1) {
    pass(await by.wait());
    expect(await attempt(by)).toBe('wrong');
  }
}

it('lets five wrong passwords pass, then doubles the wait up to five minutes', async () => {
  const attempts = start();
  await fail(5, attempts);
  const waits: (number | string)[] = [];
  for (let n = 0; n < 11; n += 1) {
    waits.push(await attempt(attempts));
    await fail(1, attempts);
  }
  expect(waits).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300]);
});

it('counts over restarts and for every process on the vault', async () => {
  for (let n = 0; n < 5; n += 1) await fail(1, start());
  expect(await attempt(start(), right)).toBe(1);
  pass(1000);
  expect(await attempt(start(), right)).toBe('open');
  await fail(5);
});

it('forgets failures after a success, and leaves no file', async () => {
  await fail(9);
  pass(HOUR);
  expect(await attempt(start(), right)).toBe('open');
  await expect(readFile(file())).rejects.toThrow('ENOENT');
  expect(await start().wait()).toBe(0);
});

it('keeps the wait when the clock is set back, and when it is set ahead', async () => {
  await fail(10);
  wall -= 400 * 24 * HOUR;
  expect(await start().wait()).toBe(32_000);
  wall += 800 * 24 * HOUR;
  expect(await start().wait()).toBe(32_000);
  pass(32_000);
  expect(await attempt(start(), right)).toBe('open');
});

it('waits no longer than the longest wait, whatever the file and the clocks say', async () => {
  const far = { failures: 99, waitMs: 9e15, wall: wall + 1e12, sinceBoot: 0 };
  for (const sinceBoot of [0, running, running + 9e12]) {
    await writeFile(file(), JSON.stringify({ ...far, sinceBoot }));
    expect(await start().wait()).toBeLessThanOrEqual(300_000);
  }
});

it('goes on after the computer was started again: what it ran counts, or the time of day', async () => {
  await fail(13);
  expect(await start().wait()).toBe(256_000);
  running = 10_000;
  expect(await start().wait()).toBe(246_000);
  wall -= HOUR;
  expect(await start().wait()).toBe(246_000);
  wall += 2 * HOUR;
  expect(await start().wait()).toBe(0);
});

it.each(['', '{', '{"failures":-4}', '[]', '{"failures":1e999,"waitMs":null}'])(
  'starts anew where the file is damaged: %j',
  async (text) => {
    await fail(12);
    await writeFile(file(), text);
    expect(await attempt(start(), right)).toBe('open');
  },
);

it.each(['full', 'denied'] as const)(
  'holds in memory where the disk is %s, and blocks no right password',
  async (failure) => {
    const refuse = async (): Promise<never> => {
      throw new FileError(failure);
    };
    const attempts = start({ ...createFiles(), writeFlushed: refuse, rename: refuse, remove: refuse });
    expect(await attempt(attempts, right)).toBe('open');
    await fail(6, attempts);
    expect(await attempt(attempts, right)).toBe(2);
    pass(2000);
    expect(await attempt(attempts, right)).toBe('open');
    expect(await attempts.wait()).toBe(0);
  },
);

it('gives nothing to many who try at once', async () => {
  await fail(4);
  const tried = await Promise.all(Array.from({ length: 12 }, () => attempt(start())));
  expect(tried.filter((end) => end === 'wrong')).toHaveLength(1);
});

it('does not count a check that failed for another reason', async () => {
  await fail(4);
  const busy = async (): Promise<string> => {
    throw new Error('busy');
  };
  for (let n = 0; n < 9; n += 1) await expect(start().during(busy)).rejects.toThrow('busy');
  expect(await attempt(start())).toBe('wrong');
});
