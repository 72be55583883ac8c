import { createHash } from 'node:crypto';

/**
 * UCloud's signature of one request (docs.ucloud.cn, "Signature"): SHA-1 over all parameters by name, names and values
 * joined as they are, and the private key. It holds no time, so that a wrong clock does no harm.
 */
export function signature(params: Readonly<Record<string, string>>, privateKey: string): string {
  const signed = Object.entries(params)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flat()
    .join('');
  return createHash('sha1')
    .update(signed + privateKey)
    .digest('hex');
}
