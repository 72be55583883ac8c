import { describe, expect, it } from 'vitest';
import { clockAhead } from '../../../../../src/main/clouds/http/clock-ahead.ts';
import { retryAfterMs } from '../../../../../src/main/clouds/http/retry-after.ts';

describe('clockAhead', () => {
  const server = Date.parse('Wed, 21 Oct 2026 07:28:00 GMT');

  it('takes the middle of the second, as long ago as the server looked', () => {
    const date = 'Wed, 21 Oct 2026 07:28:00 GMT';
    expect(clockAhead(date, server + 600, 100)).toBe(0);
    expect(clockAhead(date, server + 3_600_600, 100)).toBe(3_600_000);
    expect(clockAhead(date, server - 400, 100)).toBe(-1_000);
  });

  it('knows nothing without a date', () => {
    expect(clockAhead(undefined, 0, 0)).toBeNull();
    expect(clockAhead('soon', 0, 0)).toBeNull();
  });
});

describe('retryAfterMs', () => {
  it('reads seconds', () => {
    expect(retryAfterMs({ 'retry-after': '7' })).toBe(7_000);
    expect(retryAfterMs({ 'retry-after': '0' })).toBe(0);
  });

  it('ignores other forms', () => {
    expect(retryAfterMs({})).toBeNull();
    expect(retryAfterMs({ 'retry-after': 'Wed, 21 Oct 2026 07:28:00 GMT' })).toBeNull();
    expect(retryAfterMs({ 'retry-after': '-1' })).toBeNull();
  });
});
