import { catalogue, siteOf } from '../../../shared/catalogue/index.ts';
import type { Account, AccountDraft } from '../../../shared/model/account.ts';
import { type CloudId, type EndpointName, endpointName } from '../../../shared/model/cloud.ts';

/** An account as its form holds it: every field a text, empty where nothing is set. */
export interface AccountValues {
  readonly label: string;
  readonly site: string;
  readonly environment: string;
  readonly owner: string;
  readonly note: string;
  readonly proxy: string;
  readonly periodDays: string;
  readonly endpoints: Record<EndpointName, string>;
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
    proxy: '',
    periodDays: '',
    endpoints: NO_ENDPOINTS,
  };
}

/** An account as its form starts. */
export function valuesOf(account: Account): AccountValues {
  return {
    label: account.label,
    site: account.site,
    environment: account.environment ?? '',
    owner: account.owner ?? '',
    note: account.note,
    proxy: account.proxy ?? '',
    periodDays: account.periodDays?.toString() ?? '',
    endpoints: { ...NO_ENDPOINTS, ...account.endpoints },
  };
}

const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());

/** The number in a period's field; null where it is empty. */
export function periodOf(text: string): number | null {
  return text.trim() === '' ? null : Number(text);
}

/** What main takes. The form has checked the values before. */
export function draftOf(values: AccountValues, cloud: CloudId): AccountDraft {
  const endpoints: Partial<Record<EndpointName, string>> = {};
  for (const { name } of catalogue[cloud].endpoints) {
    const own = orNull(values.endpoints[name]);
    if (own !== null) endpoints[name] = own;
  }
  return {
    label: values.label.trim(),
    site: values.site,
    environment: orNull(values.environment),
    owner: orNull(values.owner),
    note: values.note,
    tags: [],
    endpoints,
    proxy: orNull(values.proxy),
    proxyUser: null,
    pins: [],
    plainHttp: false,
    periodDays: periodOf(values.periodDays),
  };
}

/** Whether a text can be an address; empty means the default. */
export function isAddress(text: string): boolean {
  const trimmed = text.trim();
  return trimmed === '' || (URL.canParse(trimmed) && /^https?:$/.test(new URL(trimmed).protocol));
}

/** Whether a text is a number of days that a policy may have; empty means the default. */
export function isPeriod(text: string): boolean {
  const trimmed = text.trim();
  if (trimmed === '') return true;
  return /^\d{1,4}$/.test(trimmed) && Number(trimmed) >= 1 && Number(trimmed) <= 3650;
}
