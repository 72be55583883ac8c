import type { Identity } from '../../../shared/model/identity.ts';
import type { CloudContext, CloudKey } from '../cloud.ts';
import { ifTold } from '../if-allowed.ts';
import { findAccessKey, idsOf, userPages } from './iam.ts';

type Who = Pick<Identity, 'accountId' | 'principalKind' | 'principal' | 'details'>;

/**
 * Whose key this is. No call of Ctyun's says so: users are listed, and then their keys, where this one should be among
 * them. Besides the first hundred users, the one that the key's fields name is asked for. What IAM refuses is not told.
 */
export async function whoIs(key: CloudKey, ctx: CloudContext): Promise<Who> {
  const nobody: Who = { accountId: null, principalKind: 'other', principal: null, details: {} };
  if (ctx.endpoints.iam === undefined) return nobody;
  const users = (await ifTold(async () => (await userPages(key, ctx).next()).value)) ?? [];
  const accountId = users[0]?.accountId || null;
  const named = key.fields.user_id;
  const ids = new Set([...(named ? [named] : []), ...idsOf(users)]);
  const found = await ifTold(() => findAccessKey([...ids], key.publicId, key, ctx));
  if (found === null) return { ...nobody, accountId };
  const user = users.find(({ userId }) => userId === found.userId);
  return {
    accountId: user?.accountId || found.accountId || accountId,
    principalKind: user === undefined ? 'other' : Number(user.isRoot) === 1 ? 'root' : 'user',
    principal: user?.userName || found.userId,
    details: { user_id: found.userId },
  };
}
