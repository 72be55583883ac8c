import type { CloudId } from './model/cloud.ts';
import { isVendorHost } from './vendor-hosts.ts';

/**
 * Platforms that are sent the secret itself, or a token that does what the key does: nothing but TLS keeps those from
 * whoever is on the way. Cloudpods signs its way in alone, and its answer holds the token and on some versions the secret.
 */
const BEARERS: readonly CloudId[] = ['azure', 'gcp', 'cloudpods'];

/** Whether keys of a platform survive plain http at all, wherever it is. */
export const survivesPlainHttp = (cloud: CloudId): boolean => !BEARERS.includes(cloud);

const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).hostname : '');

/** Whether an address is at a host that belongs to the platform itself, on any of its sites. */
export const isVendorAddress = (cloud: CloudId, url: string): boolean => isVendorHost(cloud, hostOf(url));

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/i;

/**
 * What plain http to this address takes: `fine` for https and for this computer itself, `consent` of the person, or
 * `never` where a secret or a token would be seen, and `vendor` where the platform has https there.
 */
export function plainHttpOf(cloud: CloudId, url: string): 'fine' | 'consent' | 'never' | 'vendor' {
  if (!URL.canParse(url) || new URL(url).protocol !== 'http:' || LOOPBACK.test(hostOf(url))) return 'fine';
  if (!survivesPlainHttp(cloud)) return 'never';
  return isVendorAddress(cloud, url) ? 'vendor' : 'consent';
}
