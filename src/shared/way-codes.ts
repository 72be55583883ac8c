import type { ReachReason } from './model/reach.ts';

/** What can be wrong with the way to a platform: its proxy, its script or its pinned certificate. */
export type WayFailure = Extract<
  ReachReason,
  `proxy-${string}` | 'pac-unreachable' | 'pac-broken' | 'pin-changed'
>;

/** A proxy that was not reached: the network's and the system's own words for it, and a time that ran out. */
const UNREACHED =
  /^PROXY_(?:ECONN(?:REFUSED|RESET|ABORTED)|EPIPE|E(?:HOST|NET)(?:UNREACH|DOWN)|EADDRNOTAVAIL|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|TIMEOUT)$/;

const BY_CODE: readonly (readonly [code: RegExp, reason: WayFailure])[] = [
  [/^PIN_CHANGED$/, 'pin-changed'],
  [/^PAC_UNREACHABLE$/, 'pac-unreachable'],
  [/^PAC_/, 'pac-broken'],
  [/^PROXY_ADDRESS$/, 'proxy-address'],
  [/^PROXY_AUTH$/, 'proxy-sign-in'],
  [/^PROXY_AUTH_/, 'proxy-sign-in-kind'],
  [/^PROXY_(?:ENOTFOUND|EAI_AGAIN)$/, 'proxy-name-unknown'],
  [UNREACHED, 'proxy-unreachable'],
  [/^PROXY_(?:\d{3}|SOCKS_\d+)$/, 'proxy-refused'],
  // OpenSSL's names for what is wrong with a certificate.
  [/^PROXY_(?:.*(?:CERT|SIGN|ISSUER|CRL|CA$|CA_|PURPOSE|PATH_LENGTH|HOSTNAME))/, 'proxy-certificate'],
  // Something else than such a proxy is at its address.
  [/^PROXY_/, 'proxy-unreachable'],
];

/** What a code of our own says of the way to a platform; null for every other code. */
export function wayFailure(code: string | null): WayFailure | null {
  return BY_CODE.find(([pattern]) => pattern.test(code ?? ''))?.[1] ?? null;
}

/** Whether a code says that a proxy was not reached, so that another one may be tried in its place. */
export const isUnreachedCode = (code: string): boolean => UNREACHED.test(code);

/** Whether the same is answered however often it is asked: only a person, or the proxy's administrator, changes it. */
export const isLastWord = (code: string): boolean =>
  /^(?:PROXY_(?:AUTH(?:_|$)|4\d\d$|ADDRESS$|SOCKS_2$|EPROTO$|ERR_)|PAC_BROKEN$)/.test(code) ||
  wayFailure(code) === 'proxy-certificate';
