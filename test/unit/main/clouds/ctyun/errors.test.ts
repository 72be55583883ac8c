import { describe, expect, it } from 'vitest';
import { ctyunFailureKind } from '../../../../../src/main/clouds/ctyun/errors.ts';

const at = (status: number, clockAheadMs: number | null = 0) => ({ status, clockAheadMs });

describe('ctyunFailureKind', () => {
  it.each([
    [200, 'CTAPI_10009', 'ctyun-EOP: signature verification failed', 'wrong-secret'],
    [401, '10009', 'ctyun-EOP: signature verification failed', 'wrong-secret'],
    [401, 'CTAPI_10002', '', 'unknown-or-disabled'],
    [403, 'CTAPI_10099', 'IP不在白名单', 'valid-but-not-from-this-address'],
    [200, 'CTAPI_10099', 'request IP is not in the whitelist', 'valid-but-not-from-this-address'],
    [403, 'CTAPI_10099', 'forbidden', 'unexpected'],
    [403, 'CTAPI_10003', 'AK已被禁用', 'unexpected'],
    [401, 'CTAPI_10099', '密钥已过期', 'unexpected'],
    [401, 'CTAPI_10099', 'access key has expired', 'unexpected'],
    [401, 'CTAPI_10099', 'eop-date expired', 'clock-skew'],
    [401, 'CTAPI_10099', '请求时间已过期', 'clock-skew'],
    [200, 'CTAPI_10099', '请求被限流', 'throttled'],
    [429, 'CTAPI_10099', '', 'throttled'],
    [200, 'CTIAM_0101', '无权限', 'denied-but-valid'],
    [403, 'Openapi.Policy.PermissionDeny', '', 'denied-but-valid'],
    [200, 'Openapi.RegionInfo.AccessFailed', '', 'denied-but-valid'],
    [200, 'Openapi.Parameter.Invalid', '参数错误', 'unexpected'],
    [403, 'Openapi.Parameter.Invalid', '', 'unexpected'],
    [200, 'CTIAM_0200', '请求过于频繁', 'throttled'],
    [500, 'Openapi.Server.Error', '', 'unexpected'],
    [404, 'CTAPI_10099', 'no such API', 'unexpected'],
  ])('%i %s "%s" is %s', (status, code, message, kind) => {
    expect(ctyunFailureKind({ code, message }, at(status))).toBe(kind);
  });

  it('takes no part of a word for an address', () => {
    expect(ctyunFailureKind({ code: 'CTAPI_10099', message: 'recipient missing' }, at(400))).toBe(
      'unexpected',
    );
  });

  it('puts a refusal of the gateway that says nothing down to a clock that is off', () => {
    const error = { code: 'CTAPI_10099', message: '' };
    expect(ctyunFailureKind(error, at(401, 3_600_000))).toBe('clock-skew');
    expect(ctyunFailureKind(error, at(401, null))).toBe('unexpected');
    expect(ctyunFailureKind({ code: 'CTAPI_10009', message: '' }, at(401, 3_600_000))).toBe('wrong-secret');
  });
});
