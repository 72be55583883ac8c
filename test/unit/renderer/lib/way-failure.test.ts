import { expect, it } from 'vitest';
import { wayReason } from '../../../../src/renderer/lib/way-failure.ts';

it.each([
  ['PIN_CHANGED', 'pin-changed'],
  ['PAC_UNREACHABLE', 'pac-unreachable'],
  ['PAC_BROKEN', 'pac-broken'],
  ['PROXY_ADDRESS', 'proxy-address'],
  ['PROXY_SOCKS4', 'proxy-socks4'],
  ['PROXY_AUTH', 'proxy-sign-in'],
  ['PROXY_AUTH_UNSUPPORTED', 'proxy-sign-in-kind'],
  ['PROXY_ENOTFOUND', 'proxy-name-unknown'],
  ['PROXY_ECONNREFUSED', 'proxy-unreachable'],
  ['PROXY_TIMEOUT', 'proxy-unreachable'],
  ['PROXY_403', 'proxy-refused'],
  ['PROXY_SOCKS_2', 'proxy-refused'],
  ['PROXY_DEPTH_ZERO_SELF_SIGNED_CERT', 'proxy-certificate'],
  ['ECONNREFUSED', null],
  ['SignatureDoesNotMatch', null],
  [null, null],
])('tells %s as %s', (code, reason) => {
  expect(wayReason(code)).toBe(reason);
});
