import { hkdfSync } from 'node:crypto';
import { KeyturnError } from '../../../shared/ipc/envelope.ts';
import type { Random } from '../../ports/random.ts';
import { decrypt, encrypt } from '../aead.ts';
import { encodeFields } from '../encoding.ts';
import { KDF_CEILING, type KdfCost, kdfCost, stretch } from '../kdf.ts';
import type { Secret } from '../secret.ts';
import { exportFront, packExport, unpackExport } from './container.ts';

export interface SealExportOptions {
  readonly password: Secret;
  readonly cost: KdfCost;
  readonly madeAt: number;
}

async function keyOf(password: Secret, salt: string, cost: KdfCost): Promise<Buffer> {
  const stretched = await stretch(password, Buffer.from(salt, 'base64'), cost);
  try {
    const info = encodeFields(['keyturn/export/1']);
    return Buffer.from(hkdfSync('sha256', stretched, Buffer.alloc(0), info, 32));
  } finally {
    stretched.fill(0);
  }
}

/** The bytes of a file that holds `content` under a password of its own; docs/vault-format.md describes it. */
export async function sealExport(
  random: Random,
  content: Uint8Array,
  { password, cost, madeAt }: SealExportOptions,
): Promise<Buffer> {
  const salt = random.bytes(16).toString('base64');
  const { memoryKiB, iterations, parallelism } = cost;
  const front = exportFront({
    ...{ format: 'keyturn-export', kdf: 'argon2id', madeAt, salt },
    cost: { memoryKiB, iterations, parallelism },
  });
  const key = await keyOf(password, salt, cost);
  try {
    return packExport(front, encrypt(random, key, content, front));
  } finally {
    key.fill(0);
  }
}

/**
 * What an export holds; the caller zeroes it. Throws `manager-password`, `manager-unreadable`, and `manager-too-costly`
 * before any work where the file asks for too much of it.
 */
export async function openExport(file: Buffer, password: Secret): Promise<Buffer> {
  const { manifest, front, sealed } = unpackExport(file);
  const { cost, salt } = manifest;
  const dear = (['memoryKiB', 'iterations', 'parallelism'] as const).some(
    (bound) => cost[bound] > KDF_CEILING[bound],
  );
  if (dear) throw new KeyturnError('manager-too-costly');
  if (!kdfCost.safeParse(cost).success) throw new KeyturnError('manager-unreadable');
  const key = await keyOf(password, salt, cost);
  try {
    const content = decrypt(key, sealed, front);
    if (content === null) throw new KeyturnError('manager-password');
    return content;
  } finally {
    key.fill(0);
  }
}

/** Whether a file is whole and might open with a password. Throws as `openExport` of a file that is not. */
export function requireExport(file: Buffer): void {
  unpackExport(file);
}
