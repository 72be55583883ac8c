import { describe, expect, it } from 'vitest';
import { apiFailureKind, grantFailureKind } from '../../../../../src/main/clouds/gcp/errors.ts';

describe('grantFailureKind', () => {
  const TIMEFRAME =
    'Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable timeframe. Check your iat and exp values in the JWT claim.';

  it.each([
    ['invalid_grant', 'Invalid JWT Signature.', 400, 'unknown-or-disabled'],
    ['invalid_grant', 'Invalid grant: account not found', 400, 'unknown-or-disabled'],
    ['invalid_grant', 'Robot is disabled.', 400, 'disabled'],
    ['invalid_grant', TIMEFRAME, 400, 'clock-skew'],
    ['invalid_grant', 'Invalid JWT: Failed audience check. The right audience is x', 400, 'wrong-endpoint'],
    ['invalid_grant', 'Something else.', 400, 'unexpected'],
    ['invalid_grant', undefined, 400, 'unexpected'],
    ['invalid_client', 'The OAuth client was not found.', 401, 'unknown-key'],
    ['deleted_client', 'The OAuth client was deleted.', 401, 'unknown-key'],
    ['disabled_client', 'The OAuth client was disabled.', 401, 'disabled'],
    ['unauthorized_client', 'Client is unauthorized to retrieve access tokens.', 401, 'denied-but-valid'],
    ['rate_limit_exceeded', undefined, 403, 'throttled'],
    ['invalid_grant', 'Invalid JWT Signature.', 429, 'throttled'],
    ['invalid_grant', 'Invalid JWT Signature.', 503, 'unexpected'],
    ['invalid_scope', 'Invalid OAuth scope.', 400, 'unexpected'],
    ['Forbidden', undefined, 403, null],
  ])('%s: %s (%i) is %s', (error, description, status, kind) => {
    expect(grantFailureKind(error, description, status)).toBe(kind);
  });
});

describe('apiFailureKind', () => {
  it.each([
    ['PERMISSION_DENIED', 'IAM_PERMISSION_DENIED', 403, 'denied-but-valid'],
    ['PERMISSION_DENIED', 'SERVICE_DISABLED', 403, 'denied-but-valid'],
    ['PERMISSION_DENIED', 'SECURITY_POLICY_VIOLATED', 403, 'valid-but-not-from-this-address'],
    ['UNAUTHENTICATED', null, 401, 'expired-token'],
    ['RESOURCE_EXHAUSTED', null, 429, 'throttled'],
    ['SOMETHING', null, 429, 'throttled'],
    ['NOT_FOUND', null, 404, 'unexpected'],
    ['UNAVAILABLE', null, 503, 'unexpected'],
  ])('%s for %s (%i) is %s', (status, reason, httpStatus, kind) => {
    expect(apiFailureKind(status, reason, httpStatus)).toBe(kind);
  });
});
