import { describe, expect, it } from 'vitest';
import {
  aliyunFailureKind,
  aliyunFailureReason,
  mayHaveHappened,
} from '../../../../../src/main/clouds/aliyun/errors.ts';

describe('aliyunFailureKind', () => {
  it.each([
    ['InvalidAccessKeyId.NotFound', 404, 'unknown-key'],
    ['InvalidAccessKeyId.Inactive', 400, 'disabled'],
    ['SignatureDoesNotMatch', 400, 'wrong-secret'],
    ['IncompleteSignature', 400, 'wrong-secret'],
    ['InvalidSecurityToken.Expired', 400, 'expired-token'],
    ['InvalidSecurityToken.Malformed', 400, 'wrong-secret'],
    ['InvalidTimeStamp.Expired', 400, 'clock-skew'],
    ['IllegalTimestamp', 400, 'clock-skew'],
    ['NoPermission', 403, 'denied-but-valid'],
    ['Forbidden.RAM', 403, 'denied-but-valid'],
    ['ForbiddenOther', 403, 'unexpected'],
    ['Throttling', 400, 'throttled'],
    ['Throttling.User', 400, 'throttled'],
    ['Throttling.Api', 400, 'throttled'],
    ['Busy', 429, 'throttled'],
    ['InvalidAction.NotFound', 404, 'wrong-endpoint'],
    ['SignatureNonceUsed', 400, 'unexpected'],
    ['ServiceUnavailable', 503, 'unexpected'],
  ])('%s (%i) is %s', (code, status, kind) => {
    expect(aliyunFailureKind(code, status)).toBe(kind);
  });
});

describe('aliyunFailureReason', () => {
  it.each([
    ['LimitExceeded.User.AccessKey', 'limit-reached'],
    ['LimitExceeded.AccessKey', 'limit-reached'],
    ['LimitExceeded.User', null],
    ['EntityNotExist.User.AccessKey', 'no-such-key'],
    ['EntityNotExist.User', 'no-such-owner'],
    ['EntityNotExist', 'no-such-owner'],
    ['InvalidAccessKeyId.NotFound', null],
    ['NoPermission', null],
  ])('%s: %s', (code, reason) => {
    expect(aliyunFailureReason(code)).toBe(reason);
  });
});

describe('mayHaveHappened', () => {
  it('doubts a nonce that was seen before, and nothing else', () => {
    expect(mayHaveHappened('SignatureNonceUsed')).toBe(true);
    expect(mayHaveHappened('SignatureDoesNotMatch')).toBe(false);
  });
});
