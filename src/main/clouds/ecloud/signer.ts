import { createHash, createHmac } from 'node:crypto';
import { canonicalQuery, encode } from '../canonical-query.ts';

/** A request before its signature: neither headers nor a body are signed. */
export interface UnsignedRequest {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  /** All parameters but `Signature`. */
  readonly query: Readonly<Record<string, string>>;
}

/**
 * The parameter `Signature` of ECloud's signature V2.0 with HmacSHA1, in hex. No vector is published; the steps are
 * those of cloudmux (pkg/multicloud/ecloud) and of clients in five other languages, which agree.
 */
export function signature({ method, path, query }: UnsignedRequest, secret: string): string {
  const hash = createHash('sha256').update(canonicalQuery(query)).digest('hex');
  return createHmac('sha1', `BC_SIGNATURE&${secret}`)
    .update(`${method}\n${encode(path)}\n${hash}`)
    .digest('hex');
}
