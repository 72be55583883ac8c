import type { Identity } from '../../../shared/model/identity.ts';
import { type CloudContext, type CloudKey, type KeyFacts, NO_KEY_FACTS } from '../cloud.ts';
import { ifAllowed } from '../if-allowed.ts';
import { ownCredential, readApplication } from './application.ts';
import { requestToken } from './token.ts';

/**
 * When the secret was made and when it ends, by Graph: the application may read itself where it was granted
 * Application.Read.All or owns itself. Its last use is in no version but the beta one.
 */
export async function keyFacts(key: CloudKey, _identity: Identity, ctx: CloudContext): Promise<KeyFacts> {
  if (ctx.endpoints.graph === undefined) return NO_KEY_FACTS;
  const token = await requestToken(key, 'graph', ctx);
  const application = await ifAllowed(() => readApplication(key, token, ctx), notThere);
  const own = ownCredential(application?.passwordCredentials ?? [], key);
  if (own === null) return NO_KEY_FACTS;
  const expiresAt = own.endDateTime ?? null;
  return { ...NO_KEY_FACTS, createdAt: own.startDateTime ?? null, expiresAt, state: 'active' };
}

/** An application of another directory is here as a service principal alone. */
const notThere = (code: string): boolean => code === 'Request_ResourceNotFound';
