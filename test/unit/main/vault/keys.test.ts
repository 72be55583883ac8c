import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { deriveKeys } from '../../../../src/main/vault/keys.ts';

const NAMES = ['vault', 'database', 'field', 'header', 'audit', 'fingerprint'] as const;

it('derives a key of its own for each purpose and each vault', () => {
  const vaultKey = randomBytes(32);
  const all = [deriveKeys(Buffer.from(vaultKey), 'one'), deriveKeys(Buffer.from(vaultKey), 'two')];
  const texts = all.flatMap((keys) => NAMES.slice(1).map((name) => keys[name].toString('hex')));
  expect(new Set([...texts, vaultKey.toString('hex')]).size).toBe(texts.length + 1);
  expect(deriveKeys(Buffer.from(vaultKey), 'one').field.equals(all[0]?.field ?? Buffer.alloc(0))).toBe(true);
});

it('zeroes every key, the one it was given included', () => {
  const vaultKey = randomBytes(32);
  const keys = deriveKeys(vaultKey, 'one');
  keys.destroy();
  for (const name of NAMES) expect(keys[name].equals(Buffer.alloc(32)), name).toBe(true);
  expect(vaultKey.equals(Buffer.alloc(32))).toBe(true);
});
