import { hmac, percentEncode, sameText, sha256, sortedQuery } from '../shared/encode.ts';
import type { Incoming } from '../shared/server.ts';

/** The parts of an `AWS4-HMAC-SHA256` Authorization header. */
export interface Sigv4 {
  readonly keyId: string;
  readonly day: string;
  readonly region: string;
  readonly service: string;
  readonly signedHeaders: readonly string[];
  readonly signature: string;
}

const HEADER =
  /^AWS4-HMAC-SHA256\s+Credential=([^/]+)\/(\d{8})\/([^/]+)\/([^/]+)\/aws4_request,\s*SignedHeaders=([^,]+),\s*Signature=([0-9a-f]{64})$/;

/** Null for a header that is no Signature Version 4. */
export function parseAuthorization(header: string): Sigv4 | null {
  const [, keyId, day, region, service, headers, signature] = HEADER.exec(header) ?? [];
  if (!keyId || !day || !region || !service || !headers || !signature) return null;
  return { keyId, day, region, service, signedHeaders: headers.split(';'), signature };
}

/** Milliseconds of `20260101T000000Z`; NaN for another form. */
export function parseAmzDate(text: string | undefined): number {
  const [, year, month, day, hour, minute, second] =
    /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text ?? '') ?? [];
  if (second === undefined) return Number.NaN;
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
}

/** `20260101T000000Z` of an instant. */
export const formatAmzDate = (ms: number): string =>
  `${new Date(ms).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;

/** Recomputes the signature from what arrived (AWS IAM user guide, "Create a signed AWS API request"). */
export function signatureFits(request: Incoming, parts: Sigv4, secret: string): boolean {
  const amzDate = request.headers['x-amz-date'] ?? '';
  const complete = ['host', 'x-amz-date'].every((name) => parts.signedHeaders.includes(name));
  if (!complete || !amzDate.startsWith(parts.day)) return false;
  const canonical = [
    request.method,
    request.path.split('/').map(percentEncode).join('/') || '/',
    sortedQuery(request.query),
    ...parts.signedHeaders.map(
      (name) => `${name}:${(request.headers[name] ?? '').trim().replace(/ +/g, ' ')}`,
    ),
    '',
    parts.signedHeaders.join(';'),
    sha256(request.body),
  ].join('\n');
  const scope = `${parts.day}/${parts.region}/${parts.service}/aws4_request`;
  const toSign = ['AWS4-HMAC-SHA256', amzDate, scope, sha256(canonical)].join('\n');
  const keys = [parts.day, parts.region, parts.service, 'aws4_request'];
  const key = keys.reduce<Buffer>(
    (previous, text) => hmac('sha256', previous, text),
    Buffer.from(`AWS4${secret}`),
  );
  return sameText(hmac('sha256', key, toSign).toString('hex'), parts.signature);
}
