import { codeReason } from './code-reason.ts';
import type { ReachReason } from './model/reach.ts';

/**
 * Whether a code says that a proxy was not reached, so that another one may be tried in its place: the network's and the
 * system's own words for it, and a time that ran out.
 */
export const isUnreachedCode = (code: string): boolean =>
  /^PROXY_(?:ECONN(?:REFUSED|RESET|ABORTED)|EPIPE|E(?:HOST|NET)(?:UNREACH|DOWN)|EADDRNOTAVAIL|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|TIMEOUT)$/.test(
    code,
  );

const FOR_A_PERSON: ReadonlySet<ReachReason | null> = new Set<ReachReason>([
  ...(['proxy-sign-in', 'proxy-sign-in-kind', 'proxy-address', 'proxy-socks4'] as const),
  ...(['proxy-certificate', 'proxy-none', 'pac-broken'] as const),
]);

/** Whether the same is answered however often it is asked: only a person, or the proxy's administrator, changes it. */
export const isLastWord = (code: string): boolean =>
  FOR_A_PERSON.has(codeReason(code)) || /^PROXY_(?:4\d\d|SOCKS_2)$/.test(code);
