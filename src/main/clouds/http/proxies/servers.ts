import { cloudError } from '../../cloud-error.ts';
import type { Hop, ProxyServer } from '../../way.ts';
import { shownHost } from '../endpoint-policy.ts';

const SCHEMES: Readonly<Record<string, string>> = {
  'http:': 'http',
  'https:': 'https',
  'socks:': 'socks5',
  'socks5:': 'socks5',
  'socks5h:': 'socks5',
};

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

/** A proxy out of an address that may hold a user and a password; null for what cannot be used. */
export function serverOf(address: string): ProxyServer | null {
  const text = /^[a-z][a-z0-9+.-]*:\/\//i.test(address) ? address : ['http:', address].join('//');
  const url = URL.canParse(text) ? new URL(text) : null;
  const scheme = url === null ? undefined : SCHEMES[url.protocol];
  if (url === null || scheme === undefined || url.hostname === '') return null;
  // `user:@` has an empty password; `user@` has none, and an empty one is a wrong one.
  const named = url.username !== '' && (url.password !== '' || /:@/.test(text));
  const signIn = named ? { user: decoded(url.username), password: decoded(url.password) } : null;
  // What is no default of the scheme is written, also where URL parsers know no default.
  const port = url.port || { http: '80', https: '443', socks5: '1080' }[scheme];
  return { url: `${scheme}://${url.hostname}:${port}`, signIn };
}

/** Scripts hold no passwords as a rule: a proxy that one names without takes that which is known for its very address. */
export function signedIn(hop: Hop, known: readonly Hop[]): Hop {
  if (hop === null || hop.signIn !== null) return hop;
  return known.find((server) => server?.url === hop.url && server.signIn !== null) ?? hop;
}

const SOCKS4 = /^socks4a?\b/i;

/** The failure of a setting that names no usable proxy: nothing is sent around it. */
export const badProxy = (address: string, url: URL) =>
  cloudError('network', {
    vendorCode: SOCKS4.test(address.trim()) ? 'PROXY_SOCKS4' : 'PROXY_ADDRESS',
    host: shownHost(url),
    outcome: 'refused',
  });

/** Whether a script's answer, which names nothing usable, names a proxy that speaks SOCKS4 alone. */
export const namesSocks4 = (answer: string): boolean =>
  answer.split(';').some((part) => SOCKS4.test(part.trim()));

/** How a way is shown; never with a user or password. */
export const shownHop = (hop: Hop): string => (hop === null ? 'direct' : hop.url);

/** How the place of a script is shown: neither user nor query, which may be a token, nor what a data URL holds. */
export function shownScript(script: string): string {
  if (!URL.canParse(script)) return '';
  const { protocol, host, pathname } = new URL(script);
  if (protocol === 'data:') return protocol;
  return `${protocol}//${host}${pathname}`;
}

const WORD = /^(DIRECT|PROXY|HTTP|HTTPS|SOCKS|SOCKS5)(?:\s+(\S+))?$/i;

/**
 * Reads what a proxy script answered: `PROXY a:80; SOCKS5 b; DIRECT`. Words that nobody here speaks (SOCKS4) are passed
 * over; null where no usable one is left. An empty answer is direct, as in browsers.
 */
export function hopsOfAnswer(answer: string): readonly Hop[] | null {
  const parts = answer
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  if (parts.length === 0) return [null];
  const hops: Hop[] = [];
  for (const part of parts) {
    const [, word = '', at] = WORD.exec(part) ?? [];
    if (word.toUpperCase() === 'DIRECT') hops.push(null);
    if (at === undefined) continue;
    const scheme = { HTTPS: 'https', SOCKS: 'socks5', SOCKS5: 'socks5' }[word.toUpperCase()] ?? 'http';
    const server = serverOf(`${scheme}://${at}`);
    if (server !== null) hops.push(server);
  }
  return hops.length === 0 ? null : hops;
}
