import { z } from 'zod';
import type { Identity } from '../../../shared/model/identity.ts';
import { type Cloud, type CloudContext, type CloudKey, type KeyFacts, NO_KEY_FACTS } from '../cloud.ts';
import { ifTold } from '../if-allowed.ts';
import { told } from '../told.ts';
import { findAccessKey } from './access-keys.ts';
import { ask } from './client.ts';
import { lookUp } from './look-up.ts';

// `UserInfo` of the Go SDK (services/uaccount). Addresses and telephone numbers are in it too and are not read.
const userInfo = z.object({
  RetCode: z.literal(0),
  DataSet: z
    .array(
      z.object({
        UserId: z.union([z.int(), z.string()]).nullish(),
        UserName: z.string().max(500).nullish(),
        CompanyName: z.string().nullish(),
        Admin: z.unknown().optional(),
      }),
    )
    .default([]),
});

/** `GetUserInfo` tells whose key this is. It names no account, only the company that the account was opened for. */
async function verify(key: CloudKey, ctx: CloudContext): Promise<Identity> {
  const [user] = (await ask('GetUserInfo', {}, key, ctx, userInfo)).DataSet;
  const id = user?.UserId ?? null;
  return {
    accountId: null,
    principalKind: kindOf(user?.Admin),
    principal: user?.UserName || (id === null ? null : String(id)),
    arn: null,
    details: told({ user_id: id, company: user?.CompanyName }),
    at: ctx.clock.now(),
  };
}

/** The SDK does not explain `Admin`; `IsAdmin` of its member list is 1 for the main account and 0 for others. */
function kindOf(admin: unknown): Identity['principalKind'] {
  if (Number(admin) === 1) return 'root';
  return admin === 0 || admin === '0' ? 'user' : 'other';
}

/**
 * That `UserName` is what IAM lists keys by is unconfirmed. Nothing wrong can come of it: only an entry under the key's
 * own id counts.
 */
async function keyFacts(key: CloudKey, identity: Identity, ctx: CloudContext): Promise<KeyFacts> {
  const { principal, principalKind } = identity;
  if (principalKind !== 'user' || principal === null) return NO_KEY_FACTS;
  const found = await ifTold(() => findAccessKey(principal, key.publicId, key, ctx));
  return { ...NO_KEY_FACTS, ...found };
}

/** UCloud, through a signer of our own: it publishes no SDK on npm. */
export const ucloud = Object.freeze({ id: 'ucloud', verify, keyFacts, lookUp } satisfies Cloud);
