import type { FailureKind } from '../../../shared/model/failure.ts';

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
