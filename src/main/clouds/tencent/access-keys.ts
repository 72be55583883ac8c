import { z } from 'zod';
import type { LastUsed } from '../../../shared/model/identity.ts';
import type { CloudContext, CloudKey } from '../cloud.ts';
import { ask } from './client.ts';

/** CAM tells days and times without a zone; China's is assumed (unconfirmed). Null for what is no time. */
function chinaTime(text: string): number | null {
  const at = Date.parse(`${text.replace(' ', 'T')}+08:00`);
  return Number.isNaN(at) ? null : at;
}

const entry = z.object({
  AccessKeyId: z.string().min(1).max(200),
  Status: z.string(),
  CreateTime: z.string().nullish(),
});

/** One key, as CAM lists it. */
export type ListEntry = z.infer<typeof entry>;

export const madeAt = ({ CreateTime }: ListEntry): number | null => chinaTime(CreateTime ?? '');

const accessKeys = z.object({ AccessKeys: z.array(entry).nullish() });

const lastUsed = z.object({
  SecretIdLastUsedRows: z
    .array(
      z.object({
        SecretId: z.string(),
        LastUsedDate: z.string().nullish(),
        LastSecretUsedDate: z.number().nullish(),
      }),
    )
    .nullish(),
});

const users = z.object({ Data: z.array(z.object({ Uin: z.number() })).nullish() });

/** The keys of an account of that UIN, or of the signer. The list has no pages, and is null where it is empty. */
export async function listKeys(
  signer: CloudKey,
  uin: number | null,
  ctx: CloudContext,
): Promise<readonly ListEntry[]> {
  const params = uin === null ? {} : { TargetUin: uin };
  const answer = await ask({ service: 'cam', action: 'ListAccessKeys', params }, signer, ctx, accessKeys);
  return answer.AccessKeys ?? [];
}

/** The UINs of all sub-accounts. */
export async function listUsers(signer: CloudKey, ctx: CloudContext): Promise<readonly number[]> {
  const answer = await ask({ service: 'cam', action: 'ListUsers', params: {} }, signer, ctx, users);
  return (answer.Data ?? []).map(({ Uin }) => Uin);
}

/** What CAM calls a key's status. */
export const STATUSES: Readonly<Record<string, 'active' | 'disabled'>> = {
  Active: 'active',
  Inactive: 'disabled',
};

/**
 * When a key was used last: a moment in ms, or the day alone, which is told a day late. Null where no row is about the
 * key. An answer without either is taken for "never" (unconfirmed).
 */
export async function readLastUsed(signer: CloudKey, ctx: CloudContext): Promise<LastUsed | null> {
  const params = { SecretIdList: [signer.publicId] };
  const call = { service: 'cam', action: 'GetSecurityLastUsed', params } as const;
  const { SecretIdLastUsedRows } = await ask(call, signer, ctx, lastUsed);
  const row = SecretIdLastUsedRows?.find(({ SecretId }) => SecretId === signer.publicId);
  if (row === undefined) return null;
  const at = row.LastSecretUsedDate || chinaTime(`${row.LastUsedDate ?? ''} 00:00:00`);
  return at === null ? { kind: 'never' } : { kind: 'used', at, service: null, region: null };
}
