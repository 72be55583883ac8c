import { GetAccessKeyLastUsedCommand, IAMClient } from '@aws-sdk/client-iam';
import { z } from 'zod';
import type { CloudContext, CloudKey, SeenState } from '../cloud.ts';
import { CloudError } from '../cloud-error.ts';
import { ask, misshapen } from './client.ts';
import { listKeyPages, STATUSES } from './list-keys.ts';

const ownerAnswer = z.object({ UserName: z.string().min(1).max(500).optional() });

/**
 * Looks a key up in the administrator's account: `iam:GetAccessKeyLastUsed` names the user that it belongs to, and
 * `iam:ListAccessKeys` tells its status. A key of another account is refused as if the right were missing (IAM API reference,
 * GetAccessKeyLastUsed); one that never was or was deleted is not found. That the list of the signer's own keys is the one
 * to look in where no user is named (the root user's) is unconfirmed.
 */
export async function lookUp(
  admin: CloudKey,
  { publicId }: Pick<CloudKey, 'publicId'>,
  ctx: CloudContext,
): Promise<SeenState> {
  const owner = await ownerOf(admin, publicId, ctx);
  if (owner === 'absent') return 'absent';
  for await (const page of listKeyPages(admin, owner.user, ctx)) {
    const found = page.find((entry) => entry.AccessKeyId === publicId);
    if (found === undefined) continue;
    // A word that nobody knew when this was written is none that works.
    return Object.entries(STATUSES).find(([word]) => word === found.Status)?.[1] ?? 'expired';
  }
  return 'absent';
}

async function ownerOf(
  admin: CloudKey,
  publicId: string,
  ctx: CloudContext,
): Promise<{ readonly user: string | null } | 'absent'> {
  try {
    const { value, answer } = await ask('iam', admin, ctx, (settings) =>
      new IAMClient(settings).send(new GetAccessKeyLastUsedCommand({ AccessKeyId: publicId })),
    );
    const parsed = ownerAnswer.safeParse(value);
    if (!parsed.success) throw misshapen(answer);
    return { user: parsed.data.UserName ?? null };
  } catch (error) {
    if (error instanceof CloudError && error.reason === 'no-such-key') return 'absent';
    throw error;
  }
}
