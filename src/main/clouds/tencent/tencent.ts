import type { Identity } from '../../../shared/model/identity.ts';
import type { Cloud, CloudContext, CloudKey } from '../cloud.ts';
import { askCaller, principalOf } from './identity.ts';
import { keyFacts } from './key-facts.ts';
import { lookUp } from './look-up.ts';

async function verify(key: CloudKey, ctx: CloudContext): Promise<Identity> {
  const caller = await askCaller(key, ctx);
  return {
    accountId: caller.AccountId,
    arn: caller.Arn,
    ...principalOf(caller),
    at: ctx.clock.now(),
  };
}

/** Tencent Cloud, through a signer of our own: its SDK takes the product to sign for from the host's name. */
export const tencent = Object.freeze({ id: 'tencent', verify, keyFacts, lookUp } satisfies Cloud);
