import { describe, expect, it } from 'vitest';
import { awsFailureKind, awsFailureReason } from '../../../../../src/main/clouds/aws/errors.ts';

describe('awsFailureKind', () => {
  it('reads the kinds of the common errors', () => {
    const table = {
      InvalidClientTokenId: 'unknown-or-disabled',
      InvalidAccessKeyId: 'unknown-or-disabled',
      AuthFailure: 'unknown-or-disabled',
      ExpiredToken: 'expired-token',
      ExpiredTokenException: 'expired-token',
      RequestExpired: 'clock-skew',
      AccessDenied: 'denied-but-valid',
      Throttling: 'throttled',
      RequestLimitExceeded: 'throttled',
      RegionDisabledException: 'wrong-endpoint',
      InvalidAction: 'wrong-endpoint',
      InternalFailure: 'unexpected',
      SomethingNew: 'unexpected',
    };
    for (const [code, kind] of Object.entries(table)) expect(awsFailureKind(code, '', 403), code).toBe(kind);
  });

  it('tells a wrong clock and a wrong region from a wrong secret by the message', () => {
    const kind = (message: string) => awsFailureKind('SignatureDoesNotMatch', message, 403);
    expect(
      kind(
        'The request signature we calculated does not match the signature you provided. Check your AWS Secret',
      ),
    ).toBe('wrong-secret');
    expect(
      kind(
        'Signature expired: 20210502T144040Z is now earlier than 20210502T173143Z (20210502T174643Z - 15 min.)',
      ),
    ).toBe('clock-skew');
    expect(
      kind('Signature not yet current: 20210502T183640Z is still later than 20210502T175140Z (… + 15 min.)'),
    ).toBe('clock-skew');
    expect(kind('Credential should be scoped to a valid region. ')).toBe('wrong-endpoint');
    expect(kind('The secret is right. Signature expired')).toBe('wrong-secret');
  });

  it('does not let a message turn another code into a clock problem', () => {
    expect(awsFailureKind('AccessDenied', 'Signature expired: x', 403)).toBe('denied-but-valid');
  });

  it('takes 429 for throttling whatever its code', () => {
    expect(awsFailureKind('Busy', '', 429)).toBe('throttled');
  });
});

describe('awsFailureReason', () => {
  it.each([
    ['LimitExceeded', 'Cannot exceed quota for AccessKeysPerUser: 2', 'limit-reached'],
    ['NoSuchEntity', 'The Access Key with id AKIA cannot be found.', 'no-such-key'],
    ['NoSuchEntity', 'The user with name access cannot be found.', 'no-such-owner'],
    ['NoSuchEntity', '', 'no-such-owner'],
    ['AccessDenied', 'User: alice is not authorized to perform: iam:CreateAccessKey', null],
    ['InvalidClientTokenId', 'The Access Key Id is unknown', null],
  ])('%s "%s": %s', (code, message, reason) => {
    expect(awsFailureReason(code, message)).toBe(reason);
  });
});
