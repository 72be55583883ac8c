import { z } from 'zod';
import { type CloudContext, type CloudKey, type KeyFacts, NO_KEY_FACTS } from '../cloud.ts';
import { readInstant } from '../read-instant.ts';
import { ask } from './client.ts';

// The lists may hold secrets (`accessKeySecret` of a main account's keys, `secretAccessKey` of a sub-user's); this shape
// leaves them where they are. `state` is what the main account's list calls it, `status` the sub-users'.
const list = z.object({
  result: z.object({
    userAccessKeys: z
      .array(
        z.object({
          accessKey: z.string(),
          createTime: z.unknown().optional(),
          lastVisitTime: z.unknown().optional(),
          state: z.unknown().optional(),
          status: z.unknown().optional(),
        }),
      )
      .nullish(),
  }),
});

/**
 * What IAM tells of one key: of a sub-user's by the user's name, of the main account's where that is null. Null where
 * the list has none of that id.
 */
export async function findAccessKey(
  subUser: string | null,
  publicId: string,
  signer: CloudKey,
  ctx: CloudContext,
): Promise<KeyFacts | null> {
  const read =
    subUser === null
      ? { regional: true, path: ['userAccessKeys'] }
      : { regional: false, path: ['subUser', subUser, 'getSubUserAccessKeys'] };
  const { result } = await ask(read, signer, ctx, list);
  const found = result.userAccessKeys?.find(({ accessKey }) => accessKey === publicId);
  if (found === undefined) return null;
  const usedAt = readInstant(found.lastVisitTime);
  return {
    ...NO_KEY_FACTS,
    createdAt: readInstant(found.createTime),
    // A key that was never used has no such time, and neither has one that JD Cloud does not tell of: no difference.
    lastUsed: usedAt === null ? null : { kind: 'used', at: usedAt, service: null, region: null },
    state: stateOf(found.state ?? found.status),
  };
}

/** 1 is on and 0 is off in the main account's list; that the sub-users' has the same is unconfirmed. */
function stateOf(state: unknown): KeyFacts['state'] {
  if (state === 1 || state === '1') return 'active';
  return state === 0 || state === '0' ? 'disabled' : null;
}
