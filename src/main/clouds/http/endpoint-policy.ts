import { isIPv4 } from 'node:net';
import { KeyturnError } from '../../../shared/ipc/envelope.ts';
import type { Hop } from '../way.ts';

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
 * Lets https pass anywhere, and plain http on loopback, or where a person agreed to it. Throws KeyturnError
 * `insecure-endpoint`, or `invalid-input` for an address with a user name in it.
 */
export function checkEndpoint(url: URL, plainHttp = false): void {
  if (url.username !== '' || url.password !== '')
    throw new KeyturnError('invalid-input', { field: 'endpoint' });
  if (url.protocol === 'https:') return;
  if (url.protocol === 'http:' && (plainHttp || isLoopback(url.hostname))) return;
  throw new KeyturnError('insecure-endpoint', { host: shownHost(url) });
}

/** Plain http to loopback leaves this computer where a proxy elsewhere leads on. Throws as `checkEndpoint`. */
export function checkHops(url: URL, hops: readonly Hop[], plainHttp = false): void {
  if (url.protocol === 'https:' || plainHttp) return;
  const leaves = hops.some((hop) => hop !== null && !isLoopback(new URL(hop.url).hostname));
  if (leaves) throw new KeyturnError('insecure-endpoint', { host: shownHost(url) });
}

/** Takes `scheme://host:port` of a proxy, without credentials in it. Throws KeyturnError `invalid-input`. */
export function checkProxy(proxy: string): URL {
  const url = URL.canParse(proxy) ? new URL(proxy) : null;
  const plain = url !== null && url.username === '' && url.password === '' && url.hostname !== '';
  if (!plain || !/^(?:https?|socks5):$/.test(url.protocol)) {
    throw new KeyturnError('invalid-input', { field: 'proxy' });
  }
  return url;
}
