import { describe, expect, it } from 'vitest';
import { createWords } from '../../../src/cli/words.ts';
import { codeReason } from '../../../src/shared/code-reason.ts';
import { failureWords, inRow, isOurCode, ownFailure, wayReason } from '../../../src/shared/failure-words.ts';
import { FAILURE_KINDS, type FailureKind } from '../../../src/shared/model/failure.ts';
import { todoOf, type VerifyTodo } from '../../../src/shared/model/verification.ts';

const failed = (kind: FailureKind, vendorCode: string | null) => ({ kind, vendorCode });

describe('a code of our own', () => {
  it.each([
    ['wrong-secret', 'MALFORMED_PRIVATE_KEY', 'private-key', 'correct'],
    ['wrong-endpoint', 'FOREIGN_TOKEN_URI', 'token-uri', 'correct'],
    ['unknown-key', 'MALFORMED_TENANT_ID', 'tenant', 'correct'],
    ['wrong-endpoint', 'MALFORMED_REGION', 'region', 'correct'],
    ['wrong-endpoint', 'NO_ADDRESS', 'no-address', 'address'],
    ['clock-skew', 'SERVER_TIMEZONE', 'server-zone', 'correct'],
    ['wrong-endpoint', 'POLICY_FORBIDS', 'policy', 'rules'],
    ['throttled', 'APIGW.0301', 'key-locked', 'wait'],
    ['throttled', 'APIG.0301', 'key-locked', 'wait'],
    ['wrong-secret', 'APIGW.0301', null, 'replace-secret'],
    ['throttled', 'APIGW.0308', null, 'wait'],
    ['wrong-secret', 'SignatureDoesNotMatch', null, 'replace-secret'],
    ['wrong-secret', null, null, 'replace-secret'],
    ['wrong-secret', 'constructor', null, 'replace-secret'],
  ] as const)('%s, %s is told as %s, to %s', (kind, code, own, todo: VerifyTodo) => {
    const failure = failed(kind, code);
    expect(ownFailure(failure)).toBe(own);
    expect(failureWords(failure).title).toBe(
      own === null ? `failure.${kind}.title` : `failureOwn.${own}.title`,
    );
    expect(todoOf({ kind: 'failure', failure: kind, vendorCode: code })).toBe(todo);
  });
});

describe('a code of the way', () => {
  it.each([
    ['network', 'TIMEOUT', 'timeout'],
    ['network', 'PROXY_AUTH', 'proxy-sign-in'],
    ['network', 'PAC_BROKEN', 'pac-broken'],
    ['network', 'ENOTFOUND', 'name-unknown'],
    ['network', 'EAI_AGAIN', 'name-unanswered'],
    ['network', 'ECONNREFUSED', 'refused'],
    ['untrusted-certificate', 'PIN_CHANGED', 'pin-changed'],
    ['untrusted-certificate', 'CERT_HAS_EXPIRED', 'expired'],
    ['untrusted-certificate', 'DEPTH_ZERO_SELF_SIGNED_CERT', 'self-signed'],
    ['untrusted-certificate', 'ERR_TLS_CERT_ALTNAME_INVALID', 'wrong-name'],
    ['wrong-endpoint', 'EPROTO', 'no-tls'],
  ] as const)('%s, %s keeps the title and tells of %s', (kind, code, reason) => {
    const failure = failed(kind, code);
    expect(failureWords(failure)).toEqual({
      title: `failure.${kind}.title`,
      meaning: `network.reach.reason.${reason}.what`,
      action: `network.reach.reason.${reason}.todo`,
      line: `network.reach.reason.${reason}.what`,
    });
    expect(isOurCode(failure)).toBe(true);
  });

  it('is no code of a cloud that reads the same', () => {
    expect(failureWords(failed('throttled', 'TIMEOUT')).meaning).toBe('failure.throttled.meaning');
    expect(failureWords(failed('wrong-endpoint', 'PROXY_AUTH')).meaning).toBe(
      'failure.wrong-endpoint.meaning',
    );
    expect(isOurCode(failed('unexpected', 'APIGW.0301'))).toBe(false);
  });

  it('may be one that nobody foresaw', () => {
    expect(failureWords(failed('network', 'ENEW')).line).toBe('failure.network.title');
    expect(failureWords(failed('untrusted-certificate', 'CRL_OLD')).action).toBe(
      'failure.untrusted-certificate.action',
    );
  });
});

describe('the way itself', () => {
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
    ['PROXY_NO_HTTP', 'proxy-none'],
    ['PROXY_DEPTH_ZERO_SELF_SIGNED_CERT', 'proxy-certificate'],
    ['ECONNREFUSED', null],
    ['SignatureDoesNotMatch', null],
    [null, null],
  ])('of %s is %s', (code, reason) => {
    expect(wayReason(code)).toBe(reason);
  });
});

it('has every sentence in both languages', () => {
  const codes = [
    null,
    'TIMEOUT',
    'EPROTO',
    'ECONNRESET',
    'UND_ERR_HEADERS_TIMEOUT',
    'PROXY_NO_SOCKS',
    'CERT_NOT_YET_VALID',
  ];
  const own = ['MALFORMED_PRIVATE_KEY', 'FOREIGN_TOKEN_URI', 'MALFORMED_TENANT_ID', 'MALFORMED_REGION'];
  const more = ['NO_ADDRESS', 'SERVER_TIMEZONE', 'POLICY_FORBIDS', 'APIGW.0301'];
  for (const locale of ['en', 'zh-CN'] as const) {
    const words = createWords(locale);
    for (const kind of FAILURE_KINDS)
      for (const code of [...codes, ...own, ...more])
        for (const key of Object.values(failureWords(failed(kind, code))))
          expect(words.t(key), key).not.toBe(key);
  }
});

it('takes the full stop off a sentence in a row', () => {
  expect(inRow('No answer came in time.')).toBe('No answer came in time');
  expect(inRow('超时，没有响应。')).toBe('超时，没有响应');
});

it('knows nothing of other codes', () => {
  expect(codeReason('AccessDenied')).toBeNull();
});
