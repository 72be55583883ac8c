import { describe, expect, it } from 'vitest';
import { ConnectError } from '../../../../../src/main/clouds/http/connect/failure.ts';
import { transportFailure } from '../../../../../src/main/clouds/http/transport-failure.ts';

const withCode = (code: string, cause?: unknown) => Object.assign(new Error('x', { cause }), { code });

describe('transportFailure', () => {
  it('tells networks, certificates and strangers apart', () => {
    const table = {
      network: [
        'ENOTFOUND',
        'EAI_AGAIN',
        'ECONNREFUSED',
        'ECONNRESET',
        'ETIMEDOUT',
        'UND_ERR_HEADERS_TIMEOUT',
      ],
      'untrusted-certificate': [
        'DEPTH_ZERO_SELF_SIGNED_CERT',
        'SELF_SIGNED_CERT_IN_CHAIN',
        'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
        'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
        'CERT_HAS_EXPIRED',
        'ERR_TLS_CERT_ALTNAME_INVALID',
      ],
      'wrong-endpoint': ['EPROTO', 'ERR_SSL_WRONG_VERSION_NUMBER', 'HPE_INVALID_CONSTANT'],
      unexpected: ['UND_ERR_INVALID_ARG'],
    };
    for (const [kind, codes] of Object.entries(table)) {
      for (const code of codes) expect(transportFailure(withCode(code))).toEqual({ kind, code });
    }
  });

  it('finds the certificate below what a proxy wraps around it', () => {
    const error = withCode('UND_ERR_PRX_TLS', withCode('ERR_TLS_CERT_ALTNAME_INVALID'));
    expect(transportFailure(error)).toEqual({
      kind: 'untrusted-certificate',
      code: 'ERR_TLS_CERT_ALTNAME_INVALID',
    });
  });

  it('tells what a proxy did from what is wrong behind it', () => {
    for (const code of [
      'PROXY_AUTH',
      'PROXY_503',
      'PROXY_ECONNREFUSED',
      'PROXY_DEPTH_ZERO_SELF_SIGNED_CERT',
    ]) {
      expect(transportFailure(new ConnectError(code))).toEqual({ kind: 'network', code });
    }
  });

  it('leaves defects alone', () => {
    expect(transportFailure(new TypeError('undefined is not a function'))).toBeNull();
    expect(transportFailure('text')).toBeNull();
  });
});
