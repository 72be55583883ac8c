import type { FailureKind } from '../../../shared/model/failure.ts';
import type { FailureReason } from '../cloud-error.ts';

// Codes: "Common error types" of the AWS API references and the error lists of STS and IAM.
const KINDS: Readonly<Record<string, FailureKind>> = {
  // One code for a key that never was, was deleted or is inactive: AWS does not say which.
  InvalidClientTokenId: 'unknown-or-disabled',
  InvalidAccessKeyId: 'unknown-or-disabled',
  UnrecognizedClientException: 'unknown-or-disabled',
  AuthFailure: 'unknown-or-disabled',
  SignatureDoesNotMatch: 'wrong-secret',
  InvalidSignatureException: 'wrong-secret',
  RequestExpired: 'clock-skew',
  RequestTimeTooSkewed: 'clock-skew',
  ExpiredToken: 'expired-token',
  ExpiredTokenException: 'expired-token',
  AccessDenied: 'denied-but-valid',
  AccessDeniedException: 'denied-but-valid',
  UnauthorizedOperation: 'denied-but-valid',
  OptInRequired: 'denied-but-valid',
  Throttling: 'throttled',
  ThrottlingException: 'throttled',
  RequestLimitExceeded: 'throttled',
  TooManyRequestsException: 'throttled',
  // STS is not switched on in this region for the account: the key is fine, the address is not.
  RegionDisabledException: 'wrong-endpoint',
  InvalidAction: 'wrong-endpoint',
  NoSuchVersion: 'wrong-endpoint',
  UnknownOperationException: 'wrong-endpoint',
};

/**
 * The kind of an AWS error. `message` decides only between the things that AWS files under `SignatureDoesNotMatch`:
 * a clock out of its window (texts quoted in public issues of several SDKs), a region or service that the signature was
 * not meant for, and a wrong secret.
 */
export function awsFailureKind(code: string, message: string, httpStatus: number): FailureKind {
  const kind = KINDS[code];
  if (kind === 'wrong-secret') {
    if (/^Signature (expired|not yet current)/.test(message)) return 'clock-skew';
    if (message.startsWith('Credential should be scoped')) return 'wrong-endpoint';
  }
  return kind ?? (httpStatus === 429 ? 'throttled' : 'unexpected');
}

/**
 * What an AWS error says of users and keys. `NoSuchEntity` stands for both, and its message alone names the one that is
 * missing; a text that does not speak of a key is never read as a missing key, since deleting takes that for success.
 */
export function awsFailureReason(code: string, message: string): FailureReason | null {
  if (code === 'LimitExceeded' || code === 'LimitExceededException') return 'limit-reached';
  if (code !== 'NoSuchEntity' && code !== 'NoSuchEntityException') return null;
  return /access key/i.test(message) ? 'no-such-key' : 'no-such-owner';
}
