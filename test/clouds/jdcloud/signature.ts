import { createHmac } from 'node:crypto';
import { hmac, sameText, sha256 } from '../shared/encode.ts';
import type { Incoming } from '../shared/server.ts';

/** What `authorization` says. */
export interface Signed {
  readonly keyId: string;
  /** `YYYYMMDD/region/service/jdcloud2_request`. */
  readonly scope: string;
  readonly names: readonly string[];
  readonly signature: string;
}

const FORM =
  /^JDCLOUD2-HMAC-SHA256 Credential=([^/]+)\/([^,]+\/jdcloud2_request), SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/;

/** Null where the header is missing, or is not of that form. */
export function readAuthorization({ headers }: Pick<Incoming, 'headers'>): Signed | null {
  const [, keyId, scope, names, signature] = FORM.exec(headers.authorization ?? '') ?? [];
  if (!keyId || !scope || !names || !signature) return null;
  return { keyId, scope, names: names.split(';'), signature };
}

/**
 * Whether a request was signed with `secret`: docs.jdcloud.com, "Signature algorithm" of the API gateway. Path and query
 * count as they were sent, the query in byte order.
 */
export function signatureFits(
  request: Incoming,
  { scope, names, signature }: Signed,
  secret: string,
): boolean {
  const [path = '', query = ''] = request.target.split('?');
  const lines = names.map((name) => `${name}:${(request.headers[name] ?? '').trim().replace(/\s+/g, ' ')}`);
  const canonical = [
    request.method,
    path,
    query.split('&').sort().join('&'),
    ...lines,
    '',
    names.join(';'),
    sha256(request.body),
  ].join('\n');
  const date = request.headers['x-jdcloud-date'] ?? '';
  let key: string | Buffer = `JDCLOUD2${secret}`;
  for (const part of scope.split('/')) key = hmac('sha256', key, part);
  const text = ['JDCLOUD2-HMAC-SHA256', date, scope, sha256(canonical)].join('\n');
  const computed = createHmac('sha256', key).update(text).digest('hex');
  const day = scope.slice(0, 8);
  return (
    day === date.slice(0, 8) &&
    mustBeSigned(request).every((name) => names.includes(name)) &&
    sameText(computed, signature)
  );
}

const mustBeSigned = ({ headers }: Incoming): readonly string[] =>
  Object.keys(headers).filter((name) => name === 'host' || name.startsWith('x-jdcloud-'));
