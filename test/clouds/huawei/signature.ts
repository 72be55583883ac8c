import { hmac, percentEncode, sameText, sha256, sortedQuery } from '../shared/encode.ts';
import type { Incoming } from '../shared/server.ts';

/** What a request says of its SDK-HMAC-SHA256 signature. */
export interface Signed {
  readonly keyId: string;
  readonly signature: string;
  /** Of `x-sdk-date`; NaN where it is none. */
  readonly at: number;
  /** As the refusal repeats it, with `|` for line breaks. */
  readonly canonical: string;
  readonly fits: (secret: string) => boolean;
}

const AUTHORIZATION = /^SDK-HMAC-SHA256 Access=([^,]+), SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/;

/** Null where the request has no such signature, or leaves a header out that must be signed. */
export function readSignature(request: Incoming): Signed | null {
  const [, keyId, names, signature] = AUTHORIZATION.exec(request.headers.authorization ?? '') ?? [];
  if (!keyId || !names || !signature) return null;
  const signedHeaders = names.split(';');
  const mustBeSigned = ['host', 'x-sdk-date', 'x-security-token', 'x-domain-id', 'x-project-id'];
  const left = mustBeSigned.filter((name) => request.headers[name] !== undefined);
  if (!left.every((name) => signedHeaders.includes(name))) return null;
  const path = request.path
    .split('/')
    .map((part) => percentEncode(decodeURIComponent(part)))
    .join('/');
  const date = request.headers['x-sdk-date'] ?? '';
  const canonical = [
    request.method,
    path.endsWith('/') ? path : `${path}/`,
    sortedQuery(request.query),
    ...signedHeaders.map((name) => `${name}:${(request.headers[name] ?? '').trim()}`),
    '',
    names,
    sha256(request.body),
  ].join('\n');
  const toSign = `SDK-HMAC-SHA256\n${date}\n${sha256(canonical)}`;
  return {
    keyId,
    signature,
    at: Date.parse(date.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z')),
    canonical: canonical.replaceAll('\n', '|'),
    fits: (secret) => sameText(hmac('sha256', secret, toSign).toString('hex'), signature),
  };
}
