import type { FailureKind } from '../../../shared/model/failure.ts';

// Words: RFC 6749, 5.2, and what Google adds as seen in public issues of its libraries; Google documents no list.
const WORDS: Readonly<Record<string, FailureKind>> = {
  invalid_client: 'unknown-key',
  deleted_client: 'unknown-key',
  disabled_client: 'disabled',
  // The assertion was right; the account may not have what it asks for.
  unauthorized_client: 'denied-but-valid',
  access_denied: 'denied-but-valid',
  rate_limit_exceeded: 'throttled',
  temporarily_unavailable: 'throttled',
};

// `invalid_grant` stands for nearly everything, and its text alone tells. Google looks for any working key of the account
// that has signed, so keys that never were, were deleted or disabled, have ended or belong to another account all read
// "Invalid JWT Signature." (unconfirmed for disabled ones, which may read `disabled_client`).
const GRANTS: readonly (readonly [RegExp, FailureKind])[] = [
  [/short-lived token|reasonable timeframe|iat and exp/i, 'clock-skew'],
  [/audience/i, 'wrong-endpoint'],
  [/is disabled/i, 'disabled'],
  // Unconfirmed: said of accounts that were deleted, and of disabled ones.
  [/account not found/i, 'unknown-or-disabled'],
  [/invalid jwt signature/i, 'unknown-or-disabled'],
];

/** What Google's token service refused; null where the word is none that it is known to use and nothing explains it. */
export function grantFailureKind(
  error: string,
  description: string | undefined,
  httpStatus: number,
): FailureKind | null {
  if (httpStatus === 429) return 'throttled';
  if (httpStatus >= 500) return 'unexpected';
  if (error === 'invalid_grant') {
    return GRANTS.find(([pattern]) => pattern.test(description ?? ''))?.[1] ?? 'unexpected';
  }
  return WORDS[error] ?? (description === undefined ? null : 'unexpected');
}

// google.rpc.Code as the APIs spell it, and reasons of google.rpc.ErrorInfo that tell more.
const STATUSES: Readonly<Record<string, FailureKind>> = {
  PERMISSION_DENIED: 'denied-but-valid',
  UNAUTHENTICATED: 'expired-token',
  RESOURCE_EXHAUSTED: 'throttled',
};
const REASONS: Readonly<Record<string, FailureKind>> = {
  // Unconfirmed: a perimeter of VPC Service Controls around the project.
  SECURITY_POLICY_VIOLATED: 'valid-but-not-from-this-address',
};

/** The kind of an error of the IAM API. An API that is not switched on is denied like the rest: the key is fine. */
export const apiFailureKind = (status: string, reason: string | null, httpStatus: number): FailureKind =>
  REASONS[reason ?? ''] ?? STATUSES[status] ?? (httpStatus === 429 ? 'throttled' : 'unexpected');
