import type { Identity } from '../../../shared/model/identity.ts';
import { type CloudContext, type CloudKey, type KeyFacts, NO_KEY_FACTS } from '../cloud.ts';
import { ifAllowed } from '../if-allowed.ts';
import { readLastUsed } from './last-used.ts';
import { listKeyPages, STATUSES } from './list-keys.ts';

/**
 * What IAM tells of a key that asks about itself. No user name is sent: IAM takes it from the signature, which works for
 * the root user too. Temporary keys are in no list, and roles own none.
 */
export async function keyFacts(key: CloudKey, identity: Identity, ctx: CloudContext): Promise<KeyFacts> {
  const owned = identity.principalKind === 'user' || identity.principalKind === 'root';
  if (key.token !== null || !owned || ctx.endpoints.iam === undefined) return NO_KEY_FACTS;
  const listed = await ifAllowed(() => findInList(key, ctx), notOffered);
  const lastUsed = await ifAllowed(() => readLastUsed(key, key.publicId, ctx), notOffered);
  return { ...NO_KEY_FACTS, ...listed, lastUsed };
}

async function findInList(
  key: CloudKey,
  ctx: CloudContext,
): Promise<Pick<KeyFacts, 'createdAt' | 'state'> | null> {
  for await (const page of listKeyPages(key, null, ctx)) {
    const found = page.find((entry) => entry.AccessKeyId === key.publicId);
    if (found === undefined) continue;
    const state = Object.entries(STATUSES).find(([word]) => word === found.Status)?.[1] ?? null;
    return { createdAt: found.CreateDate ?? null, state };
  }
  return null;
}

// `NoSuchEntity`: the account does not look the key up. `InvalidAction`: a compatible service without this call.
const notOffered = (code: string): boolean => code === 'NoSuchEntity' || code === 'InvalidAction';
