import type { CloudId } from './model/cloud.ts';
import { isVendorHost } from './vendor-hosts.ts';

/** Platforms whose keys are sent as they are, so that nothing but TLS keeps them from whoever is on the way. */
const SENT_AS_THEY_ARE: readonly CloudId[] = ['azure', 'gcp'];

const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).hostname : '');

/** Whether an address is at a host that belongs to the platform itself, on any of its sites. */
export const isVendorAddress = (cloud: CloudId, url: string): boolean => isVendorHost(cloud, hostOf(url));

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/i;

/**
 * What plain http to this address takes: `fine` for https and for this computer itself, `consent` of the person, or
 * `never` where the secret is sent as it is, and `vendor` where the platform has https there.
 */
export function plainHttpOf(cloud: CloudId, url: string): 'fine' | 'consent' | 'never' | 'vendor' {
  if (!URL.canParse(url) || new URL(url).protocol !== 'http:' || LOOPBACK.test(hostOf(url))) return 'fine';
  if (SENT_AS_THEY_ARE.includes(cloud)) return 'never';
  return isVendorAddress(cloud, url) ? 'vendor' : 'consent';
}
