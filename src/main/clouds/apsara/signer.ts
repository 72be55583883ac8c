import { createHmac } from 'node:crypto';
import { canonicalQuery, encode } from '../canonical-query.ts';

/**
 * The parameter `Signature` of the RPC style, version 1.0, over all other parameters; headers are not signed. The path is
 * a slash whatever the gateway's own path is, as with the vendor's SDKs, which was not tried on `/asapi/v3`.
 */
export function signature(
  method: 'GET' | 'POST',
  query: Readonly<Record<string, string>>,
  secret: string,
): string {
  const text = `${method}&${encode('/')}&${encode(canonicalQuery(query))}`;
  return createHmac('sha1', `${secret}&`).update(text).digest('base64');
}
