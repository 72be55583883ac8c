import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { z } from 'zod';
import type { Identity } from '../../../shared/model/identity.ts';
import type { Cloud, CloudContext, CloudKey } from '../cloud.ts';
import { ask, misshapen } from './client.ts';
import { principalOf } from './identity.ts';
import { keyFacts } from './key-facts.ts';
import { awsKeys as keys } from './keys.ts';
import { lookUp } from './look-up.ts';

const callerIdentity = z.object({
  Account: z.string().min(1).max(200),
  Arn: z.string().min(1).max(1000),
  UserId: z.string().min(1).max(500),
});

/** `sts:GetCallerIdentity` needs no permission and works under an explicit deny, so it proves the key itself. */
async function verify(key: CloudKey, ctx: CloudContext): Promise<Identity> {
  const { value, answer } = await ask('sts', key, ctx, (settings) =>
    new STSClient(settings).send(new GetCallerIdentityCommand({})),
  );
  const parsed = callerIdentity.safeParse(value);
  if (!parsed.success) throw misshapen(answer);
  const { Account: accountId, Arn: arn, UserId: userId } = parsed.data;
  return { accountId, arn, ...principalOf(arn, userId), at: ctx.clock.now() };
}

/** Amazon Web Services, through the official SDK over our http layer. */
export const aws = Object.freeze({ id: 'aws', verify, keyFacts, lookUp, keys } satisfies Cloud);
