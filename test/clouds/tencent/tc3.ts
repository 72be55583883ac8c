import { hmac, sameText, sha256 } from '../shared/encode.ts';
import type { Incoming } from '../shared/server.ts';

/** What a request says of its TC3 signature. */
export interface Signed {
  readonly keyId: string;
  readonly signature: string;
  /** The day of the credential scope. */
  readonly date: string;
  /** Seconds since 1970, as it was sent. */
  readonly timestamp: number;
  readonly fits: (secret: string) => boolean;
}

const AUTHORIZATION =
  /^TC3-HMAC-SHA256 Credential=([^/]+)\/(\d{4}-\d\d-\d\d)\/([^/]+)\/tc3_request, SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/;

/** Null where the request has no such signature, or leaves a header out that must be signed. */
export function readTc3(request: Incoming): Signed | null {
  const [, keyId, date, service, names, signature] =
    AUTHORIZATION.exec(request.headers.authorization ?? '') ?? [];
  if (!keyId || !date || !service || !names || !signature) return null;
  const signedHeaders = names.split(';');
  if (!signedHeaders.includes('host') || !signedHeaders.includes('content-type')) return null;
  const timestamp = Number(request.headers['x-tc-timestamp']);

  const expected = (host: string, secret: string): string => {
    const values: Readonly<Record<string, string>> = { ...request.headers, host };
    const canonical = [
      request.method,
      request.path,
      request.query.toString(),
      ...signedHeaders.map((name) => `${name}:${(values[name] ?? '').trim().toLowerCase()}`),
      '',
      names,
      sha256(request.body),
    ].join('\n');
    const scope = `${date}/${service}/tc3_request`;
    const toSign = `TC3-HMAC-SHA256\n${timestamp}\n${scope}\n${sha256(canonical)}`;
    const key = hmac('sha256', hmac('sha256', hmac('sha256', `TC3${secret}`, date), service), 'tc3_request');
    return hmac('sha256', key, toSign).toString('hex');
  };

  const sent = request.headers.host ?? '';
  // The SDKs sign the host without its port, which the real service never has, and take the service from its name.
  const bare = sent.split(':')[0] ?? '';
  const ofService = [serviceOf(request.headers['x-tc-version']), bare.split('.')[0]].includes(service);
  return {
    keyId,
    signature,
    date,
    timestamp,
    fits: (secret) => ofService && [sent, bare].some((host) => sameText(expected(host, secret), signature)),
  };
}

/** Which product a version belongs to, among those that are here. */
export const serviceOf = (version: string | undefined): 'sts' | 'cam' | null =>
  version === '2018-08-13' ? 'sts' : version === '2019-01-16' ? 'cam' : null;
