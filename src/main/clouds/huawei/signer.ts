import { createHash, createHmac } from 'node:crypto';

const ALGORITHM = 'SDK-HMAC-SHA256';

/** A request before its signature. */
export interface UnsignedRequest {
  readonly method: 'GET';
  /** As it is sent, each part of it encoded. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  /** By lower-case name; all of them are signed. `host` and `x-sdk-date` must be there. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Percent-encoding by RFC 3986, which leaves only letters, digits and `-_.~`. */
export function encode(text: string): string {
  const rest = (char: string) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`;
  return encodeURIComponent(text).replace(/[!'()*]/g, rest);
}

/** The query string in the order and encoding that is signed, and that must be sent. */
export const canonicalQuery = (query: Readonly<Record<string, string>>): string =>
  Object.entries(query)
    .toSorted(byName)
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .join('&');

/** The moment as `x-sdk-date` says it: `20191115T033655Z`. */
export const sdkDate = (ms: number): string =>
  `${new Date(ms).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;

/**
 * The value of `Authorization` (support.huaweicloud.com, "API Request Signing Guide", algorithm). The signed path ends
 * with a slash whether the sent one does or not; the key of the HMAC is the secret as it is.
 */
export function authorization(request: UnsignedRequest, ak: string, sk: string): string {
  const signed = Object.entries(request.headers).toSorted(byName);
  const names = signed.map(([name]) => name).join(';');
  const canonical = [
    request.method,
    request.path.endsWith('/') ? request.path : `${request.path}/`,
    canonicalQuery(request.query),
    ...signed.map(([name, value]) => `${name}:${value.trim()}`),
    '',
    names,
    sha256Hex(request.body),
  ].join('\n');
  const toSign = [ALGORITHM, request.headers['x-sdk-date'], sha256Hex(canonical)].join('\n');
  const signature = createHmac('sha256', sk).update(toSign).digest('hex');
  return `${ALGORITHM} Access=${ak}, SignedHeaders=${names}, Signature=${signature}`;
}

const sha256Hex = (text: string): string => createHash('sha256').update(text).digest('hex');

const byName = ([a]: [string, string], [b]: [string, string]): number => (a < b ? -1 : Number(a > b));
