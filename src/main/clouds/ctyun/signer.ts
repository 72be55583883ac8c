import { createHash, createHmac } from 'node:crypto';

const BEIJING_MS = 8 * 3_600_000;

/**
 * The value of `Eop-date`: Beijing time, although it ends in Z. Computed by the offset, never by the computer's zone.
 * `ms` is an instant as everywhere.
 */
export const eopDate = (ms: number): string =>
  `${new Date(ms + BEIJING_MS).toISOString().slice(0, 19)}Z`.replace(/[-:]/g, '');

/** What is signed of a request. Method and path are not. */
export interface UnsignedRequest {
  readonly requestId: string;
  /** As `eopDate` gives it. */
  readonly date: string;
  /** The query string exactly as it is sent, sorted by name; empty where there is none. */
  readonly query: string;
  readonly body: string;
}

const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();

/** The text that is signed. */
export const stringToSign = ({ requestId, date, query, body }: UnsignedRequest): string =>
  [
    `ctyun-eop-request-id:${requestId}`,
    `eop-date:${date}`,
    '',
    query,
    createHash('sha256').update(body).digest('hex'),
  ].join('\n');

/** The value of `Eop-Authorization` (ctyun.cn, "Signature of the EOP gateway"; the provider's ctyun-sdk-core/request.go). */
export function authorization(request: UnsignedRequest, keyId: string, secret: string): string {
  const key = [request.date, keyId, request.date.slice(0, 8)].reduce<string | Buffer>(hmac, secret);
  const signature = hmac(key, stringToSign(request)).toString('base64');
  return `${keyId} Headers=ctyun-eop-request-id;eop-date Signature=${signature}`;
}
