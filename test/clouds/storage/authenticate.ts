import { type AccessKey, type Incoming, Refusal, type Target } from './model.ts';
import { readOssV1, readOssV4 } from './oss-signatures.ts';
import type { Signed } from './signed.ts';
import { readSigv4 } from './sigv4.ts';

/** How far a signature's date may lie from the server's clock, at both services. */
const WINDOW_MS = 15 * 60_000;

/** Reads whichever signature a request bears. */
export const readSignature = (request: Incoming, target: Target): Signed | null =>
  readSigv4(request) ?? readOssV4(request, target) ?? readOssV1(request, target);

/** Finds out which key signed, from a signature computed anew. Throws `Refusal`. */
export function authenticate(
  signed: Signed | null,
  context: { readonly keys: ReadonlyMap<string, AccessKey>; readonly region: string; readonly now: number },
): AccessKey {
  if (signed === null) throw new Refusal('AccessDenied', 403, 'Anonymous access is forbidden.');
  const { region, now } = context;
  if (signed.region !== null && signed.region !== region) {
    throw new Refusal('AuthorizationHeaderMalformed', 400, `The region '${signed.region}' is wrong.`, {
      Region: region,
    });
  }
  const key = context.keys.get(signed.keyId);
  if (key === undefined) {
    throw new Refusal(
      'InvalidAccessKeyId',
      403,
      'The Access Key Id you provided does not exist in our records.',
    );
  }
  if (!(Math.abs(signed.at - now) <= WINDOW_MS)) {
    throw new Refusal(
      'RequestTimeTooSkewed',
      403,
      'The difference between the request time and now is too large.',
      {
        ServerTime: new Date(now).toISOString(),
      },
    );
  }
  if (!signed.fits(key.secret)) {
    throw new Refusal('SignatureDoesNotMatch', 403, 'The signature we calculated does not match.', {
      StringToSign: signed.stringToSign,
    });
  }
  return key;
}
