import { createHash, createHmac } from 'node:crypto';

/** Any text does; this one is that of the vendor's command line. */
const LOCATION = 'cn-beijing';

const ALGORITHM = 'AWS4-HMAC-SHA256';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();

/** What proves a key: the text that the secret signed, and all that the server needs to sign it again. */
export interface Proof {
  readonly algorithm: string;
  readonly access_key: string;
  readonly signature: string;
  /** The text itself. */
  readonly request: string;
  readonly location: string;
  readonly signed_headers: readonly string[];
  readonly sign_date: string;
}

/**
 * Signature version 4 of AWS for S3, over a request that is never sent as such: package s3auth of the public source. The
 * server takes the text as it is and looks at no clock.
 */
export function proofOf(url: URL, ms: number, keyId: string, secret: string): Proof {
  const iso = new Date(ms).toISOString();
  const time = `${iso.slice(0, 19).replace(/[-:]/g, '')}Z`;
  const day = time.slice(0, 8);
  const hash = sha256('');
  const headers = [
    ['host', url.host],
    ['x-amz-content-sha256', hash],
    ['x-amz-date', time],
  ] as const;
  const names = headers.map(([name]) => name);
  const lines = headers.map(([name, value]) => `${name}:${value}`);
  const canonical = ['POST', url.pathname, '', ...lines, '', names.join(';'), hash].join('\n');
  const scope = [day, LOCATION, 's3', 'aws4_request'];
  const request = [ALGORITHM, time, scope.join('/'), sha256(canonical)].join('\n');
  const key = scope.reduce<string | Buffer>(hmac, `AWS4${secret}`);
  return {
    algorithm: ALGORITHM,
    access_key: keyId,
    signature: hmac(key, request).toString('hex'),
    request,
    location: LOCATION,
    signed_headers: names,
    sign_date: `${iso.slice(0, 19)}.000000Z`,
  };
}
