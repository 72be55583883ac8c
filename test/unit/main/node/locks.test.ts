import { once } from 'node:events';
import { chmod, mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createLocks } from '../../../../src/main/node/locks.ts';
import { linesOf, startChild } from '../../../support/vault/child.ts';
import { tempFolder } from '../../../support/vault/temp.ts';

const locks = createLocks();

it('is held once in one process, by name, until it is released', async () => {
  const folder = await tempFolder();
  const held = await locks.acquire(folder, 'header', 0);
  expect(held).not.toBeNull();
  expect(await locks.acquire(folder, 'header', 0)).toBeNull();
  const other = await locks.acquire(folder, 'vault', 0);
  expect(other).not.toBeNull();
  // Asking again must not have dropped what is held.
  expect(await locks.acquire(folder, 'header', 0)).toBeNull();
  held?.release();
  const again = await locks.acquire(folder, 'header', 0);
  expect(again).not.toBeNull();
  again?.release();
  other?.release();
  expect((await stat(join(folder, 'vault.header.lock'))).mode & 0o777).toBe(0o600);
});

it('is waited for', async () => {
  const folder = await tempFolder();
  const held = await locks.acquire(folder, 'header', 0);
  const waiting = locks.acquire(folder, 'header', 10_000);
  held?.release();
  const got = await waiting;
  expect(got).not.toBeNull();
  got?.release();
});

it('is held against another process, which frees it by dying', async () => {
  const folder = await tempFolder();
  const child = startChild('lock-holder.ts', [folder]);
  const ended = once(child, 'close');
  for await (const line of linesOf(child)) {
    expect(line).toBe('held');
    expect(await locks.acquire(folder, 'vault', 0)).toBeNull();
    child.kill('SIGKILL');
  }
  await ended;
  const got = await locks.acquire(folder, 'vault', 0);
  expect(got).not.toBeNull();
  got?.release();
});

it('cannot be had where nothing can be written or the name is a path', async () => {
  const folder = join(await tempFolder(), 'none');
  await expect(locks.acquire(folder, 'vault', 0)).rejects.toMatchObject({ failure: 'not-found' });
  await mkdir(folder);
  await chmod(folder, 0o700);
  await expect(locks.acquire(folder, '../vault', 0)).rejects.toThrow('name of a lock');
});
