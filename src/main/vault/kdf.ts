import { z } from 'zod';
import type { Secret } from './secret.ts';

/** What one guess of a password costs: Argon2id's memory in KiB, passes and lanes. */
export interface KdfCost {
  readonly memoryKiB: number;
  readonly iterations: number;
  readonly parallelism: number;
}

/** The least that is taken: OWASP Password Storage Cheat Sheet, Argon2id, 19 MiB, t=2, p=1. */
export const KDF_FLOOR: KdfCost = { memoryKiB: 19_456, iterations: 2, parallelism: 1 };

/** Where calibration starts: the second recommendation of RFC 9106 section 4. */
export const KDF_DEFAULT: KdfCost = { memoryKiB: 65_536, iterations: 3, parallelism: 4 };

/** The most that is run: a header from elsewhere must not be able to stall the computer. */
export const KDF_CEILING: KdfCost = { memoryKiB: 1_048_576, iterations: 16, parallelism: 16 };

const between = (bound: keyof KdfCost) => z.number().int().min(KDF_FLOOR[bound]).max(KDF_CEILING[bound]);

/** A cost within both bounds; anything else is refused before it is used. */
export const kdfCost = z
  .object({
    memoryKiB: between('memoryKiB'),
    iterations: between('iterations'),
    parallelism: between('parallelism'),
  })
  .readonly();

/**
 * Argon2id, version 0x13, of the password in Unicode form NFC as UTF-8; 32 bytes. NFC, since input methods and
 * systems differ in how they compose the same letters. Throws on a cost out of bounds.
 */
export async function stretch(password: Secret, salt: Uint8Array, cost: KdfCost): Promise<Buffer> {
  const { memoryKiB, iterations, parallelism } = kdfCost.parse(cost);
  // A library of its own, which opening by the keychain does without.
  const { hashRaw } = await import('@node-rs/argon2');
  const bytes = Buffer.from(password.reveal().normalize('NFC'), 'utf8');
  try {
    return await hashRaw(bytes, {
      // Argon2id, 0x13: the package declares them as const enums, which separate compilation cannot inline.
      algorithm: 2,
      version: 1,
      memoryCost: memoryKiB,
      timeCost: iterations,
      parallelism,
      outputLen: 32,
      salt,
    });
  } finally {
    bytes.fill(0);
  }
}
