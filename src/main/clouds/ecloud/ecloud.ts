import { z } from 'zod';
import type { Identity } from '../../../shared/model/identity.ts';
import type { Cloud, CloudContext, CloudKey } from '../cloud.ts';
import { ask, isFine } from './client.ts';

const REGIONS = '/api/openapi-instance/v4/region/describe-regions';

const regions = z.object({ state: z.string().refine(isFine) });

/** The list of regions proves the key. No call is known that tells whose it is, so nothing is told. */
async function verify(key: CloudKey, ctx: CloudContext): Promise<Identity> {
  await ask(REGIONS, key, ctx, regions);
  return { accountId: null, principalKind: 'other', principal: null, arn: null, at: ctx.clock.now() };
}

/** China Mobile's cloud. It has no SDK for Node. */
export const ecloud = Object.freeze({ id: 'ecloud', verify } satisfies Cloud);
