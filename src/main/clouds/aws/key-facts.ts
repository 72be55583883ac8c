import { GetAccessKeyLastUsedCommand, IAMClient, ListAccessKeysCommand } from '@aws-sdk/client-iam';
import { z } from 'zod';
import type { Identity, LastUsed } from '../../../shared/model/identity.ts';
import { type CloudContext, type CloudKey, type KeyFacts, NO_KEY_FACTS } from '../cloud.ts';
import { ifAllowed } from '../if-allowed.ts';
import { ask, misshapen } from './client.ts';

/** A user has two keys by default and a handful at most; a longer list is a service that repeats itself. */
const MAX_PAGES = 20;

const date = z.date().transform((value) => value.getTime());

const listPage = z.object({
  AccessKeyMetadata: z.array(
    z.object({
      AccessKeyId: z.string(),
      // `Expired` is in the SDK's enum since 2026; a later word reads as unknown.
      Status: z.string().optional(),
      CreateDate: date.optional(),
    }),
  ),
  IsTruncated: z.boolean().optional(),
  Marker: z.string().min(1).optional(),
});

const lastUsedAnswer = z.object({
  AccessKeyLastUsed: z.object({
    // Missing for a key that was never used; the two names then read `N/A`.
    LastUsedDate: date.optional(),
    ServiceName: z.string().max(200).optional(),
    Region: z.string().max(100).optional(),
  }),
});

const STATES = { Active: 'active', Inactive: 'disabled', Expired: 'expired' } as const;

const named = (text: string | undefined): string | null => (text && text !== 'N/A' ? text : null);

/**
 * What IAM tells of a key that asks about itself. No user name is sent: IAM takes it from the signature, which works for
 * the root user too. Temporary keys are in no list, and roles own none.
 */
export async function keyFacts(key: CloudKey, identity: Identity, ctx: CloudContext): Promise<KeyFacts> {
  const owned = identity.principalKind === 'user' || identity.principalKind === 'root';
  if (key.token !== null || !owned || ctx.endpoints.iam === undefined) return NO_KEY_FACTS;
  const listed = await ifAllowed(() => findInList(key, ctx), notOffered);
  const lastUsed = await ifAllowed(() => readLastUsed(key, ctx), notOffered);
  return { createdAt: null, state: null, ...listed, lastUsed };
}

async function findInList(
  key: CloudKey,
  ctx: CloudContext,
): Promise<Pick<KeyFacts, 'createdAt' | 'state'> | null> {
  let marker: string | undefined;
  for (let page = 0; page < MAX_PAGES; page++) {
    const input = marker === undefined ? {} : { Marker: marker };
    const { value, answer } = await ask('iam', key, ctx, (settings) =>
      new IAMClient(settings).send(new ListAccessKeysCommand(input)),
    );
    const parsed = listPage.safeParse(value);
    if (!parsed.success) throw misshapen(answer);
    const found = parsed.data.AccessKeyMetadata.find((entry) => entry.AccessKeyId === key.publicId);
    if (found !== undefined) {
      const state = Object.entries(STATES).find(([word]) => word === found.Status)?.[1] ?? null;
      return { createdAt: found.CreateDate ?? null, state };
    }
    marker = parsed.data.Marker;
    if (parsed.data.IsTruncated !== true || marker === undefined) return null;
  }
  return null;
}

async function readLastUsed(key: CloudKey, ctx: CloudContext): Promise<LastUsed> {
  const { value, answer } = await ask('iam', key, ctx, (settings) =>
    new IAMClient(settings).send(new GetAccessKeyLastUsedCommand({ AccessKeyId: key.publicId })),
  );
  const parsed = lastUsedAnswer.safeParse(value);
  if (!parsed.success) throw misshapen(answer);
  const { LastUsedDate: at, ServiceName: service, Region: region } = parsed.data.AccessKeyLastUsed;
  if (at === undefined) return { kind: 'never' };
  return { kind: 'used', at, service: named(service), region: named(region) };
}

// `NoSuchEntity`: the account does not look the key up. `InvalidAction`: a compatible service without this call.
const notOffered = (code: string): boolean => code === 'NoSuchEntity' || code === 'InvalidAction';
