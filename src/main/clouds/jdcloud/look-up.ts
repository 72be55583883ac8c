import { z } from 'zod';
import type { CloudContext, CloudKey, SeenState } from '../cloud.ts';
import { MOST_USERS, seenState } from '../seen-state.ts';
import { findAccessKey } from './access-keys.ts';
import { ask } from './client.ts';

const PAGE = 100;

// `describeSubUsers` of the SDK (iam v1).
const subUsers = z.object({
  result: z.object({ subUsers: z.array(z.object({ name: z.string() })).nullish() }),
});

/**
 * Looks for a key among those of the main account and of its sub-users, as far as `MOST_USERS`: of one alone where the
 * key's fields name it.
 * Throws as `Cloud.lookUp` does.
 */
export async function lookUp(
  admin: CloudKey,
  { publicId, fields }: Pick<CloudKey, 'publicId' | 'fields'>,
  ctx: CloudContext,
): Promise<SeenState> {
  const named = fields.sub_user;
  for await (const subUser of named ? [named] : owners(admin, ctx)) {
    if (subUser === MORE) return 'beyond';
    const found = await findAccessKey(subUser, publicId, admin, ctx);
    if (found !== null) return seenState(found);
  }
  return 'absent';
}

/** There are more sub-users than are asked. */
const MORE = Symbol('more');

/** Null, which is the main account, and then each sub-user. */
async function* owners(admin: CloudKey, ctx: CloudContext): AsyncGenerator<string | null | typeof MORE> {
  yield null;
  // One page more tells whether there are others.
  for (let first = 0; first <= MOST_USERS; first += PAGE) {
    const query = { pageNumber: String(first / PAGE + 1), pageSize: String(PAGE) };
    const read = { regional: false, path: ['subUsers'], query };
    const users = (await ask(read, admin, ctx, subUsers)).result.subUsers ?? [];
    if (first >= MOST_USERS && users.length > 0) yield MORE;
    for (const { name } of users) yield name;
    if (users.length < PAGE) return;
  }
}
