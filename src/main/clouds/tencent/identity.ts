import { z } from 'zod';
import type { Identity } from '../../../shared/model/identity.ts';
import type { CloudContext, CloudKey } from '../cloud.ts';
import { ask } from './client.ts';

const callerIdentity = z.object({
  AccountId: z.string().min(1).max(200),
  UserId: z.string().min(1).max(500),
  Arn: z.string().min(1).max(1000),
  Type: z.string(),
});

/** What `GetCallerIdentity` answers (cloud.tencent.com/document/api/1312/66098). */
export type Caller = z.infer<typeof callerIdentity>;

/** Asks whose a key is: proof of any key of the API, temporary ones included. That it takes no right is unconfirmed. */
export const askCaller = (key: CloudKey, ctx: CloudContext): Promise<Caller> =>
  ask({ service: 'sts', action: 'GetCallerIdentity', params: {} }, key, ctx, callerIdentity);

/**
 * Reads who answered. `UserId` is the UIN of an account, `roleId:session` of a role, `uin:name` of a federated user,
 * who is `CAMUser` as well by `Type`. That the account itself is told by its UIN is unconfirmed.
 */
export function principalOf({
  AccountId,
  UserId,
  Arn,
  Type,
}: Caller): Pick<Identity, 'principalKind' | 'principal'> {
  if (UserId === AccountId) return { principalKind: 'root', principal: UserId };
  if (Type === 'CAMRole' || Arn.includes(':assumed-role/')) {
    const [role = UserId] = UserId.split(':');
    return { principalKind: 'role', principal: role };
  }
  return { principalKind: /^\d+$/.test(UserId) ? 'user' : 'other', principal: UserId };
}
