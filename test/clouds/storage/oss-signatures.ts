import { hmac, percentEncode, sameText, sha256 } from '../shared/encode.ts';
import type { Incoming, Target } from './model.ts';
import type { Signed } from './signed.ts';
import { instantOf } from './sigv4.ts';

const V4 =
  /^OSS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/oss\/aliyun_v4_request,\s*(?:AdditionalHeaders=([^,]*),\s*)?Signature=([0-9a-f]{64})$/;
const V1 = /^OSS ([^:]+):(.+)$/;

const resourceOf = ({ bucket, key }: Target): string => {
  const inBucket = bucket === '' ? '' : `${bucket}/`;
  return `/${inBucket}${key}`;
};

/** Signature version 4 of OSS (help.aliyun.com, "V4 signature in the header"); null where there is none. */
export function readOssV4(request: Incoming, target: Target): Signed | null {
  const [, keyId, day, region, additional, signature] = V4.exec(request.headers.authorization ?? '') ?? [];
  if (!keyId || !day || !region || !signature) return null;
  const { headers } = request;
  const named = (additional ?? '').split(';').filter((name) => name !== '');
  const signed = Object.keys(headers)
    .filter((name) => isAlwaysSigned(name) || named.includes(name))
    .sort();
  const canonical = [
    request.method,
    resourceOf(target).split('/').map(percentEncode).join('/'),
    canonicalQuery(request.query),
    signed.map((name) => `${name}:${headers[name]?.trim()}\n`).join(''),
    named.join(';'),
    headers['x-oss-content-sha256'] ?? '',
  ].join('\n');
  const date = headers['x-oss-date'] ?? '';
  const scope = `${day}/${region}/oss/aliyun_v4_request`;
  const stringToSign = ['OSS4-HMAC-SHA256', date, scope, sha256(canonical)].join('\n');
  return {
    ...{ service: 'oss', keyId, region, stringToSign },
    at: instantOf(date),
    fits: (secret) => {
      const key = [day, region, 'oss', 'aliyun_v4_request'].reduce<Buffer>(
        (previous, text) => hmac('sha256', previous, text),
        Buffer.from(`aliyun_v4${secret}`),
      );
      const isWhole = date.startsWith(day) && headers['x-oss-content-sha256'] === 'UNSIGNED-PAYLOAD';
      return isWhole && sameText(hmac('sha256', key, stringToSign).toString('hex'), signature);
    },
    content: () => ({ bytes: request.body, headers }),
  };
}

const isAlwaysSigned = (name: string): boolean =>
  name === 'content-type' || name === 'content-md5' || name.startsWith('x-oss-');

/** Sorted by encoded name; a parameter without a value stands alone. */
function canonicalQuery(query: URLSearchParams): string {
  return [...query]
    .map(([name, value]) => [percentEncode(name), percentEncode(value)] as const)
    .sort(([a], [b]) => (a < b ? -1 : Number(a > b)))
    .map(([name, value]) => (value === '' ? name : `${name}=${value}`))
    .join('&');
}

// help.aliyun.com, "Include signatures in the Authorization header": the subresources that are signed, as far as they
// occur here. Other parameters are not.
const SUBRESOURCES = ['acl', 'continuation-token', 'location', 'versionId', 'versioning', 'versions'];

/** Signature version 1 of OSS; null where there is none. */
export function readOssV1(request: Incoming, target: Target): Signed | null {
  const [, keyId, signature] = V1.exec(request.headers.authorization ?? '') ?? [];
  if (!keyId || !signature) return null;
  const { headers } = request;
  const date = headers['x-oss-date'] ?? headers.date ?? '';
  const own = Object.keys(headers)
    .filter((name) => name.startsWith('x-oss-'))
    .sort()
    .map((name) => `${name}:${headers[name]?.trim()}\n`)
    .join('');
  const sub = [...request.query]
    .filter(([name]) => SUBRESOURCES.includes(name))
    .sort(([a], [b]) => (a < b ? -1 : Number(a > b)))
    .map(([name, value]) => (value === '' ? name : `${name}=${value}`))
    .join('&');
  const stringToSign = [
    request.method,
    headers['content-md5'] ?? '',
    headers['content-type'] ?? '',
    date,
    `${own}${resourceOf(target)}${sub === '' ? '' : `?${sub}`}`,
  ].join('\n');
  return {
    ...{ service: 'oss', keyId, region: null, stringToSign },
    at: Date.parse(date),
    fits: (secret) => sameText(hmac('sha1', secret, stringToSign).toString('base64'), signature),
    content: () => ({ bytes: request.body, headers }),
  };
}
