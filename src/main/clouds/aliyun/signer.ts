import { createHash, createHmac } from 'node:crypto';
import { byCodeUnit, canonicalQuery } from '../canonical-query.ts';

const ALGORITHM = 'ACS3-HMAC-SHA256';

/** A request before its signature. `headers` are by lower-case name and hold all `x-acs-` ones. */
export interface UnsignedRequest {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  /** SHA-256 of the body, in lower-case hex; also the value of `x-acs-content-sha256`. */
  readonly bodyHash: string;
}

/** Lower-case hex of SHA-256, as the signature uses it for texts and bodies. */
export const sha256Hex = (text: string): string => createHash('sha256').update(text).digest('hex');

/**
 * The value of `Authorization` for Alibaba Cloud's signature version 3
 * (help.aliyun.com, "V3 request structure and signature"). The key of the HMAC is the secret as it is.
 */
export function authorization(request: UnsignedRequest, keyId: string, secret: string): string {
  const signed = Object.entries(request.headers)
    .filter(([name]) => name === 'host' || name === 'content-type' || name.startsWith('x-acs-'))
    .toSorted(([a], [b]) => byCodeUnit(a, b));
  const names = signed.map(([name]) => name).join(';');
  const canonical = [
    request.method,
    request.path,
    canonicalQuery(request.query),
    ...signed.map(([name, value]) => `${name}:${value.trim()}`),
    '',
    names,
    request.bodyHash,
  ].join('\n');
  const signature = createHmac('sha256', secret)
    .update(`${ALGORITHM}\n${sha256Hex(canonical)}`)
    .digest('hex');
  return `${ALGORITHM} Credential=${keyId},SignedHeaders=${names},Signature=${signature}`;
}
