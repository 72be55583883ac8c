import { describe, expect, it } from 'vitest';
import { cloudError, outcomeOf } from '../../../../src/main/clouds/cloud-error.ts';
import { cloudFailure } from '../../../../src/shared/model/failure.ts';

describe('cloudError', () => {
  it('doubts everything that nobody vouched for', () => {
    expect(cloudError('network')).toMatchObject({ outcome: 'unclear', reason: null, retryAfterMs: null });
  });

  it('carries what rotation needs, and puts none of it into the failure that people see', () => {
    const error = cloudError('unexpected', {
      reason: 'limit-reached',
      outcome: 'refused',
      retryAfterMs: 5,
      vendorCode: 'x'.repeat(300),
    });
    expect(error).toMatchObject({ reason: 'limit-reached', outcome: 'refused', retryAfterMs: 5 });
    expect(cloudFailure.parse(error.failure)).toEqual(error.failure);
    expect(Object.keys(error.failure)).not.toContain('outcome');
  });
});

describe('outcomeOf', () => {
  it('takes an answer of 4xx for a refusal, but not one that says "too late"', () => {
    expect([400, 403, 404, 409, 429].map(outcomeOf)).toEqual(Array(5).fill('refused'));
    expect([200, 302, 408, 500, 503].map(outcomeOf)).toEqual(Array(5).fill('unclear'));
  });
});
