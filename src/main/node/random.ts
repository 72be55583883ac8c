import { randomBytes } from 'node:crypto';
import type { Random } from '../ports/random.ts';

/** The operating system's generator, through OpenSSL (BoringSSL in Electron). */
export function createRandom(): Random {
  return { bytes: (count) => randomBytes(count) };
}
