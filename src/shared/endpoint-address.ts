import type { CloudId, EndpointName } from './model/cloud.ts';

/** Why a text is no address of a service. */
export type AddressProblem = 'form' | 'scheme' | 'port' | 'sign-in';

/** A typed or pasted address as it is understood. */
export type AddressReading =
  | { readonly kind: 'empty' }
  | { readonly kind: 'bad'; readonly problem: AddressProblem }
  /** `url` has a scheme, and no slash, question mark or fragment at its end. */
  | { readonly kind: 'fine'; readonly url: string };

/** What a Chinese keyboard makes of the characters of an address, and what chats put around one. */
function plainText(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll('。', '.')
    .trim()
    .replace(/^[<"'“‘(]+/, '')
    .replace(/[>"'”’),;.、]+$/, '');
}

/**
 * The scheme of an address that was given without one. ZStack's management node speaks plain http on 8080, and so does
 * an `internal.` gateway of Apsara Stack (its Terraform provider forces it); everybody else has https.
 */
function schemeOf(cloud: CloudId, host: string): 'http' | 'https' {
  if (cloud === 'zstack') return /:(?!8080|5000)\d+(?:\/|$)/.test(host) ? 'https' : 'http';
  return cloud === 'apsara' && /^internal\./i.test(host) ? 'http' : 'https';
}

/** Reads an address as people write it: with or without scheme, from a browser's bar, in full-width characters. */
export function readAddress(cloud: CloudId, text: string): AddressReading {
  const plain = plainText(text);
  if (plain === '') return { kind: 'empty' };
  // `https//host` and `https:/host` are slips; `ftp://host` is another service.
  const slip = /^(https?)(?::\/{0,2}|\/\/)(?=[^/:])/i.exec(plain);
  const other = /^(?!https?:)[a-z][a-z\d+.-]*:\/\//i.test(plain);
  if (/^https?:?\/*$/i.test(plain)) return { kind: 'bad', problem: 'form' };
  if (slip === null && other) return { kind: 'bad', problem: 'scheme' };
  const rest = plain.slice(slip?.[0].length ?? 0).replace(/^\/+/, '');
  const scheme = slip?.[1]?.toLowerCase() ?? schemeOf(cloud, rest);
  const whole = `${scheme}://${rest}`;
  if (/[\s，；]/.test(rest) || !URL.canParse(whole)) {
    return { kind: 'bad', problem: /^[^/]+:\d{5,}/.test(rest) ? 'port' : 'form' };
  }
  const url = new URL(whole);
  if (url.username !== '' || url.password !== '') return { kind: 'bad', problem: 'sign-in' };
  if (url.port === '0') return { kind: 'bad', problem: 'port' };
  return { kind: 'fine', url: `${url.origin}${url.pathname.replace(/\/+$/, '')}` };
}

/** The API's port on ZStack's management node, and the one that its console has (the latter unconfirmed). */
const ZSTACK = { api: '8080', console: '5000' } as const;

function zstackApi(url: URL, text: string): string | null {
  const bare = url.port === '' && !/^\s*https?:/i.test(text);
  if (url.port === ZSTACK.console || bare) {
    const api = new URL(url.origin);
    api.protocol = 'http:';
    api.port = ZSTACK.api;
    return api.origin;
  }
  // The context path is the client's to add.
  return /^\/zstack(?:\/|$)/.test(url.pathname) ? url.origin : null;
}

/** Keystone's ports, where the address has no gateway before it. */
const KEYSTONE = ['30500', '30357', '35357', '5000'];

function cloudpodsApi(url: URL): string {
  const whole = /^(?:\/[^/]+)*?\/v3(?=\/|$)/.exec(url.pathname)?.[0];
  if (whole !== undefined) return `${url.origin}${whole}`;
  return KEYSTONE.includes(url.port) ? `${url.origin}/v3` : `${url.origin}/api/s/identity/v3`;
}

/**
 * The API's address where a console's was given, as it stands in the browser; null where `url` is fine as it is or nothing
 * is known. `text` is what was typed, `url` what `readAddress` made of it.
 */
export function apiAddress(cloud: CloudId, name: EndpointName, url: string, text: string): string | null {
  if (name !== 'api') return null;
  const parsed = new URL(url);
  const api =
    cloud === 'zstack' ? zstackApi(parsed, text) : cloud === 'cloudpods' ? cloudpodsApi(parsed) : null;
  return api === url ? null : api;
}
