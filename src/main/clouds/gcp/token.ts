import { KeyturnError } from '../../../shared/ipc/envelope.ts';
import type { CloudContext, CloudKey, Revealable } from '../cloud.ts';
import type { HttpAnswer } from '../http/http.ts';
import { askJson, type Refused } from '../json-call.ts';
import { grantedToken, oauthRefusal, tokenRequest } from '../oauth.ts';
import { grantFailureKind } from './errors.ts';
import { readPrivateKey } from './private-key.ts';
import { signedAssertion } from './signer.ts';
import { tokenAddress } from './token-address.ts';

const GRANT = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
const SCOPE = 'https://www.googleapis.com/auth/cloud-platform';

/** The service account that a key belongs to. Throws KeyturnError `missing-fields`. */
export function emailOf(fields: CloudKey['fields']): string {
  const email = fields.client_email?.trim() ?? '';
  if (email === '') throw new KeyturnError('missing-fields', { fields: 'client_email' });
  return email;
}

/** Asks for a token by an assertion that the key signs, which proves the key. Throws as the methods of `Cloud` do. */
export async function requestToken(key: CloudKey, ctx: CloudContext): Promise<Revealable> {
  const email = emailOf(key.fields);
  const { url, audience } = tokenAddress(key.fields, ctx);
  const privateKey = readPrivateKey(key.secret);
  const request = () => {
    const asserted = { email, keyId: key.publicId, audience, scope: SCOPE, now: ctx.clock.now() };
    return tokenRequest(url, { grant_type: GRANT, assertion: signedAssertion(asserted, privateKey) });
  };
  return askJson({ request, shape: grantedToken, refused }, ctx);
}

/** Reads the word of a refusal; its text decides between cases and goes no further. */
function refused(body: unknown, { status }: HttpAnswer): Refused | null {
  const parsed = oauthRefusal.safeParse(body);
  if (!parsed.success) return null;
  const { error: vendorCode, error_description } = parsed.data;
  const kind = grantFailureKind(vendorCode, error_description, status);
  return kind && { kind, vendorCode };
}
