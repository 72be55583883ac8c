import { z } from 'zod';
import type { CloudContext, CloudKey } from '../cloud.ts';
import { read } from './read.ts';
import { GUID } from './tenant.ts';
import { requestToken } from './token.ts';

// Azure Resource Manager, "Subscriptions - Get".
const subscription = z.object({ displayName: z.string().min(1).max(500) });

/** The name of the subscription that the key's fields name, as far as the application may see it; null without one. */
export async function subscriptionName(key: CloudKey, ctx: CloudContext): Promise<string | null> {
  const id = key.fields.subscription_id;
  if (id === undefined || !GUID.test(id) || ctx.endpoints.arm === undefined) return null;
  const token = await requestToken(key, 'arm', ctx);
  const path = `/subscriptions/${id}?api-version=2021-10-01`;
  return (await read('arm', path, token, subscription, ctx)).displayName;
}
