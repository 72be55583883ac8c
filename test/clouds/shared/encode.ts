import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** Percent-encoding by RFC 3986, written from its text: unreserved characters stay, all other bytes become %XX. */
export function percentEncode(text: string): string {
  let out = '';
  for (const byte of Buffer.from(text, 'utf8')) {
    const char = String.fromCharCode(byte);
    out += /[A-Za-z0-9\-._~]/.test(char) ? char : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  }
  return out;
}

/** Parameters sorted by encoded name and value, as signatures want them. */
export function sortedQuery(pairs: Iterable<readonly [string, string]>): string {
  return [...pairs]
    .map(([name, value]) => [percentEncode(name), percentEncode(value)] as const)
    .sort(([a, x], [b, y]) => (a === b ? (x < y ? -1 : 1) : a < b ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
}

export const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

export const hmac = (algorithm: 'sha1' | 'sha256', key: string | Buffer, text: string): Buffer =>
  createHmac(algorithm, key).update(text, 'utf8').digest();

export function sameText(a: string, b: string): boolean {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
}

/** Parameters by name, without `omitted`. */
export const paramsWithout = (
  params: URLSearchParams,
  omitted: readonly string[],
): Readonly<Record<string, string>> =>
  Object.fromEntries([...params].filter(([name]) => !omitted.includes(name)));
