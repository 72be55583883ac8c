import { IAMClient, ListAccessKeysCommand } from '@aws-sdk/client-iam';
import { z } from 'zod';
import type { CloudContext, CloudKey } from '../cloud.ts';
import { ask, misshapen } from './client.ts';

/** A user has two keys by default and a handful at most; a longer list is a service that repeats itself. */
const MAX_PAGES = 20;

/** An instant of the SDK, as ms since 1970. */
export const date = z.date().transform((value) => value.getTime());

const entry = z.object({
  AccessKeyId: z.string().min(1).max(200),
  // `Expired` is in the SDK's enum since 2026; whoever reads it decides about a later word.
  Status: z.string().optional(),
  CreateDate: date.optional(),
});

/** One key, as IAM lists it. */
export type ListEntry = z.infer<typeof entry>;

const listPage = z.object({
  AccessKeyMetadata: z.array(entry),
  IsTruncated: z.boolean().optional(),
  Marker: z.string().min(1).optional(),
});

/** The words of IAM for a key's status. */
export const STATUSES = { Active: 'active', Inactive: 'disabled', Expired: 'expired' } as const;

/**
 * IAM's list of the keys of a user, page by page; a null name is the signer's own. Ends with an error where the list has
 * no end or says that more follows without saying where.
 */
export async function* listKeyPages(
  signer: CloudKey,
  userName: string | null,
  ctx: CloudContext,
): AsyncGenerator<readonly ListEntry[]> {
  const user = userName === null ? {} : { UserName: userName };
  let input: { UserName?: string; Marker?: string } = user;
  for (let page = 1; ; page++) {
    const { value, answer } = await ask('iam', signer, ctx, (settings) =>
      new IAMClient(settings).send(new ListAccessKeysCommand(input)),
    );
    const parsed = listPage.safeParse(value);
    if (!parsed.success) throw misshapen(answer);
    yield parsed.data.AccessKeyMetadata;
    if (parsed.data.IsTruncated !== true) return;
    if (parsed.data.Marker === undefined || page === MAX_PAGES) throw misshapen(answer);
    input = { ...user, Marker: parsed.data.Marker };
  }
}
