import type { Identity } from '../../../shared/model/identity.ts';
import type { Cloud, CloudContext, CloudKey, Revealable } from '../cloud.ts';
import { ifTold } from '../if-allowed.ts';
import { told } from '../told.ts';
import { readApplication } from './application.ts';
import { claimsOf } from './claims.ts';
import { keyFacts } from './key-facts.ts';
import { subscriptionName } from './subscription.ts';
import { tenantOf } from './tenant.ts';
import { requestToken } from './token.ts';

/** The token service grants a token by the secret alone, so the token proves it. All else is what the token tells. */
async function verify(key: CloudKey, ctx: CloudContext): Promise<Identity> {
  const token = await requestToken(key, 'graph', ctx);
  const claims = claimsOf(token.reveal());
  const name = claims.app_displayname ?? (await displayName(key, token, ctx));
  const subscription = await ifTold(() => subscriptionName(key, ctx));
  return {
    accountId: claims.tid ?? tenantOf(key.fields),
    principalKind: 'other',
    principal: name ?? key.publicId,
    arn: null,
    details: told({ object_id: claims.oid, subscription }),
    at: ctx.clock.now(),
  };
}

const displayName = async (key: CloudKey, token: Revealable, ctx: CloudContext): Promise<string | null> =>
  (await ifTold(() => readApplication(key, token, ctx)))?.displayName || null;

/** Microsoft Azure by client secrets of app registrations, through three calls of our own: MSAL refuses plain http. */
export const azure = Object.freeze({ id: 'azure', verify, keyFacts } satisfies Cloud);
