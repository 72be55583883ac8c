import { argon2Sync } from 'node:crypto';
import { expect, it } from 'vitest';
import { KDF_CEILING, KDF_DEFAULT, KDF_FLOOR, kdfCost, stretch } from '../../../../src/main/vault/kdf.ts';
import { Secret } from '../../../../src/main/vault/secret.ts';

const SALT = Buffer.from('0123456789abcdef');

it('derives what Node derives by itself, from the NFC form', async () => {
  const expected = argon2Sync('argon2id', {
    message: Buffer.from('caf\u00e9'),
    nonce: SALT,
    memory: KDF_FLOOR.memoryKiB,
    passes: KDF_FLOOR.iterations,
    parallelism: KDF_FLOOR.parallelism,
    tagLength: 32,
  });
  for (const form of ['cafe\u0301', 'caf\u00e9']) {
    expect((await stretch(Secret.of(form), SALT, KDF_FLOOR)).equals(expected)).toBe(true);
  }
});

it('keeps the default within the bounds, which are OWASP’s floor and a gibibyte', () => {
  expect(KDF_FLOOR).toEqual({ memoryKiB: 19 * 1024, iterations: 2, parallelism: 1 });
  for (const cost of [KDF_FLOOR, KDF_DEFAULT, KDF_CEILING]) expect(kdfCost.parse(cost)).toEqual(cost);
});

it.each(['memoryKiB', 'iterations', 'parallelism'] as const)(
  'refuses %s out of bounds before any work',
  async (field) => {
    for (const value of [KDF_FLOOR[field] - 1, KDF_CEILING[field] + 1, KDF_FLOOR[field] + 0.5, Number.NaN]) {
      await expect(stretch(Secret.of('x'), SALT, { ...KDF_FLOOR, [field]: value })).rejects.toThrow();
    }
  },
);
