import { hmac, percentEncode, sameText, sha256, sortedQuery } from '../shared/encode.ts';
import type { Incoming } from '../shared/server.ts';

/** What a request says of its signature, whichever of the two versions it uses. */
export interface Signed {
  readonly keyId: string;
  readonly token: string | null;
  readonly nonce: string;
  /** As it was sent. */
  readonly date: string;
  readonly signature: string;
  /** What the secret signs; answered back on a mismatch, as Alibaba Cloud does. */
  readonly stringToSign: string;
  readonly fits: (secret: string) => boolean;
}

const ACS3 = /^ACS3-HMAC-SHA256 Credential=([^,]+),SignedHeaders=([^,]+),Signature=([0-9a-f]{64})$/;

/**
 * Signature version 3, in headers (help.aliyun.com, "V3 request structure and signature").
 * Null where the request has none, or leaves a header out that must be signed.
 */
export function readAcs3(request: Incoming): Signed | null {
  const [, keyId, names, signature] = ACS3.exec(request.headers.authorization ?? '') ?? [];
  if (!keyId || !names || !signature) return null;
  const signedHeaders = names.split(';');
  const mustBeSigned = Object.keys(request.headers).filter(
    (name) => name === 'host' || name.startsWith('x-acs-'),
  );
  if (!mustBeSigned.every((name) => signedHeaders.includes(name))) return null;
  const bodyHash = request.headers['x-acs-content-sha256'] ?? '';
  const canonical = [
    request.method,
    request.path,
    sortedQuery(request.query),
    ...signedHeaders.map((name) => `${name}:${(request.headers[name] ?? '').trim()}`),
    '',
    signedHeaders.join(';'),
    bodyHash,
  ].join('\n');
  const stringToSign = `ACS3-HMAC-SHA256\n${sha256(canonical)}`;
  return {
    keyId,
    token: request.headers['x-acs-security-token'] ?? null,
    nonce: request.headers['x-acs-signature-nonce'] ?? '',
    date: request.headers['x-acs-date'] ?? '',
    signature,
    stringToSign,
    fits: (secret) =>
      sha256(request.body) === bodyHash &&
      sameText(hmac('sha256', secret, stringToSign).toString('hex'), signature),
  };
}

/** Signature version 1.0 of the RPC style, HMAC-SHA1 over all parameters. */
export function readRpc(request: Incoming, params: URLSearchParams): Signed | null {
  const keyId = params.get('AccessKeyId');
  const signature = params.get('Signature');
  if (!keyId || !signature || params.get('SignatureMethod') !== 'HMAC-SHA1') return null;
  const query = sortedQuery([...params].filter(([name]) => name !== 'Signature'));
  const stringToSign = `${request.method}&${percentEncode('/')}&${percentEncode(query)}`;
  return {
    keyId,
    token: params.get('SecurityToken'),
    nonce: params.get('SignatureNonce') ?? '',
    date: params.get('Timestamp') ?? '',
    signature,
    stringToSign,
    fits: (secret) => sameText(hmac('sha1', `${secret}&`, stringToSign).toString('base64'), signature),
  };
}
