import type { FailureKind } from '../../../shared/model/failure.ts';

// Codes: "Microsoft Entra authentication and authorization error codes" (github MicrosoftDocs/entra-docs
// docs/identity-platform/reference-error-codes.md). What follows "reported" is from public issues instead.
const STS: Readonly<Record<number, FailureKind>> = {
  700016: 'unknown-key',
  700011: 'unknown-key',
  // Described as "the application is disabled", while its own article is about one that was not found.
  70001: 'unknown-or-disabled',
  // Reported: the application is known and has no service principal in this directory.
  7000229: 'unknown-or-disabled',
  7000112: 'disabled',
  1000031: 'disabled',
  7000215: 'wrong-secret',
  70002: 'wrong-secret',
  // Reported beside 70002 for a wrong secret, before there was 7000215.
  50012: 'wrong-secret',
  7000222: 'expired-token',
  // No such directory here; also a directory of another national cloud.
  90002: 'unknown-key',
  // Reported: the directory's name is neither a domain nor an id.
  900021: 'unknown-key',
  900023: 'unknown-key',
  90038: 'wrong-endpoint',
  900382: 'wrong-endpoint',
  900432: 'wrong-endpoint',
  // The service that the token is for does not exist in this cloud.
  500011: 'wrong-endpoint',
  // Conditional access for applications knows two conditions: the network, and a risk that Microsoft saw. The network
  // is the usual one, and the code does not tell.
  53003: 'valid-but-not-from-this-address',
  530032: 'denied-but-valid',
  // Reported: the application must be assigned to a role first.
  501051: 'denied-but-valid',
  90055: 'throttled',
  // The same request too often in a short time.
  50196: 'throttled',
};

// The OAuth word alone, where there is no code: Microsoft asks clients to rely on nothing else.
const OAUTH: Readonly<Record<string, FailureKind>> = {
  invalid_client: 'wrong-secret',
  unauthorized_client: 'unknown-key',
  invalid_resource: 'wrong-endpoint',
  temporarily_unavailable: 'throttled',
};

/**
 * Words that stand for too much beside a code that the table lacks: `invalid_client` also comes for an application that
 * may have no secret (700025) or whose request lacks something, and neither condemns the secret.
 */
const VAGUE: ReadonlySet<string> = new Set(['invalid_client', 'unauthorized_client']);

/**
 * What the token service refused, of one or several codes: the first that the table knows, else the first. Null where
 * neither the word nor a code is one of Microsoft's: another server speaks here.
 */
export function stsFailure(
  error: string,
  codes: readonly number[],
  httpStatus: number,
): { readonly kind: FailureKind; readonly vendorCode: string } | null {
  const code = codes.find((candidate) => STS[candidate] !== undefined) ?? codes[0];
  if (code === undefined && OAUTH[error] === undefined) return null;
  const vendorCode = code === undefined ? error : `AADSTS${code}`;
  const byWord = code !== undefined && VAGUE.has(error) ? undefined : OAUTH[error];
  const known = (code === undefined ? undefined : STS[code]) ?? byWord;
  if (httpStatus === 429) return { kind: 'throttled', vendorCode };
  return { kind: httpStatus >= 500 ? 'unexpected' : (known ?? 'unexpected'), vendorCode };
}

// Unconfirmed: the codes of Graph and of Resource Manager are known from their public issues alone.
const API: Readonly<Record<string, FailureKind>> = {
  Authorization_RequestDenied: 'denied-but-valid',
  AuthorizationFailed: 'denied-but-valid',
  AccessDenied: 'denied-but-valid',
  InvalidAuthenticationToken: 'expired-token',
  ExpiredAuthenticationToken: 'expired-token',
  TooManyRequests: 'throttled',
};

/** The kind of an error of Graph or of Resource Manager, which ask for a token and know of no secret. */
export const apiFailureKind = (code: string, httpStatus: number): FailureKind =>
  API[code] ?? (httpStatus === 429 ? 'throttled' : httpStatus === 403 ? 'denied-but-valid' : 'unexpected');
