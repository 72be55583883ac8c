import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import type { Slot } from '../../../../../src/main/vault/header/format.ts';
import {
  unwrapWithPassword,
  unwrapWithRandom,
  wrapWithPassword,
  wrapWithRandom,
} from '../../../../../src/main/vault/header/slots.ts';
import { KDF_FLOOR } from '../../../../../src/main/vault/kdf.ts';
import { Secret } from '../../../../../src/main/vault/secret.ts';

const random = { bytes: randomBytes };
const vaultKey = randomBytes(32);
const code = randomBytes(20);
const other = randomBytes(16).toString('base64');

it('opens a password slot with its password only', async () => {
  const slot = await wrapWithPassword(random, 'vault', vaultKey, Secret.of('right'), KDF_FLOOR);
  expect(await unwrapWithPassword('vault', [slot], Secret.of('right'))).toEqual(vaultKey);
  expect(await unwrapWithPassword('vault', [slot], Secret.of('wrong'))).toBeNull();
  expect(await unwrapWithPassword('other vault', [slot], Secret.of('right'))).toBeNull();
});

it('opens no password slot of which anything in the clear was changed', async () => {
  const slot = await wrapWithPassword(random, 'vault', vaultKey, Secret.of('right'), KDF_FLOOR);
  if (slot.kind !== 'password') throw new Error('not a password slot');
  const changes: Partial<typeof slot>[] = [
    { id: 'another' },
    { salt: other },
    { cost: { ...slot.cost, iterations: 3 } },
    { cost: { ...slot.cost, parallelism: 2 } },
    { cost: { ...slot.cost, memoryKiB: slot.cost.memoryKiB + 8 } },
  ];
  for (const change of changes) {
    expect(await unwrapWithPassword('vault', [{ ...slot, ...change }], Secret.of('right'))).toBeNull();
  }
});

it('opens a random slot by its own kind and bytes only', () => {
  const slot = wrapWithRandom(random, 'vault', vaultKey, 'recovery', code);
  const open = (changed: Slot, vaultId = 'vault') => unwrapWithRandom(vaultId, [changed], 'recovery', code);
  expect(open(slot)).toEqual(vaultKey);
  expect(open(slot, 'other vault')).toBeNull();
  expect(open({ ...slot, id: 'another' })).toBeNull();
  expect(open({ ...slot, salt: other })).toBeNull();
  expect(unwrapWithRandom('vault', [slot], 'recovery', randomBytes(20))).toBeNull();
  expect(unwrapWithRandom('vault', [slot], 'keychain', code)).toBeNull();
  expect(unwrapWithRandom('vault', [{ ...slot, kind: 'keychain' } as Slot], 'keychain', code)).toBeNull();
});

it('finds the slot that fits among several', async () => {
  const slots = [
    await wrapWithPassword(random, 'vault', randomBytes(32), Secret.of('another'), KDF_FLOOR),
    wrapWithRandom(random, 'vault', vaultKey, 'keychain', code),
    await wrapWithPassword(random, 'vault', vaultKey, Secret.of('right'), KDF_FLOOR),
  ];
  expect(await unwrapWithPassword('vault', slots, Secret.of('right'))).toEqual(vaultKey);
  expect(unwrapWithRandom('vault', slots, 'keychain', code)).toEqual(vaultKey);
});
