import type { FailureKind } from '../../../shared/model/failure.ts';

/**
 * Every failed proof has the same class, UnauthorizedError, and only the text tells them apart: pkg/keystone/tokens
 * (errors.go, auth.go) and s3auth of the public source. The signature is compared before user, domain and project are
 * looked at, so what is said of those says that the key is right.
 */
const TEXTS: readonly (readonly [string, FailureKind])[] = [
  ['[auth] invalid access key id', 'unknown-key'],
  ['signature mismatch', 'wrong-secret'],
  ['Access Key disabled', 'disabled'],
  ['[auth] expired access key', 'expired-token'],
  ['[auth] user disabled', 'disabled'],
  ['[auth] domain is disabled', 'disabled'],
  ['[auth] project disabled', 'disabled'],
  ['[auth] user not in project', 'denied-but-valid'],
];

/** Classes of pkg/httperrors, of calls that bear a token. */
const CLASSES: Readonly<Record<string, FailureKind>> = {
  ForbiddenError: 'denied-but-valid',
  NotSufficientPrivilegeError: 'denied-but-valid',
  TooManyRequestsError: 'throttled',
};

const STATUSES: Readonly<Record<number, FailureKind>> = { 404: 'wrong-endpoint', 429: 'throttled' };

/** What an error of Cloudpods says: its words where these tell the kind, else its class. */
export function cloudpodsRefusal(
  errorClass: string,
  details: string,
  httpStatus: number,
): { readonly kind: FailureKind; readonly vendorCode: string } {
  const found = TEXTS.find(([words]) => details.includes(words));
  if (found !== undefined) return { kind: found[1], vendorCode: found[0] };
  const kind = CLASSES[errorClass] ?? STATUSES[httpStatus] ?? 'unexpected';
  return { kind, vendorCode: errorClass };
}
