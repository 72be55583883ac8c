import { hashRaw } from '@node-rs/argon2';
import { MANAGER_LIMITS, ManagerError } from './limits.ts';

/** What a file says of how its key is made. */
export interface Argon2Cost {
  /** 0 is Argon2d, 2 is Argon2id, by RFC 9106. */
  readonly type: 0 | 2;
  readonly version: 0x10 | 0x13;
  readonly memoryKiB: number;
  readonly iterations: number;
  readonly parallelism: number;
  /** In bytes. */
  readonly length: number;
}

/** A key by Argon2. Throws ManagerError `too-large` before any work where a file asks for too much of it. */
export async function deriveArgon2(
  password: Uint8Array | string,
  salt: Uint8Array,
  { type, version, memoryKiB, iterations, parallelism, length }: Argon2Cost,
): Promise<Buffer> {
  const most = MANAGER_LIMITS.argon2;
  const dear = [
    memoryKiB > most.memoryKiB,
    iterations > most.iterations,
    parallelism > most.parallelism,
    // It runs beside the thread that asked, where nothing can end it early.
    memoryKiB * iterations > most.passedKiB,
  ];
  if (dear.includes(true)) throw new ManagerError('too-large');
  return hashRaw(password, {
    // The package declares them as const enums, which separate compilation cannot inline.
    algorithm: type,
    version: version === 0x10 ? 0 : 1,
    memoryCost: memoryKiB,
    timeCost: iterations,
    parallelism,
    outputLen: length,
    salt,
  });
}
