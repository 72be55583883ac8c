import type { Identity } from '../../../shared/model/identity.ts';
import { type CloudContext, type CloudKey, type KeyFacts, NO_KEY_FACTS } from '../cloud.ts';
import { ifAllowed } from '../if-allowed.ts';
import { readKey, standingOf } from './iam.ts';
import { projectOf } from './project.ts';
import { emailOf, requestToken } from './token.ts';

/**
 * Dates and state by the IAM API, where the account may read its own keys (iam.serviceAccountKeys.get) and the API is
 * switched on in the project. The last use is told by another service, by the day.
 */
export async function keyFacts(key: CloudKey, _identity: Identity, ctx: CloudContext): Promise<KeyFacts> {
  if (ctx.endpoints.iam === undefined) return NO_KEY_FACTS;
  const email = emailOf(key.fields);
  const token = await requestToken(key, ctx);
  const asked = { email, keyId: key.publicId, project: projectOf(email, key.fields) };
  const seen = await ifAllowed(() => readKey(asked, token, ctx), notTold);
  return seen === null ? NO_KEY_FACTS : { ...NO_KEY_FACTS, ...standingOf(seen, ctx.clock.now()) };
}

const notTold = (code: string): boolean => code === 'NOT_FOUND';
