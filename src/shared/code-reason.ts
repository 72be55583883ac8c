import type { ReachReason } from './model/reach.ts';

/** A proxy that was not reached: the network's and the system's own words for it, and a time that ran out. */
const UNREACHED =
  /^PROXY_(?:ECONN(?:REFUSED|RESET|ABORTED)|EPIPE|E(?:HOST|NET)(?:UNREACH|DOWN)|EADDRNOTAVAIL|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|TIMEOUT)$/;

const BY_CODE: readonly (readonly [code: RegExp, reason: ReachReason])[] = [
  [/^PIN_CHANGED$/, 'pin-changed'],
  [/^PAC_UNREACHABLE$/, 'pac-unreachable'],
  [/^PAC_/, 'pac-broken'],
  [/^PROXY_ADDRESS$/, 'proxy-address'],
  [/^PROXY_SOCKS4$/, 'proxy-socks4'],
  [/^PROXY_AUTH$/, 'proxy-sign-in'],
  [/^PROXY_AUTH_/, 'proxy-sign-in-kind'],
  [/^PROXY_(?:ENOTFOUND|EAI_AGAIN)$/, 'proxy-name-unknown'],
  [/^PROXY_(?:\d{3}|SOCKS_\d+)$/, 'proxy-refused'],
  [UNREACHED, 'proxy-unreachable'],
  // An answer in another protocol, TLS included.
  [/^PROXY_(?:NO_|EPROTO|ERR_SSL_)/, 'proxy-none'],
  // OpenSSL's names for what is wrong with a certificate.
  [/^PROXY_.*(?:CERT|SIGN|ISSUER|CRL|CA$|CA_|PURPOSE|PATH_LENGTH|HOSTNAME)/, 'proxy-certificate'],
  [/^PROXY_/, 'proxy-unreachable'],
  [/^ENOTFOUND$/, 'name-unknown'],
  [/^EAI_AGAIN$/, 'name-unanswered'],
  [/^ECONNREFUSED$/, 'refused'],
  [/^E(?:HOST|NET)(?:UNREACH|DOWN)$|^EADDRNOTAVAIL$/, 'unreachable'],
  [/^UND_ERR_(?:HEADERS|BODY)_TIMEOUT$/, 'no-answer'],
  [/^(?:ETIMEDOUT|TIMEOUT|UND_ERR_CONNECT_TIMEOUT)$/, 'timeout'],
  [/^(?:ECONNRESET|ECONNABORTED|EPIPE|UND_ERR_SOCKET)$/, 'broken-off'],
  [/^DEPTH_ZERO_SELF_SIGNED_CERT$/, 'self-signed'],
  [
    /^(?:SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_VERIFY_LEAF_SIGNATURE|UNABLE_TO_GET_ISSUER_CERT)/,
    'unknown-issuer',
  ],
  [/^(?:ERR_TLS_CERT_ALTNAME_INVALID|HOSTNAME_MISMATCH)$/, 'wrong-name'],
  [/^CERT_HAS_EXPIRED$/, 'expired'],
  [/^CERT_NOT_YET_VALID$/, 'not-yet-valid'],
  [/^(?:EPROTO$|ERR_SSL_)/, 'no-tls'],
];

/** What a code of our own transport, or of the system's below it, says went wrong on the way; null for any other. */
export const codeReason = (code: string): ReachReason | null =>
  BY_CODE.find(([pattern]) => pattern.test(code))?.[1] ?? null;

/** Whether a code says that a proxy was not reached, so that another one may be tried in its place. */
export const isUnreachedCode = (code: string): boolean => UNREACHED.test(code);

/** Whether the same is answered however often it is asked: only a person, or the proxy's administrator, changes it. */
export const isLastWord = (code: string): boolean =>
  /^(?:PROXY_(?:AUTH(?:_|$)|4\d\d$|ADDRESS$|SOCKS4$|SOCKS_2$|EPROTO$|ERR_)|PAC_BROKEN$)/.test(code) ||
  codeReason(code) === 'proxy-certificate';
