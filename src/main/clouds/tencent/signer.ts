import { createHash, createHmac } from 'node:crypto';

const ALGORITHM = 'TC3-HMAC-SHA256';

/** A request before its signature: always a POST of JSON here. */
export interface UnsignedRequest {
  readonly path: string;
  /** By lower-case name; all of them are signed, so those that must not be stay out. `host` and `content-type` must be there. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** The product that is asked: `sts`, `cam`. A part of the signing key, whatever the host is called. */
  readonly service: string;
  /** Seconds since 1970. */
  readonly timestamp: number;
}

/**
 * The value of `Authorization` for Tencent Cloud's API 3.0 (cloud.tencent.com/document/api/1153/41000, "Signature v3").
 * The values of headers are signed in lower case.
 */
export function authorization(request: UnsignedRequest, secretId: string, secretKey: string): string {
  const signed = Object.entries(request.headers).toSorted(([a], [b]) => (a < b ? -1 : Number(a > b)));
  const names = signed.map(([name]) => name).join(';');
  const canonical = [
    'POST',
    request.path,
    '',
    ...signed.map(([name, value]) => `${name}:${value.trim().toLowerCase()}`),
    '',
    names,
    sha256Hex(request.body),
  ].join('\n');
  const date = new Date(request.timestamp * 1000).toISOString().slice(0, 10);
  const scope = `${date}/${request.service}/tc3_request`;
  const toSign = [ALGORITHM, String(request.timestamp), scope, sha256Hex(canonical)].join('\n');
  const key = [date, request.service, 'tc3_request'].reduce<string | Buffer>(hmac, `TC3${secretKey}`);
  const signature = hmac(key, toSign).toString('hex');
  return `${ALGORITHM} Credential=${secretId}/${scope}, SignedHeaders=${names}, Signature=${signature}`;
}

const sha256Hex = (text: string): string => createHash('sha256').update(text).digest('hex');

const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();
