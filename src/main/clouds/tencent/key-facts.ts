import type { Identity } from '../../../shared/model/identity.ts';
import { type CloudContext, type CloudKey, type KeyFacts, NO_KEY_FACTS } from '../cloud.ts';
import { ifAllowed } from '../if-allowed.ts';
import { listKeys, madeAt, readLastUsed, STATUSES } from './access-keys.ts';
import { isNotOffered } from './errors.ts';

/** What CAM tells of a key that asks about itself. Temporary keys are in no list; rights for one's own are unconfirmed. */
export async function keyFacts(key: CloudKey, identity: Identity, ctx: CloudContext): Promise<KeyFacts> {
  const owned = identity.principalKind === 'user' || identity.principalKind === 'root';
  if (key.token !== null || !owned || ctx.endpoints.cam === undefined) return NO_KEY_FACTS;
  const listed = await ifAllowed(() => listKeys(key, null, ctx), isNotOffered);
  const lastUsed = await ifAllowed(() => readLastUsed(key, ctx), isNotOffered);
  const found = listed?.find(({ AccessKeyId }) => AccessKeyId === key.publicId);
  return {
    ...NO_KEY_FACTS,
    createdAt: found === undefined ? null : madeAt(found),
    state: STATUSES[found?.Status ?? ''] ?? null,
    lastUsed,
  };
}
