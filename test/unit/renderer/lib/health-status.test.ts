import { expect, it } from 'vitest';
import { healthStatus } from '../../../../src/renderer/lib/health-status.ts';
import type { FailureKind } from '../../../../src/shared/model/failure.ts';

const failed = (kind: FailureKind) =>
  healthStatus({
    kind: 'failed',
    at: 0,
    failure: {
      ...{ kind, vendorCode: null, requestId: null, httpStatus: 403, host: null, clockAheadMs: null },
    },
  });

it('does not call a key failed that works and may not ask, or not from here', () => {
  expect(failed('denied-but-valid')).toBe('limited');
  expect(failed('valid-but-not-from-this-address')).toBe('limited');
  expect(failed('disabled')).toBe('failed');
  expect(failed('throttled')).toBe('failed');
  expect(healthStatus({ kind: 'proven', at: 0 })).toBe('proven');
  expect(healthStatus({ kind: 'unverified' })).toBe('unverified');
});
