import type { FailureKind } from '../../../shared/model/failure.ts';
import type { FailureReason } from '../cloud-error.ts';

// Codes: the common client errors of Alibaba Cloud's OpenAPI gateway and the error list of STS.
const KINDS: Readonly<Record<string, FailureKind>> = {
  'InvalidAccessKeyId.NotFound': 'unknown-key',
  InvalidAccessKeyId: 'unknown-key',
  'InvalidAccessKeyId.Inactive': 'disabled',
  SignatureDoesNotMatch: 'wrong-secret',
  // Unconfirmed: reported for a wrong secret too. Our own signatures are complete, so nothing else is left.
  IncompleteSignature: 'wrong-secret',
  // The token is the other confidential half of a temporary key, and it does not belong to this one.
  MissingSecurityToken: 'wrong-secret',
  'InvalidSecurityToken.Malformed': 'wrong-secret',
  'InvalidSecurityToken.MismatchWithAccessKey': 'wrong-secret',
  'InvalidSecurityToken.Expired': 'expired-token',
  SecurityTokenExpired: 'expired-token',
  'InvalidTimeStamp.Expired': 'clock-skew',
  IllegalTimestamp: 'clock-skew',
  NoPermission: 'denied-but-valid',
  Forbidden: 'denied-but-valid',
  AccessDenied: 'denied-but-valid',
  'InvalidAction.NotFound': 'wrong-endpoint',
  InvalidVersion: 'wrong-endpoint',
  'InvalidProduct.NotFound': 'wrong-endpoint',
};

/**
 * The kind of an Alibaba Cloud error. `Throttling.*`, `Forbidden.*` and `NoPermission.*` have open lists of second
 * parts. No code is published for a key that a network policy refuses at this address, so such a refusal reads as the
 * code that it comes with.
 */
export function aliyunFailureKind(code: string, httpStatus: number): FailureKind {
  const kind = KINDS[code] ?? (/^(Forbidden|NoPermission)\./.test(code) ? 'denied-but-valid' : undefined);
  if (kind !== undefined) return kind;
  return /^Throttling(\.|$)/.test(code) || httpStatus === 429 ? 'throttled' : 'unexpected';
}

/**
 * What an Alibaba Cloud error says of users and keys (error list of RAM: `EntityNotExist.User`,
 * `EntityNotExist.User.AccessKey`, `LimitExceeded.User.AccessKey`). The list names no code for the account's own keys,
 * so the parts in between are not looked at.
 */
export function aliyunFailureReason(code: string): FailureReason | null {
  if (/^LimitExceeded(\.\w+)*\.AccessKey$/.test(code)) return 'limit-reached';
  if (!/^EntityNotExist(\.|$)/.test(code)) return null;
  return code.endsWith('.AccessKey') ? 'no-such-key' : 'no-such-owner';
}

/** A nonce that was used already: something on the way delivered the request twice, and the first one counted. */
export const mayHaveHappened = (code: string): boolean => code === 'SignatureNonceUsed';
