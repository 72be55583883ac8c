import { siteOf } from '../../shared/catalogue/index.ts';
import type { Account } from '../../shared/model/account.ts';
import { pinHost } from '../../shared/model/certificate.ts';
import type { CloudId, EndpointName } from '../../shared/model/cloud.ts';
import { survivesPlainHttp } from '../../shared/plain-http.ts';
import { isVendorHost } from '../../shared/vendor-hosts.ts';
import type { Clock } from '../ports/clock.ts';
import type { CloudContext } from './cloud.ts';
import type { Http } from './http/http.ts';
import type { ProxyWay, Way } from './way.ts';

type Endpoints = Partial<Record<EndpointName, string>>;

/**
 * Lays an account's own addresses over its site's. Once any of them is foreign, the site's other services are left out:
 * keys of a private cloud are never shown to the public one.
 */
export function endpointsOf(cloud: CloudId, site: Endpoints, own: Endpoints): Endpoints {
  const foreign = Object.values(own).some((address) => !isVendorHost(cloud, new URL(address).hostname));
  return foreign ? own : { ...site, ...own };
}

/** What an account says of its own about the way out; what is left out is not set. */
export type WayParts = Pick<Account, 'cloud' | 'endpoints' | 'proxy'> &
  Partial<Pick<Account, 'id' | 'proxyUser' | 'pins' | 'plainHttp'>>;

/** Whether an account's own addresses may go without TLS, once a person agreed. */
export function mayGoPlain(cloud: CloudId, endpoints: Endpoints): boolean {
  const plain = Object.values(endpoints).filter((address) => new URL(address).protocol === 'http:');
  return survivesPlainHttp(cloud) && !plain.some((address) => isVendorHost(cloud, new URL(address).hostname));
}

/**
 * The addresses of an account whose certificates may be pinned, as pins name them. A vendor's own hosts are none of them:
 * whoever stands in their place with another certificate is to be refused, or trusted by an authority.
 */
export function pinHostsOf({
  cloud,
  site,
  endpoints,
}: Pick<Account, 'cloud' | 'site' | 'endpoints'>): readonly string[] {
  return Object.values(endpointsOf(cloud, siteOf(cloud, site).endpoints, endpoints))
    .map((address) => new URL(address))
    .filter(({ protocol, hostname }) => protocol === 'https:' && !isVendorHost(cloud, hostname))
    .map(pinHost);
}

/** The way out of an account's calls. */
export function wayOf({ id, cloud, endpoints, proxy, ...parts }: WayParts): Way {
  const { proxyUser = null, pins = [], plainHttp = false } = parts;
  return {
    proxy: proxyWayOf(proxy, proxyUser, id ?? null),
    // None counts for a vendor's own hosts, however it came into the vault.
    pins: pins.filter(({ host }) => !isVendorHost(cloud, host.replace(/:\d+$/, ''))),
    plainHttp: plainHttp && mayGoPlain(cloud, endpoints),
  };
}

function proxyWayOf(proxy: Account['proxy'], user: string | null, id: Account['id'] | null): ProxyWay {
  if (proxy === null) return { kind: 'vault' };
  return proxy === 'direct' ? { kind: 'direct' } : { kind: 'own', url: proxy, user, password: id };
}

/**
 * Where the calls of one account go: its site, with its own addresses and way out.
 * `region` is the one that the key's fields name, where they do.
 */
export function resolveContext(
  account: Pick<Account, 'site'> & WayParts,
  deps: {
    readonly http: Http;
    readonly clock: Clock;
    readonly signal: AbortSignal;
    readonly region?: string | null;
  },
): CloudContext {
  const site = siteOf(account.cloud, account.site);
  return {
    signal: deps.signal,
    clock: deps.clock,
    http: deps.http,
    site,
    region: deps.region || site.region,
    endpoints: endpointsOf(account.cloud, site.endpoints, account.endpoints),
    way: wayOf(account),
  };
}
