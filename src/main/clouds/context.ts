import { siteOf } from '../../shared/catalogue/index.ts';
import type { Account } from '../../shared/model/account.ts';
import type { CloudId, EndpointName } from '../../shared/model/cloud.ts';
import type { Clock } from '../ports/clock.ts';
import type { CloudContext } from './cloud.ts';
import type { Http } from './http/http.ts';

/** Domains that a vendor serves its own APIs under (the endpoint tables inside its SDKs). */
const VENDOR_DOMAINS: Readonly<Record<CloudId, readonly string[]>> = {
  aliyun: ['aliyuncs.com'],
  aws: ['amazonaws.com', 'amazonaws.com.cn'],
  azure: [
    ...['microsoftonline.com', 'microsoft.com', 'azure.com', 'microsoftonline.us', 'microsoft.us'],
    ...['usgovcloudapi.net', 'microsoftonline.cn', 'chinacloudapi.cn'],
  ],
  gcp: ['googleapis.com'],
  huawei: ['myhuaweicloud.com', 'myhuaweicloud.eu'],
  tencent: ['tencentcloudapi.com'],
  ucloud: ['ucloud.cn'],
  jdcloud: ['jdcloud-api.com'],
  ctyun: ['ctyun.cn'],
  ecloud: ['cmecloud.cn'],
  // Private clouds: every address is a person's own.
  zstack: [],
  apsara: [],
  cloudpods: [],
};

/** Whether an address belongs to the vendor itself, rather than to a private or compatible service. */
export function isVendorHost(cloud: CloudId, hostname: string): boolean {
  const host = hostname.toLowerCase();
  return VENDOR_DOMAINS[cloud].some((domain) => host === domain || host.endsWith(`.${domain}`));
}

type Endpoints = Partial<Record<EndpointName, string>>;

/**
 * Lays an account's own addresses over its site's. Once any of them is foreign, the site's other services are left out:
 * keys of a private cloud are never shown to the public one.
 */
function mergeEndpoints(cloud: CloudId, site: Endpoints, own: Endpoints): Endpoints {
  const foreign = Object.values(own).some((address) => !isVendorHost(cloud, new URL(address).hostname));
  return foreign ? own : { ...site, ...own };
}

/**
 * Where the calls of one account go: its site, with its own addresses and proxy.
 * `region` is the one that the key's fields name, where they do.
 */
export function resolveContext(
  account: Pick<Account, 'cloud' | 'site' | 'endpoints' | 'proxy'>,
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
    endpoints: mergeEndpoints(account.cloud, site.endpoints, account.endpoints),
    proxy: account.proxy,
  };
}
