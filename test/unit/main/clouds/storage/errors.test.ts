import { describe, expect, it } from 'vitest';
import { cloudError } from '../../../../../src/main/clouds/cloud-error.ts';
import { storageError, storageFailureKind } from '../../../../../src/main/clouds/storage/errors.ts';

const codeOf = (vendorCode: string | null, httpStatus: number, clockAheadMs: number | null = null) => {
  const kind = vendorCode === null ? 'wrong-endpoint' : storageFailureKind(vendorCode, httpStatus);
  return storageError(cloudError(kind, { vendorCode, httpStatus, clockAheadMs, host: 'host' }));
};

describe('what people are told of a refusal', () => {
  it.each([
    ['NoSuchBucket', 404, 'target-gone'],
    ['NoSuchKey', 404, 'backup-missing'],
    ['NoSuchVersion', 404, 'backup-missing'],
    ['PreconditionFailed', 412, 'backup-conflict'],
    ['ConditionalRequestConflict', 409, 'backup-conflict'],
    ['FileAlreadyExists', 409, 'backup-conflict'],
    ['RequestTimeTooSkewed', 403, 'target-clock'],
    ['SignatureDoesNotMatch', 403, 'target-refused'],
    ['AccessDenied', 403, 'target-refused'],
    ['InvalidAccessKeyId', 403, 'target-refused'],
    ['XMinioStorageFull', 507, 'target-refused'],
    ['NotImplemented', 501, 'target-refused'],
    ['SomethingNew', 400, 'target-refused'],
    ['InternalError', 500, 'target-unreachable'],
    ['SlowDown', 503, 'target-unreachable'],
    ['TooManyRequests', 429, 'target-unreachable'],
  ])('%s (%i) is %s, with the vendor’s code', (vendorCode, httpStatus, code) => {
    expect(codeOf(vendorCode, httpStatus)).toMatchObject({ code, params: { vendorCode, host: 'host' } });
  });

  it('keeps the status where there is no code, as with a redirect', () => {
    expect(codeOf(null, 301)).toMatchObject({
      code: 'target-unreachable',
      params: { vendorCode: 'HTTP_301' },
    });
  });

  it('takes a silent refusal for the clock only where it is far off', () => {
    expect(codeOf('HTTP_403', 403, -16 * 60_000)).toMatchObject({ code: 'target-clock' });
    expect(codeOf('HTTP_403', 403, -14 * 60_000)).toMatchObject({ code: 'target-refused' });
  });

  it('leaves alone what is no failed call', () => {
    expect(storageError('locked')).toBe('locked');
  });
});
