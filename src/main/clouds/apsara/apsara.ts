import { z } from 'zod';
import type { Identity } from '../../../shared/model/identity.ts';
import type { Cloud, CloudContext, CloudKey } from '../cloud.ts';
import { CloudError } from '../cloud-error.ts';
import { type Action, ask } from './client.ts';

const WHO: Action = { product: 'ascm', action: 'GetUserInfo', version: '2019-05-10' };
const REGIONS: Action = { product: 'Ecs', action: 'DescribeRegions', version: '2014-05-26' };

const text = z
  .union([z.string().max(200), z.number()])
  .transform((value) => String(value) || null)
  .nullish()
  .catch(null);

// The vendor's Terraform provider reads `primaryKey` and the role's id; the names of the other parts are those of its
// users and unconfirmed here. The answer may hold the user's keys, so nothing else of it is taken.
const userInfo = z.object({
  data: z.object({
    primaryKey: text,
    loginName: text,
    displayName: text,
    organization: z.object({ name: text }).nullish().catch(null),
    defaultRole: z.object({ roleName: text, id: text }).nullish().catch(null),
  }),
});
type UserInfo = z.infer<typeof userInfo>['data'];

const regions = z.object({ Regions: z.object({ Region: z.array(z.unknown()) }) });

/**
 * ASCM tells the user of a key. Whether it does so for the key of an organization is unconfirmed; where it does not, the
 * list of regions proves the key, as cloudmux does it, and nobody tells whose it is.
 */
async function verify(key: CloudKey, ctx: CloudContext): Promise<Identity> {
  const user = await ask(WHO, key, ctx, userInfo).catch(async (error: unknown) => {
    if (!mayProveOtherwise(error)) throw error;
    await ask(REGIONS, key, ctx, regions).catch((other: unknown) => {
      // The first answer proved the key already.
      throw error.failure.kind === 'denied-but-valid' ? error : other;
    });
    return null;
  });
  return { ...whoseIs(user?.data ?? null), arn: null, at: ctx.clock.now() };
}

function whoseIs(
  user: UserInfo | null,
): Pick<Identity, 'accountId' | 'principalKind' | 'principal' | 'details'> {
  if (user === null) return { accountId: null, principalKind: 'other', principal: null };
  const accountId = user.primaryKey ?? null;
  const role = user.defaultRole?.roleName ?? user.defaultRole?.id;
  const organization = user.organization?.name;
  return {
    accountId,
    principalKind: 'user',
    principal: user.loginName ?? user.displayName ?? accountId,
    details: { ...(organization && { organization }), ...(role && { role }) },
  };
}

/** Whether a service answered, and found no fault with the key itself: its error is in the vendor's shape and no 5xx. */
function mayProveOtherwise(error: unknown): error is CloudError {
  if (!(error instanceof CloudError)) return false;
  const { kind, vendorCode, httpStatus } = error.failure;
  const elsewhere = kind === 'denied-but-valid' || kind === 'wrong-endpoint' || kind === 'unexpected';
  return elsewhere && vendorCode !== null && httpStatus !== null && httpStatus < 500;
}

/** Alibaba Cloud's private cloud. The signature is short, and its SDKs know nothing of a gateway's path. */
export const apsara = Object.freeze({ id: 'apsara', verify } satisfies Cloud);
