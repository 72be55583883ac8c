import { z } from 'zod';
import type { LastUsed } from '../../../shared/model/identity.ts';
import type { CloudContext, CloudKey } from '../cloud.ts';
import { type Action, ask } from './client.ts';

/** `2020-10-13T12:33:18Z`, as ms since 1970; an empty text stands for none. */
export const date = z
  .string()
  .transform((text) => (text === '' ? null : Date.parse(text)))
  .refine((value) => !Number.isNaN(value));

const entry = z.object({
  AccessKeyId: z.string().min(1).max(200),
  Status: z.string().optional(),
  CreateDate: date.optional(),
});

/** One key, as IMS lists it. */
export type ListEntry = z.infer<typeof entry>;

const accessKeyList = z.object({ AccessKeys: z.object({ AccessKey: z.array(entry) }) });

// How IMS answers for a key that was never used is unconfirmed: an absent and an empty date are both taken for it.
const lastUsedAnswer = z.object({
  AccessKeyLastUsed: z.object({
    LastUsedDate: date.optional(),
    ServiceName: z.string().max(200).optional(),
  }),
});

/** The words of IMS for a key's status. */
export const STATUSES = { Active: 'active', Inactive: 'disabled' } as const;

/** An action of IMS 2019-08-15, which knows the account itself beside its users (RAM 2015-05-01 knows users only). */
export const ims = (action: string, query: Action['query']): Action => ({
  service: 'ims',
  action,
  version: '2019-08-15',
  query,
});

/** The words for one owner. Left out, IMS takes the caller. */
export const principalQuery = (name: string | null): Record<string, string> =>
  name === null ? {} : { UserPrincipalName: name };

/** The keys of a principal `name@domain`, or of the signer. The list has no pages. */
export async function listKeys(
  signer: CloudKey,
  name: string | null,
  ctx: CloudContext,
): Promise<readonly ListEntry[]> {
  const { AccessKeys } = await ask(ims('ListAccessKeys', principalQuery(name)), signer, ctx, accessKeyList);
  return AccessKeys.AccessKey;
}

/** When a key was last seen, and by which service; IMS tells no region. */
export async function readLastUsed(
  signer: CloudKey,
  name: string | null,
  publicId: string,
  ctx: CloudContext,
): Promise<LastUsed> {
  const call = ims('GetAccessKeyLastUsed', { ...principalQuery(name), UserAccessKeyId: publicId });
  const { AccessKeyLastUsed } = await ask(call, signer, ctx, lastUsedAnswer);
  const at = AccessKeyLastUsed.LastUsedDate ?? null;
  if (at === null) return { kind: 'never' };
  return { kind: 'used', at, service: AccessKeyLastUsed.ServiceName || null, region: null };
}
