import { z } from 'zod';
import type { CloudContext, CloudKey } from '../cloud.ts';
import { CloudError } from '../cloud-error.ts';
import { ask } from './client.ts';
import { readServerTime, zoneOf } from './server-time.ts';

/** A key's own record, as far as it is asked for. */
export interface Entry {
  readonly accountUuid: string | null;
  readonly userUuid: string | null;
  readonly state: 'active' | 'disabled' | null;
  readonly createdAt: number | null;
}

const text = z.string().max(200).nullish();
const listed = z.object({
  inventories: z.array(z.object({ accountUuid: text, userUuid: text, state: text, createDate: text })),
});

const STATES: Readonly<Record<string, Entry['state']>> = { Enabled: 'active', Disabled: 'disabled' };

/**
 * The whole record holds the secret, so only parts of it are asked for, and nothing on the way sees more. Newer versions
 * know no users of an account and refuse the name of that part.
 */
const PARTS = ['accountUuid,userUuid,state,createDate', 'accountUuid,state,createDate'] as const;

/**
 * What ZStack tells of a key to a signer that sees it; null where it sees none of that id. That conditions spell the
 * field `AccessKeyID` is taken from the record and unconfirmed. Throws `denied-but-valid` for a signer that may not ask.
 */
export async function findKey(signer: CloudKey, publicId: string, ctx: CloudContext): Promise<Entry | null> {
  const [all, fewer] = PARTS;
  const query = (fields: string) =>
    ask(
      { path: '/v1/accesskeys', query: { q: `AccessKeyID=${publicId}`, fields, limit: '1', start: '0' } },
      signer,
      ctx,
      listed,
    );
  const answer = await query(all).catch((error: unknown) => {
    if (isAboutTheQuestion(error)) return query(fewer);
    throw error;
  });
  const [found] = answer.inventories;
  if (found === undefined) return null;
  return {
    accountUuid: found.accountUuid ?? null,
    userUuid: found.userUuid ?? null,
    state: STATES[found.state ?? ''] ?? null,
    createdAt: readServerTime(found.createDate ?? '', zoneOf(signer.fields)),
  };
}

/** Whether ZStack let the signer in and found fault with what was asked: a code of its own that means no denial. */
export const isAboutTheQuestion = (error: unknown): boolean =>
  error instanceof CloudError && error.failure.kind === 'unexpected' && error.failure.vendorCode !== null;
