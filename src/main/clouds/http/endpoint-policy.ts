import { isIPv4 } from 'node:net';
import { KeyturnError } from '../../../shared/ipc/envelope.ts';

/** Whether an address stays on this computer: `localhost`, 127.0.0.0/8 or ::1. */
export function isLoopback(hostname: string): boolean {
  const host = hostname.toLowerCase();
  return host === 'localhost' || host === '[::1]' || (isIPv4(host) && host.startsWith('127.'));
}

/** The host as people are told it: with its port, unless that is 443. */
export function shownHost(url: URL): string {
  if (url.port !== '') return url.host;
  return url.protocol === 'http:' ? `${url.hostname}:80` : url.hostname;
}

/**
 * Lets https pass anywhere, and plain http on loopback alone, a proxy on the way included: another computer's loopback
 * is not ours. Throws KeyturnError `insecure-endpoint`, or `invalid-input` for an address with a user name in it.
 */
export function checkEndpoint(url: URL, proxy: string | null): void {
  if (url.username !== '' || url.password !== '')
    throw new KeyturnError('invalid-input', { field: 'endpoint' });
  if (url.protocol === 'https:') return;
  const reachesOthers = !isLoopback(url.hostname) || (proxy !== null && !isLoopback(hostOf(proxy)));
  if (url.protocol !== 'http:' || reachesOthers) {
    throw new KeyturnError('insecure-endpoint', { host: shownHost(url) });
  }
}

/** Takes `http(s)://host:port` of a proxy without credentials. Throws KeyturnError `invalid-input`. */
export function checkProxy(proxy: string): void {
  const url = URL.canParse(proxy) ? new URL(proxy) : null;
  const plain = url !== null && url.username === '' && url.password === '';
  if (!plain || !/^https?:$/.test(url.protocol)) throw new KeyturnError('invalid-input', { field: 'proxy' });
}

const hostOf = (address: string): string => (URL.canParse(address) ? new URL(address).hostname : '');
