import { createHash, createHmac } from 'node:crypto';

const ALGORITHM = 'JDCLOUD2-HMAC-SHA256';
const END = 'jdcloud2_request';

/** A request before its signature. */
export interface UnsignedRequest {
  readonly method: string;
  /** Encoded, as it is sent. */
  readonly path: string;
  /** Encoded and in order, as `canonicalQuery` gives it. */
  readonly query: string;
  /** By lower-case name; all of them are signed. `x-jdcloud-date` is among them. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What a signature holds for beside the day. The service is the first part of the vendor's host name. */
export interface Scope {
  readonly region: string;
  readonly service: string;
}

/** `YYYYMMDDTHHmmssZ` in UTC: the value of `x-jdcloud-date`. */
export const jdcloudDate = (ms: number): string =>
  `${new Date(ms).toISOString().slice(0, 19)}Z`.replace(/[-:]/g, '');

/** Percent-encoding that leaves only letters, digits and `-_.~`: a colon in a path becomes `%3A`. */
export function encode(text: string): string {
  const rest = (char: string) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`;
  return encodeURIComponent(text).replace(/[!'()*]/g, rest);
}

/** The query string in the order and encoding that is signed, and that must be sent. */
export const canonicalQuery = (query: Readonly<Record<string, string>>): string =>
  Object.entries(query)
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .toSorted()
    .join('&');

const sha256Hex = (text: string): string => createHash('sha256').update(text).digest('hex');
const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();

/** The text whose hash is signed (docs.jdcloud.com, "Signature algorithm" of the API gateway). */
export function canonicalRequest({ method, path, query, headers, body }: UnsignedRequest): string {
  const lines = Object.entries(headers)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name}:${value.trim().replace(/\s+/g, ' ')}\n`);
  return [method, path, query, lines.join(''), signedNames(headers), sha256Hex(body)].join('\n');
}

const signedNames = (headers: UnsignedRequest['headers']): string =>
  Object.keys(headers).toSorted().join(';');

/** The value of `authorization`. */
export function authorization(
  request: UnsignedRequest,
  { region, service }: Scope,
  keyId: string,
  secret: string,
): string {
  const date = request.headers['x-jdcloud-date'] ?? '';
  const day = date.slice(0, 8);
  const scope = `${day}/${region}/${service}/${END}`;
  const key = [region, service, END].reduce<Buffer>(hmac, hmac(`JDCLOUD2${secret}`, day));
  const signature = hmac(key, [ALGORITHM, date, scope, sha256Hex(canonicalRequest(request))].join('\n'));
  const names = signedNames(request.headers);
  return `${ALGORITHM} Credential=${keyId}/${scope}, SignedHeaders=${names}, Signature=${signature.toString('hex')}`;
}
