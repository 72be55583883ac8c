import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { decrypt, encrypt } from '../../../../src/main/vault/aead.ts';

const key = randomBytes(32);
const random = { bytes: randomBytes };
const aad = Buffer.from('where it lies');

it('opens what it closed, and nothing that differs in one bit', () => {
  const plain = Buffer.from('a secret');
  const sealed = encrypt(random, key, plain, aad);
  expect(decrypt(key, sealed, aad)).toEqual(plain);
  for (let bit = 0; bit < sealed.length * 8; bit += 1) {
    const changed = Buffer.from(sealed);
    changed.writeUInt8(changed.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
    expect(decrypt(key, changed, aad)).toBeNull();
  }
  for (let cut = 0; cut < sealed.length; cut += 1)
    expect(decrypt(key, sealed.subarray(0, cut), aad)).toBeNull();
  expect(decrypt(key, sealed, Buffer.from('elsewhere'))).toBeNull();
  expect(decrypt(randomBytes(32), sealed, aad)).toBeNull();
});

it('never closes the same text to the same bytes', () => {
  const one = encrypt(random, key, Buffer.from('same'), aad);
  expect(encrypt(random, key, Buffer.from('same'), aad).equals(one)).toBe(false);
});
