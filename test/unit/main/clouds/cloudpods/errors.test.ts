import { describe, expect, it } from 'vitest';
import { cloudpodsRefusal } from '../../../../../src/main/clouds/cloudpods/errors.ts';

const TOLD = 'unauthorized authUserByAccessKeyV3: ';

describe('cloudpodsRefusal', () => {
  it.each([
    ['UnauthorizedError', `${TOLD}[auth] invalid access key id`, 401, 'unknown-key'],
    ['UnauthorizedError', `${TOLD}Verify: signature mismatch`, 401, 'wrong-secret'],
    ['UnauthorizedError', `${TOLD}Access Key disabled: InvalidStatusError`, 401, 'disabled'],
    ['UnauthorizedError', `${TOLD}[auth] expired access key`, 401, 'expired-token'],
    ['UnauthorizedError', 'unauthorized [auth] user disabled', 401, 'disabled'],
    ['UnauthorizedError', 'unauthorized [auth] user not in project', 401, 'denied-but-valid'],
  ])('reads the text of %s: %s', (errorClass, details, status, kind) => {
    const found = cloudpodsRefusal(errorClass, details, status);
    expect(found.kind).toBe(kind);
    expect(details).toContain(found.vendorCode);
  });

  it.each([
    ['ForbiddenError', 403, 'denied-but-valid'],
    ['NotFoundError', 404, 'wrong-endpoint'],
    ['TooManyRequestsError', 429, 'throttled'],
    ['UnauthorizedError', 401, 'unexpected'],
    ['InternalServerError', 500, 'unexpected'],
  ])('reads %s with %i', (errorClass, status, kind) => {
    expect(cloudpodsRefusal(errorClass, 'something', status)).toEqual({ kind, vendorCode: errorClass });
  });
});
