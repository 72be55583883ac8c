import { describe, expect, it } from 'vitest';
import { jdcloudFailureKind } from '../../../../../src/main/clouds/jdcloud/errors.ts';

describe('jdcloudFailureKind', () => {
  it.each([
    [401, 'ACCESS_ERROR', 'sign result is not same', 'wrong-secret'],
    [401, 'ACCESS_ERROR', 'Invalid accessKey', 'unknown-or-disabled'],
    [401, 'ACCESS_ERROR', 'secret key is nul', 'unknown-or-disabled'],
    [401, 'ACCESS_ERROR', 'Invalid authentication credentials', 'unknown-or-disabled'],
    [401, 'ACCESS_ERROR', 'The request has expired', 'clock-skew'],
    [401, 'ACCESS_ERROR', 'x-jdcloud-date is invalid', 'clock-skew'],
    [401, 'ACCESS_ERROR', 'lack of header x-jdcloud-date', 'unexpected'],
    [401, 'ACCESS_ERROR', '', 'unexpected'],
    [403, 'HTTP_FORBIDDEN', 'Your IP address is not allowed', 'valid-but-not-from-this-address'],
    [403, 'HTTP_FORBIDDEN', 'api is disabled', 'wrong-endpoint'],
    [403, 'PERMISSION_DENIED', 'no authority', 'denied-but-valid'],
    [403, 'HTTP_FORBIDDEN', 'no permission for this task', 'denied-but-valid'],
    [403, 'HTTP_FORBIDDEN', 'accesskey is disabled', 'unexpected'],
    [403, 'HTTP_FORBIDDEN', 'the ak was frozen', 'unexpected'],
    [403, 'FORBIDDEN', '密钥已停用', 'unexpected'],
    [404, 'NOT_FOUND', 'no route and no API found with those values', 'wrong-endpoint'],
    [404, 'NOT_FOUND', 'user not exist', 'unexpected'],
    [429, 'HTTP_RATE_LIMIT_EXCEEDED', 'minute rate limit exceeded, role:ak', 'throttled'],
    [429, 'OTHER', '', 'throttled'],
    [400, 'HTTP_BAD_REQUEST', 'the request blocked by security rules', 'unexpected'],
    [502, 'HTTP_BAD_GATEWAY', '', 'unexpected'],
  ])('%i %s "%s" is %s', (status, code, message, kind) => {
    expect(jdcloudFailureKind({ status: code, message }, { status, clockAheadMs: 0 })).toBe(kind);
  });

  it('puts a refusal that says nothing down to a clock that is off', () => {
    const error = { status: 'ACCESS_ERROR', message: 'refused' };
    expect(jdcloudFailureKind(error, { status: 401, clockAheadMs: -3_600_000 })).toBe('clock-skew');
    expect(jdcloudFailureKind(error, { status: 401, clockAheadMs: 60_000 })).toBe('unexpected');
    expect(jdcloudFailureKind(error, { status: 401, clockAheadMs: null })).toBe('unexpected');
    expect(jdcloudFailureKind(error, { status: 500, clockAheadMs: 3_600_000 })).toBe('unexpected');
  });
});
