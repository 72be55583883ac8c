import { describe, expect, it } from 'vitest';
import { huaweiFailureKind } from '../../../../../src/main/clouds/huawei/errors.ts';

const IAM = 'Incorrect IAM authentication information: ';

describe('huaweiFailureKind', () => {
  it.each([
    ['verify aksk signature fail, canonicalRequest:GET|/v1/|signature expired|', 'wrong-secret'],
    ['verify ak sk signature fail', 'wrong-secret'],
    ['Get secretKey failed,ak:HPUA1B2C3D4E5F6G7H8I,err:ak not exist', 'unknown-or-disabled'],
    ['ak HPUA1B2C3D4E5F6G7H8I not exist', 'unknown-or-disabled'],
    ['AK access failed to reach the limit,forbidden.', 'throttled'],
    [
      'calc aksk signature fail:signature expired, signature time:20211217T064303Z,server time:20211217T065804Z',
      'clock-skew',
    ],
    ['calc ak sk signature fail:signature expired', 'clock-skew'],
    ['decrypt token fail', 'expired-token'],
    ['token expires', 'expired-token'],
    ['Unauthorized', 'unexpected'],
    ['', 'unexpected'],
  ])('reads %j behind a refused signature as %s', (reason, kind) => {
    for (const code of ['APIGW.0301', 'APIG.0301']) {
      expect(huaweiFailureKind({ code, message: `${IAM}${reason}`, status: 401 })).toBe(kind);
    }
  });

  it.each([
    ['APIGW.0101', 404, 'wrong-endpoint'],
    ['APIGW.0302', 403, 'denied-but-valid'],
    ['APIGW.0308', 429, 'throttled'],
    ['APIG.0308', 429, 'throttled'],
    ['PAP5.0018', 403, 'denied-but-valid'],
    ['403', 403, 'denied-but-valid'],
    ['404', 404, 'unexpected'],
    ['401', 401, 'unexpected'],
    ['STS5.1000', 500, 'unexpected'],
    ['APIGW.0606', 503, 'unexpected'],
    ['XAPIGW.0308', 400, 'unexpected'],
  ])('%s (%i) is %s', (code, status, kind) => {
    expect(huaweiFailureKind({ code, message: '', status })).toBe(kind);
  });

  it('reads no reason out of a refusal that is not about the signature', () => {
    const error = { code: 'IAM.0002', message: 'decrypt token fail', status: 400 };
    expect(huaweiFailureKind(error)).toBe('unexpected');
  });
});
