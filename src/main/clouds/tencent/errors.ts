import type { FailureKind } from '../../../shared/model/failure.ts';

// Codes: "Common error codes" of Tencent Cloud's API 3.0 (cloud.tencent.com/document/api/1553/75174).
const KINDS: Readonly<Record<string, FailureKind>> = {
  // "Check if the key has been deleted or disabled": one code for both.
  'AuthFailure.SecretIdNotFound': 'unknown-or-disabled',
  // A key of another kind of service than the cloud API.
  'AuthFailure.InvalidSecretId': 'unknown-key',
  'AuthFailure.SignatureFailure': 'wrong-secret',
  // Covers a wrong token as well as one that is over; the latter is what happens to tokens by themselves.
  'AuthFailure.TokenFailure': 'expired-token',
  'AuthFailure.SignatureExpire': 'clock-skew',
  // Asked of keys that proved themselves: a policy wants a second factor for the call.
  'AuthFailure.MFAFailure': 'denied-but-valid',
  'AuthFailure.UnauthorizedOperation': 'denied-but-valid',
  IpInBlacklist: 'valid-but-not-from-this-address',
  IpNotInWhitelist: 'valid-but-not-from-this-address',
  InvalidAction: 'wrong-endpoint',
  NoSuchProduct: 'wrong-endpoint',
  NoSuchVersion: 'wrong-endpoint',
};

/** The kind of a Tencent Cloud error. `UnauthorizedOperation` and `RequestLimitExceeded` have open lists of second parts. */
export function tencentFailureKind(code: string, httpStatus: number): FailureKind {
  const kind = KINDS[code];
  if (kind !== undefined) return kind;
  if (/^UnauthorizedOperation(\.|$)/.test(code)) return 'denied-but-valid';
  return /^RequestLimitExceeded(\.|$)/.test(code) || httpStatus === 429 ? 'throttled' : 'unexpected';
}

/** Whether a code says that the service does not offer what was asked, or not to this kind of caller. */
export const isNotOffered = (code: string): boolean =>
  /^(InvalidAction|OperationDenied|UnsupportedOperation|ResourceNotFound)(\.|$)/.test(code);
