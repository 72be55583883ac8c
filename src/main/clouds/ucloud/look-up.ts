import { z } from 'zod';
import type { CloudContext, CloudKey, SeenState } from '../cloud.ts';
import { cloudError } from '../cloud-error.ts';
import { MOST_USERS, seenState } from '../seen-state.ts';
import { findAccessKey } from './access-keys.ts';
import { ask } from './client.ts';

/** The most that `ListUsers` gives at once. */
const PAGE = 100;

const users = z.object({ RetCode: z.literal(0), Users: z.array(z.object({ UserName: z.string() })) });

/**
 * Looks for a key among those of the IAM users, as far as `MOST_USERS`. One that is not there may still be the main account's own, which no list
 * shows: that is `denied-but-valid`, never `absent`. Throws as `Cloud.lookUp` does.
 */
export async function lookUp(
  admin: CloudKey,
  { publicId }: Pick<CloudKey, 'publicId'>,
  ctx: CloudContext,
): Promise<SeenState> {
  // One page more tells whether there are others.
  for (let first = 0; first <= MOST_USERS; first += PAGE) {
    const params = { Limit: String(PAGE), Offset: String(first) };
    const { Users } = await ask('ListUsers', params, admin, ctx, users);
    if (first >= MOST_USERS && Users.length > 0) return 'beyond';
    for (const { UserName } of Users) {
      const found = await findAccessKey(UserName, publicId, admin, ctx);
      if (found !== null) return seenState(found);
    }
    if (Users.length < PAGE) throw cloudError('denied-but-valid', { outcome: 'refused' });
  }
  return 'beyond';
}
