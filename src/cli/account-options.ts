import { catalogue } from '../shared/catalogue/index.ts';
import { proxyAddress } from '../shared/model/account.ts';
import type { CloudId, EndpointName } from '../shared/model/cloud.ts';
import { mayGoPlain } from '../shared/plain-http.ts';
import { usageError } from './errors.ts';

/** The options that describe a new account. */
export interface AccountOptions {
  readonly account?: string;
  readonly accountLabel?: string;
  readonly endpoint?: readonly string[];
  readonly site?: string;
  readonly proxy?: string;
  readonly proxyUser?: string;
  readonly plainHttp?: true;
  readonly environment?: string;
}

const isWebAddress = (text: string): boolean =>
  URL.canParse(text) && ['http:', 'https:'].includes(new URL(text).protocol);

/** The services of a cloud whose address can be set; the first one proves a key, so an address without a name is for it. */
function servicesOf(cloud: CloudId): readonly string[] {
  return catalogue[cloud].endpoints.map(({ name }) => name);
}

/** `URL` or `service=URL`, each at most once a service. Throws usage errors. */
export function parseEndpoints(
  cloud: CloudId,
  texts: readonly string[],
): Partial<Record<EndpointName, string>> {
  const services = servicesOf(cloud);
  const endpoints: Record<string, string> = {};
  for (const text of texts) {
    const named = /^([a-z]+)=(.*)$/s.exec(text);
    const service = named?.[1] ?? services[0] ?? '';
    const address = (named?.[2] ?? text).trim();
    if (!services.includes(service))
      throw usageError('unknown-service', { service, services: services.join(', ') });
    if (!isWebAddress(address) || endpoints[service] !== undefined)
      throw usageError('bad-endpoint', { service });
    endpoints[service] = address;
  }
  return endpoints;
}

/** An address of a proxy, or `direct`. A user goes by an option of its own, a password never by one. Throws a usage error. */
export function parseProxy(text: string): string {
  if (text === 'direct') return text;
  const read = proxyAddress.safeParse(text);
  if (!read.success) throw usageError('bad-proxy');
  return read.data;
}

/** The draft of the account that a new key brings along. Throws usage errors. */
export function accountDraft(cloud: CloudId, label: string, options: AccountOptions) {
  const sites = catalogue[cloud].sites.map((site) => site.id);
  const site = options.site ?? sites[0] ?? '';
  if (!sites.includes(site)) throw usageError('unknown-site', { sites: sites.join(', ') });
  const endpoints = parseEndpoints(cloud, options.endpoint ?? []);
  if (options.plainHttp && !mayGoPlain(cloud, endpoints)) throw usageError('plain-never');
  return {
    label: options.accountLabel ?? label,
    site,
    environment: options.environment ?? null,
    owner: null,
    note: '',
    tags: [],
    endpoints,
    proxy: options.proxy === undefined ? null : parseProxy(options.proxy),
    proxyUser: options.proxyUser ?? null,
    pins: [],
    plainHttp: options.plainHttp === true,
    periodDays: null,
  };
}

/** An existing account brings its own settings. Throws a usage error when both are named. */
export function refuseSettingsOfExisting(options: AccountOptions): void {
  if (options.account === undefined) return;
  const settings = [
    options.accountLabel,
    options.endpoint,
    options.site,
    options.proxy,
    options.environment,
    options.proxyUser,
    options.plainHttp,
  ];
  if (settings.some((value) => value !== undefined)) throw usageError('account-settings');
}

/** A private cloud has no address but its owner's. Throws a usage error that names what is missing. */
export function requireEndpoints(cloud: CloudId, given: Partial<Record<EndpointName, string>>): void {
  const missing = catalogue[cloud].endpoints.filter(
    ({ name, required }) => required && given[name] === undefined,
  );
  if (missing.length > 0) {
    throw usageError('missing-endpoint', { services: missing.map(({ name }) => name).join(', ') });
  }
}
