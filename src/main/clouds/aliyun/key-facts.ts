import { z } from 'zod';
import type { Identity, LastUsed } from '../../../shared/model/identity.ts';
import { type CloudContext, type CloudKey, type KeyFacts, NO_KEY_FACTS } from '../cloud.ts';
import { ifAllowed } from '../if-allowed.ts';
import { ask } from './client.ts';

const VERSION = '2019-08-15';

/** `2020-10-13T12:33:18Z`; an empty text stands for none. */
const date = z
  .string()
  .transform((text) => (text === '' ? null : Date.parse(text)))
  .refine((value) => !Number.isNaN(value));

const accessKeyList = z.object({
  AccessKeys: z.object({
    AccessKey: z.array(
      z.object({ AccessKeyId: z.string(), Status: z.string().optional(), CreateDate: date.optional() }),
    ),
  }),
});

// How IMS answers for a key that was never used is unconfirmed: an absent and an empty date are both taken for it.
const lastUsedAnswer = z.object({
  AccessKeyLastUsed: z.object({
    LastUsedDate: date.optional(),
    ServiceName: z.string().max(200).optional(),
  }),
});

/**
 * What IMS tells of a key that asks about itself. No principal is named: IMS takes the caller, which works for the
 * account itself as for its users (RAM 2015-05-01 knows users only). Temporary keys are in no list.
 */
export async function keyFacts(key: CloudKey, identity: Identity, ctx: CloudContext): Promise<KeyFacts> {
  const owned = identity.principalKind === 'user' || identity.principalKind === 'root';
  if (key.token !== null || !owned || ctx.endpoints.ims === undefined) return NO_KEY_FACTS;
  const listed = await ifAllowed(() => findInList(key, ctx), notOffered);
  const lastUsed = await ifAllowed(() => readLastUsed(key, ctx), notOffered);
  return { createdAt: null, state: null, ...listed, lastUsed };
}

const STATES = { Active: 'active', Inactive: 'disabled' } as const;

async function findInList(
  key: CloudKey,
  ctx: CloudContext,
): Promise<Pick<KeyFacts, 'createdAt' | 'state'> | null> {
  const call = { service: 'ims', action: 'ListAccessKeys', version: VERSION, query: {} } as const;
  const { AccessKeys } = await ask(call, key, ctx, accessKeyList);
  const found = AccessKeys.AccessKey.find((entry) => entry.AccessKeyId === key.publicId);
  if (found === undefined) return null;
  const state = Object.entries(STATES).find(([word]) => word === found.Status)?.[1] ?? null;
  return { createdAt: found.CreateDate ?? null, state };
}

async function readLastUsed(key: CloudKey, ctx: CloudContext): Promise<LastUsed> {
  const query = { UserAccessKeyId: key.publicId };
  const call = { service: 'ims', action: 'GetAccessKeyLastUsed', version: VERSION, query } as const;
  const { AccessKeyLastUsed } = await ask(call, key, ctx, lastUsedAnswer);
  const at = AccessKeyLastUsed.LastUsedDate ?? null;
  if (at === null) return { kind: 'never' };
  return { kind: 'used', at, service: AccessKeyLastUsed.ServiceName || null, region: null };
}

const notOffered = (code: string): boolean =>
  code === 'InvalidAction.NotFound' || code.startsWith('EntityNotExist');
