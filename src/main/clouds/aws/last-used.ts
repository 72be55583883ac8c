import { GetAccessKeyLastUsedCommand, IAMClient } from '@aws-sdk/client-iam';
import { z } from 'zod';
import type { LastUsed } from '../../../shared/model/identity.ts';
import type { CloudContext, CloudKey } from '../cloud.ts';
import { ask, misshapen } from './client.ts';
import { date } from './list-keys.ts';

const lastUsedAnswer = z.object({
  AccessKeyLastUsed: z.object({
    // Missing for a key that was never used; the two names then read `N/A`.
    LastUsedDate: date.optional(),
    ServiceName: z.string().max(200).optional(),
    Region: z.string().max(100).optional(),
  }),
});

const named = (text: string | undefined): string | null => (text && text !== 'N/A' ? text : null);

/** When and where IAM saw a key of the signer's account last. Throws as the methods of `Cloud` do. */
export async function readLastUsed(signer: CloudKey, publicId: string, ctx: CloudContext): Promise<LastUsed> {
  const { value, answer } = await ask('iam', signer, ctx, (settings) =>
    new IAMClient(settings).send(new GetAccessKeyLastUsedCommand({ AccessKeyId: publicId })),
  );
  const parsed = lastUsedAnswer.safeParse(value);
  if (!parsed.success) throw misshapen(answer);
  const { LastUsedDate: at, ServiceName: service, Region: region } = parsed.data.AccessKeyLastUsed;
  if (at === undefined) return { kind: 'never' };
  return { kind: 'used', at, service: named(service), region: named(region) };
}
