import type { CloudContext, CloudKey, SeenState } from '../cloud.ts';
import { CloudError } from '../cloud-error.ts';
import { readKey, standingOf } from './iam.ts';
import { projectOf } from './project.ts';
import { emailOf, requestToken } from './token.ts';

/**
 * Looks a key up by the IAM API, which an administrator may do (iam.serviceAccountKeys.get): the token service answers
 * unknown, deleted and disabled keys alike. An active key that was refused holds a private key that is not its own.
 */
export async function lookUp(
  admin: CloudKey,
  { publicId: keyId, fields }: Pick<CloudKey, 'publicId' | 'fields'>,
  ctx: CloudContext,
): Promise<SeenState> {
  const email = emailOf(fields);
  const token = await requestToken(admin, ctx);
  try {
    const seen = await readKey({ email, keyId, project: projectOf(email, fields) }, token, ctx);
    return seen === null ? 'absent' : standingOf(seen, ctx.clock.now()).state;
  } catch (error) {
    if (error instanceof CloudError && error.reason === 'no-such-key') return 'absent';
    throw error;
  }
}
