import type { ReachReason } from '../../shared/model/reach.ts';

type WayReason = Extract<ReachReason, `proxy-${string}` | 'pac-unreachable' | 'pac-broken' | 'pin-changed'>;

const BY_CODE: readonly (readonly [code: RegExp, reason: WayReason])[] = [
  [/^PIN_CHANGED$/, 'pin-changed'],
  [/^PAC_UNREACHABLE$/, 'pac-unreachable'],
  [/^PAC_/, 'pac-broken'],
  [/^PROXY_ADDRESS$/, 'proxy-address'],
  [/^PROXY_SOCKS4$/, 'proxy-socks4'],
  [/^PROXY_AUTH$/, 'proxy-sign-in'],
  [/^PROXY_AUTH_/, 'proxy-sign-in-kind'],
  [/^PROXY_(?:ENOTFOUND|EAI_AGAIN)$/, 'proxy-name-unknown'],
  [/^PROXY_(?:\d{3}|SOCKS_\d+)$/, 'proxy-refused'],
  [/^PROXY_.*(?:CERT|SIGN|ISSUER)/, 'proxy-certificate'],
  [/^PROXY_/, 'proxy-unreachable'],
];

/** What a code of our own says of the way to a platform: its proxy, its script or its pinned certificate; else null. */
export function wayReason(code: string | null): WayReason | null {
  return BY_CODE.find(([pattern]) => pattern.test(code ?? ''))?.[1] ?? null;
}
