import { z } from 'zod';
import type { Identity } from '../../../shared/model/identity.ts';
import {
  type Cloud,
  type CloudContext,
  type CloudKey,
  type KeyFacts,
  NO_KEY_FACTS,
  type SeenState,
} from '../cloud.ts';
import { ifAllowed } from '../if-allowed.ts';
import { seenState } from '../seen-state.ts';
import { ask } from './client.ts';
import { findAccessKey, idsOf, userPages } from './iam.ts';
import { whoIs } from './identity.ts';

const regions = z.object({ returnObj: z.object({ regionList: z.array(z.unknown()) }) });

/** `list-regions` takes nothing and proves the key; IAM is asked who it belongs to afterwards. */
async function verify(key: CloudKey, ctx: CloudContext): Promise<Identity> {
  await ask({ service: 'api', path: '/v4/region/list-regions' }, key, ctx, regions);
  return { ...(await whoIs(key, ctx)), arn: null, at: ctx.clock.now() };
}

/** By the user that IAM named, else by the one that the key's fields name. */
async function keyFacts(key: CloudKey, identity: Identity, ctx: CloudContext): Promise<KeyFacts> {
  const userId = identity.details?.user_id ?? key.fields.user_id;
  if (!userId || ctx.endpoints.iam === undefined) return NO_KEY_FACTS;
  const found = await ifAllowed(
    () => findAccessKey([userId], key.publicId, key, ctx),
    () => false,
  );
  return found?.facts ?? NO_KEY_FACTS;
}

async function lookUp(
  admin: CloudKey,
  { publicId }: Pick<CloudKey, 'publicId'>,
  ctx: CloudContext,
): Promise<SeenState> {
  for await (const users of userPages(admin, ctx)) {
    const found = await findAccessKey(idsOf(users), publicId, admin, ctx);
    if (found !== null) return seenState(found.facts);
  }
  return 'absent';
}

/** China Telecom Cloud, through a signer of our own: it publishes no SDK on npm. */
export const ctyun = Object.freeze({ id: 'ctyun', verify, keyFacts, lookUp } satisfies Cloud);
