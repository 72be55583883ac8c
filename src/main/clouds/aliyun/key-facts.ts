import type { Identity } from '../../../shared/model/identity.ts';
import { type CloudContext, type CloudKey, type KeyFacts, NO_KEY_FACTS } from '../cloud.ts';
import { ifAllowed } from '../if-allowed.ts';
import { listKeys, readLastUsed, STATUSES } from './ims.ts';

/**
 * What IMS tells of a key that asks about itself. No principal is named: IMS takes the caller, which works for the
 * account itself as for its users. Temporary keys are in no list.
 */
export async function keyFacts(key: CloudKey, identity: Identity, ctx: CloudContext): Promise<KeyFacts> {
  const owned = identity.principalKind === 'user' || identity.principalKind === 'root';
  if (key.token !== null || !owned || ctx.endpoints.ims === undefined) return NO_KEY_FACTS;
  const listed = await ifAllowed(() => findInList(key, ctx), notOffered);
  const lastUsed = await ifAllowed(() => readLastUsed(key, null, key.publicId, ctx), notOffered);
  return { ...NO_KEY_FACTS, ...listed, lastUsed };
}

async function findInList(
  key: CloudKey,
  ctx: CloudContext,
): Promise<Pick<KeyFacts, 'createdAt' | 'state'> | null> {
  const listed = await listKeys(key, null, ctx);
  const found = listed.find((entry) => entry.AccessKeyId === key.publicId);
  if (found === undefined) return null;
  const state = Object.entries(STATUSES).find(([word]) => word === found.Status)?.[1] ?? null;
  return { createdAt: found.CreateDate ?? null, state };
}

const notOffered = (code: string): boolean =>
  code === 'InvalidAction.NotFound' || code.startsWith('EntityNotExist');
