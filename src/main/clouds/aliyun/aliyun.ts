import { z } from 'zod';
import type { Identity } from '../../../shared/model/identity.ts';
import type { Cloud, CloudContext, CloudKey } from '../cloud.ts';
import { ask } from './client.ts';
import { principalOf } from './identity.ts';
import { keyFacts } from './key-facts.ts';
import { aliyunKeys as keys } from './keys.ts';

const callerIdentity = z.object({
  AccountId: z.string().min(1).max(200),
  Arn: z.string().min(1).max(1000),
  IdentityType: z.string(),
  PrincipalId: z.string().max(500),
});

/** `GetCallerIdentity` of STS checks no permission, so it proves the key itself. */
async function verify(key: CloudKey, ctx: CloudContext): Promise<Identity> {
  const call = { service: 'sts', action: 'GetCallerIdentity', version: '2015-04-01', query: {} } as const;
  const answer = await ask(call, key, ctx, callerIdentity);
  return {
    accountId: answer.AccountId,
    arn: answer.Arn,
    ...principalOf(answer.IdentityType, answer.Arn, answer.PrincipalId),
    at: ctx.clock.now(),
  };
}

/** Alibaba Cloud, through a signer of our own: its SDKs bring some forty modules for ten calls. */
export const aliyun = Object.freeze({ id: 'aliyun', verify, keyFacts, keys } satisfies Cloud);
