import { type KeyObject, sign } from 'node:crypto';

/** What a service account asserts about itself. */
export interface Assertion {
  readonly email: string;
  readonly keyId: string;
  readonly audience: string;
  readonly scope: string;
  /** In ms since 1970. */
  readonly now: number;
}

/** Google takes no longer one. */
const LIFETIME_S = 3600;

/**
 * A JSON Web Token that asks for an access token ("Using OAuth 2.0 for Server to Server Applications"): whoever holds it
 * gets one from `audience` for an hour, so it is as secret as the key for that long.
 */
export function signedAssertion({ email, keyId, audience, scope, now }: Assertion, key: KeyObject): string {
  const iat = Math.floor(now / 1000);
  const header = { alg: 'RS256', typ: 'JWT', kid: keyId };
  const claims = { iss: email, scope, aud: audience, exp: iat + LIFETIME_S, iat };
  return signedParts(JSON.stringify(header), JSON.stringify(claims), key);
}

/** A JSON Web Signature in its compact form (RFC 7515, 3.1), by RSASSA-PKCS1-v1_5 with SHA-256. */
export function signedParts(header: string, payload: string, key: KeyObject): string {
  const input = `${Buffer.from(header).toString('base64url')}.${Buffer.from(payload).toString('base64url')}`;
  return `${input}.${sign('RSA-SHA256', Buffer.from(input), key).toString('base64url')}`;
}
