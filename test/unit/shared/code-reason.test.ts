import { describe, expect, it } from 'vitest';
import { codeReason, isLastWord, isUnreachedCode } from '../../../src/shared/code-reason.ts';

describe('a failure on the way', () => {
  // Each: what people are told, whether the next proxy of a script is tried, whether a read asks again.
  it.each([
    ['PROXY_ECONNREFUSED', 'proxy-unreachable', true, true],
    ['PROXY_ECONNRESET', 'proxy-unreachable', true, true],
    ['PROXY_EHOSTUNREACH', 'proxy-unreachable', true, true],
    ['PROXY_ENETUNREACH', 'proxy-unreachable', true, true],
    ['PROXY_ETIMEDOUT', 'proxy-unreachable', true, true],
    ['PROXY_TIMEOUT', 'proxy-unreachable', true, true],
    ['PROXY_ENOTFOUND', 'proxy-name-unknown', true, true],
    ['PROXY_EAI_AGAIN', 'proxy-name-unknown', true, true],
    ['PROXY_ERR_TLS_CERT_ALTNAME_INVALID', 'proxy-certificate', false, false],
    ['PROXY_ERR_SSL_WRONG_VERSION_NUMBER', 'proxy-none', false, false],
    ['PROXY_EPROTO', 'proxy-none', false, false],
    ['PROXY_CERT_HAS_EXPIRED', 'proxy-certificate', false, false],
    ['PROXY_UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'proxy-certificate', false, false],
    ['PROXY_503', 'proxy-refused', false, true],
    ['PROXY_403', 'proxy-refused', false, false],
    ['PROXY_SOCKS_2', 'proxy-refused', false, false],
    ['PROXY_SOCKS_5', 'proxy-refused', false, true],
    ['PROXY_NO_HTTP', 'proxy-none', false, true],
    ['PROXY_AUTH', 'proxy-sign-in', false, false],
    ['PROXY_AUTH_UNSUPPORTED', 'proxy-sign-in-kind', false, false],
    ['PROXY_ADDRESS', 'proxy-address', false, false],
    ['PROXY_SOCKS4', 'proxy-socks4', false, false],
    ['PAC_BROKEN', 'pac-broken', false, false],
    ['PAC_UNREACHABLE', 'pac-unreachable', false, true],
    ['PIN_CHANGED', 'pin-changed', false, true],
    ['ECONNREFUSED', 'refused', false, true],
    ['SignatureDoesNotMatch', null, false, true],
  ])('%s is %s', (code, reason, passedOver, repeated) => {
    expect(codeReason(code)).toBe(reason);
    expect([isUnreachedCode(code), !isLastWord(code)]).toEqual([passedOver, repeated]);
  });
});
