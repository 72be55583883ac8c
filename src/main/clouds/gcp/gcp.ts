import type { Identity } from '../../../shared/model/identity.ts';
import type { Cloud, CloudContext, CloudKey } from '../cloud.ts';
import { keyFacts } from './key-facts.ts';
import { lookUp } from './look-up.ts';
import { projectOf } from './project.ts';
import { emailOf, requestToken } from './token.ts';

/** The token service grants a token by the signature alone, which proves the key and the address that it signed for. */
async function verify(key: CloudKey, ctx: CloudContext): Promise<Identity> {
  await requestToken(key, ctx);
  const email = emailOf(key.fields);
  return {
    accountId: projectOf(email, key.fields),
    principalKind: 'other',
    principal: email,
    arn: null,
    at: ctx.clock.now(),
  };
}

/** Google Cloud by service account keys, through a signer of our own: its library posts to one fixed address. */
export const gcp = Object.freeze({ id: 'gcp', verify, keyFacts, lookUp } satisfies Cloud);
