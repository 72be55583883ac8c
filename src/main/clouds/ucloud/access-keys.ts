import { z } from 'zod';
import type { CloudContext, CloudKey, KeyFacts } from '../cloud.ts';
import { readInstant } from '../read-instant.ts';
import { ask } from './client.ts';

// The list holds private keys as well (`AccessKeySecret`); this shape leaves them where they are. The table of fields
// says integers and the example texts, so instants are read either way.
const list = z.object({
  RetCode: z.literal(0),
  AccessKey: z.array(
    z.object({
      AccessKeyID: z.string(),
      Status: z.string().nullish(),
      CreatedAt: z.unknown().optional(),
      ExpiredAt: z.unknown().optional(),
    }),
  ),
});

/** The words for states are unconfirmed; `CreateUser` uses these two for a new key. */
const STATES: Readonly<Record<string, KeyFacts['state']>> = { Active: 'active', Inactive: 'disabled' };

/** What `ListAccessKeys` tells of one key of an IAM user; null where the user has none of that id. */
export async function findAccessKey(
  userName: string,
  publicId: string,
  signer: CloudKey,
  ctx: CloudContext,
): Promise<Pick<KeyFacts, 'createdAt' | 'expiresAt' | 'state'> | null> {
  const { AccessKey } = await ask('ListAccessKeys', { UserName: userName }, signer, ctx, list);
  const found = AccessKey.find(({ AccessKeyID }) => AccessKeyID === publicId);
  if (found === undefined) return null;
  const expiresAt = readInstant(found.ExpiredAt);
  const over = expiresAt !== null && expiresAt <= ctx.clock.now();
  return {
    createdAt: readInstant(found.CreatedAt),
    expiresAt,
    state: over ? 'expired' : (STATES[found.Status ?? ''] ?? null),
  };
}
