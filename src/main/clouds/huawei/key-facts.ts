import type { Identity } from '../../../shared/model/identity.ts';
import { type CloudContext, type CloudKey, type KeyFacts, NO_KEY_FACTS, type SeenState } from '../cloud.ts';
import { CloudError } from '../cloud-error.ts';
import { ifAllowed } from '../if-allowed.ts';
import { type Credential, STATUSES, showCredential } from './iam.ts';

/** What IAM tells of a permanent key that asks about itself. Codes that are not known are refusals too: 404 has several. */
export async function keyFacts(key: CloudKey, identity: Identity, ctx: CloudContext): Promise<KeyFacts> {
  if (key.token !== null || ctx.endpoints.iam === undefined) return NO_KEY_FACTS;
  const read = () => orAbsent(showCredential(key, key.publicId, identity.accountId, ctx));
  const found = await ifAllowed(read, () => false);
  if (found === null) return NO_KEY_FACTS;
  return {
    ...NO_KEY_FACTS,
    createdAt: found.create_time ?? null,
    state: STATUSES[found.status] ?? null,
    lastUsed: lastUsedOf(found),
  };
}

/** IAM tells the day of making as the last use of a key that was never used. */
function lastUsedOf({ create_time: made, last_use_time: used }: Credential): KeyFacts['lastUsed'] {
  if (used === undefined || used === null) return null;
  return used === made ? { kind: 'never' } : { kind: 'used', at: used, service: null, region: null };
}

/** What an administrator's key sees of a permanent one. A status that is not known today is no `active`. */
export async function lookUp(
  admin: CloudKey,
  key: Pick<CloudKey, 'publicId' | 'fields'>,
  ctx: CloudContext,
): Promise<SeenState> {
  const domainId = admin.fields.domain_id ?? null;
  const found = await orAbsent(showCredential(admin, key.publicId, domainId, ctx));
  return found === null ? 'absent' : (STATUSES[found.status] ?? 'disabled');
}

/** Null where IAM knows no such key. */
async function orAbsent<T>(read: Promise<T>): Promise<T | null> {
  try {
    return await read;
  } catch (error) {
    if (error instanceof CloudError && error.reason === 'no-such-key') return null;
    throw error;
  }
}
