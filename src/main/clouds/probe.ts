import type { CloudContext, CloudKey } from './call.ts';
import { CloudError } from './cloud-error.ts';
import type { KeyManagement, KeyOwner } from './key-management.ts';

/** `KeyManagement.probe` where nothing but a request itself tells whether it is allowed. */
export async function probeBySettingSameStatus(
  keys: Pick<KeyManagement, 'list' | 'enable' | 'disable'>,
  signer: CloudKey,
  owner: KeyOwner,
  publicId: string,
  ctx: CloudContext,
): Promise<'allowed' | 'denied' | 'unknown'> {
  try {
    const listed = await keys.list(signer, owner, ctx);
    const status = listed.find((key) => key.publicId === publicId)?.status;
    if (status === 'active') await keys.enable(signer, owner, publicId, ctx);
    else if (status === 'disabled') await keys.disable(signer, owner, publicId, ctx);
    else return 'unknown';
    return 'allowed';
  } catch (error) {
    if (error instanceof CloudError && error.failure.kind === 'denied-but-valid') return 'denied';
    throw error;
  }
}
