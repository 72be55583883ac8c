import { z } from 'zod';
import type { CloudContext, CloudKey } from '../cloud.ts';
import type { RecycleBin } from '../key-management.ts';
import { ask, tell } from './client.ts';
import { ims } from './ims.ts';
import { RECYCLE_BIN } from './limits.ts';

const binEntry = z.object({ AccessKey: z.object({ UserId: z.string().min(1).max(200) }) });
const done = z.object({ RequestId: z.string() });

/** IMS wants the user's id to bring a key back, and the bin alone tells it by the key. */
async function restore(signer: CloudKey, publicId: string, ctx: CloudContext): Promise<void> {
  const look = ims('GetAccessKeyInfoInRecycleBin', { UserAccessKeyId: publicId });
  const { AccessKey } = await ask(look, signer, ctx, binEntry);
  const query = { UserAccessKeyId: publicId, UserId: AccessKey.UserId };
  await tell(ims('RestoreAccessKeyFromRecycleBin', query), signer, ctx, done);
}

/** Where IMS keeps the deleted keys of RAM users. Those of the account itself are in no bin. */
export const recycleBin: RecycleBin = Object.freeze({ ...RECYCLE_BIN, restore });
