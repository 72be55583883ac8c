import { catalogue, siteOf } from '../../../shared/catalogue/index.ts';
import { readAddress } from '../../../shared/endpoint-address.ts';
import type { Account, AccountDraft } from '../../../shared/model/account.ts';
import { type Pin, pinHost } from '../../../shared/model/certificate.ts';
import { type CloudId, type EndpointName, endpointName } from '../../../shared/model/cloud.ts';
import { plainHttpOf } from '../../../shared/plain-http.ts';
import { readProxy } from '../../lib/proxy-address.ts';

/** The ways out that an account's form offers. */
export const PROXY_KINDS = ['vault', 'direct', 'own'] as const;

/** An account as its form holds it: every field a text, empty where nothing is set. */
export interface AccountValues {
  readonly label: string;
  readonly site: string;
  readonly environment: string;
  readonly owner: string;
  readonly note: string;
  /** `vault`: as the network settings say. */
  readonly proxyKind: (typeof PROXY_KINDS)[number];
  readonly proxy: string;
  readonly proxyUser: string;
  readonly pins: readonly Pin[];
  readonly plainHttp: boolean;
  readonly periodDays: string;
  readonly endpoints: Record<EndpointName, string>;
}

/** A form that an account is part of. */
export interface AccountHolder {
  readonly account: AccountValues;
}

const NO_ENDPOINTS = Object.fromEntries(endpointName.options.map((name) => [name, ''])) as Record<
  EndpointName,
  string
>;

/** A new account of a cloud, on the first of its sites. */
export function emptyAccount(cloud: CloudId): AccountValues {
  return {
    label: '',
    site: siteOf(cloud, '').id,
    environment: '',
    owner: '',
    note: '',
    proxyKind: 'vault',
    proxy: '',
    proxyUser: '',
    pins: [],
    plainHttp: false,
    periodDays: '',
    endpoints: NO_ENDPOINTS,
  };
}

function proxyTexts(proxy: Account['proxy']): Pick<AccountValues, 'proxyKind' | 'proxy'> {
  if (proxy === null) return { proxyKind: 'vault', proxy: '' };
  return proxy === 'direct' ? { proxyKind: 'direct', proxy: '' } : { proxyKind: 'own', proxy };
}

/** An account as its form starts. */
export function valuesOf(account: Account): AccountValues {
  return {
    label: account.label,
    site: account.site,
    environment: account.environment ?? '',
    owner: account.owner ?? '',
    note: account.note,
    ...proxyTexts(account.proxy),
    proxyUser: account.proxyUser ?? '',
    pins: account.pins,
    plainHttp: account.plainHttp,
    periodDays: account.periodDays?.toString() ?? '',
    endpoints: { ...NO_ENDPOINTS, ...account.endpoints },
  };
}

const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());

/** The number in a period's field; null where it is empty. */
export function periodOf(text: string): number | null {
  return text.trim() === '' ? null : Number(text);
}

type Endpoints = Partial<Record<EndpointName, string>>;

/**
 * How the account is reached. A certificate that was pinned for an address goes with that, and so does the consent to one
 * without TLS.
 */
function wayOf(
  values: AccountValues,
  cloud: CloudId,
  endpoints: Endpoints,
): Pick<AccountDraft, 'endpoints' | 'proxy' | 'proxyUser' | 'pins' | 'plainHttp'> {
  const own = values.proxyKind === 'own' ? readProxy(values.proxy) : null;
  const proxy = own?.kind === 'fine' ? own.url : values.proxyKind === 'direct' ? 'direct' : null;
  const urls = Object.values(endpoints);
  const hosts = urls.map((url) => pinHost(new URL(url)).toLowerCase());
  return {
    endpoints,
    proxy,
    proxyUser: own === null ? null : orNull(values.proxyUser),
    pins: values.pins.filter(({ host }) => hosts.includes(host.toLowerCase())),
    plainHttp: values.plainHttp && urls.some((url) => plainHttpOf(cloud, url) === 'consent'),
  };
}

/** What main takes. The form has checked the values before. */
export function draftOf(values: AccountValues, cloud: CloudId): AccountDraft {
  const endpoints: Endpoints = {};
  for (const { name } of catalogue[cloud].endpoints) {
    const own = readAddress(cloud, values.endpoints[name]);
    if (own.kind === 'fine') endpoints[name] = own.url;
  }
  return {
    label: values.label.trim(),
    site: values.site,
    environment: orNull(values.environment),
    owner: orNull(values.owner),
    note: values.note,
    tags: [],
    ...wayOf(values, cloud, endpoints),
    periodDays: periodOf(values.periodDays),
  };
}

/** Whether a text is a number of days that a policy may have; empty means the default. */
export function isPeriod(text: string): boolean {
  const trimmed = text.trim();
  if (trimmed === '') return true;
  return /^\d{1,4}$/.test(trimmed) && Number(trimmed) >= 1 && Number(trimmed) <= 3650;
}
