import { describe, expect, it } from 'vitest';
import { isNotOffered, tencentFailureKind } from '../../../../../src/main/clouds/tencent/errors.ts';

describe('tencentFailureKind', () => {
  it.each([
    ['AuthFailure.SecretIdNotFound', 'unknown-or-disabled'],
    ['AuthFailure.InvalidSecretId', 'unknown-key'],
    ['AuthFailure.SignatureFailure', 'wrong-secret'],
    ['AuthFailure.TokenFailure', 'expired-token'],
    ['AuthFailure.SignatureExpire', 'clock-skew'],
    ['AuthFailure.MFAFailure', 'denied-but-valid'],
    ['AuthFailure.UnauthorizedOperation', 'denied-but-valid'],
    ['UnauthorizedOperation', 'denied-but-valid'],
    ['UnauthorizedOperation.CamNoAuth', 'denied-but-valid'],
    ['UnauthorizedOperationX', 'unexpected'],
    ['IpInBlacklist', 'valid-but-not-from-this-address'],
    ['IpNotInWhitelist', 'valid-but-not-from-this-address'],
    ['RequestLimitExceeded', 'throttled'],
    ['RequestLimitExceeded.IPLimitExceeded', 'throttled'],
    ['RequestLimitExceeded.GlobalRegionUinLimitExceeded', 'throttled'],
    ['RequestLimitExceeded.UinLimitExceeded', 'throttled'],
    ['InvalidAction', 'wrong-endpoint'],
    ['NoSuchVersion', 'wrong-endpoint'],
    ['AuthFailure.InvalidAuthorization', 'unexpected'],
    ['InternalError', 'unexpected'],
  ])('%s is %s', (code, kind) => {
    expect(tencentFailureKind(code, 200)).toBe(kind);
  });

  it('takes the status where the code tells nothing', () => {
    expect(tencentFailureKind('Busy', 429)).toBe('throttled');
  });
});

describe('isNotOffered', () => {
  it('knows what a service does not do, and nothing else', () => {
    expect(['InvalidAction', 'OperationDenied.SubUser', 'ResourceNotFound'].every(isNotOffered)).toBe(true);
    expect(['InternalError', 'UnauthorizedOperation', 'InvalidActionX'].some(isNotOffered)).toBe(false);
  });
});
