import { describe, expect, it } from 'vitest';
import { isNews, mayAskUnattended } from '../../../../../src/main/services/verification/keys.ts';
import { AFTER_UNLOCK_MS, nextRunIn } from '../../../../../src/main/services/verification/schedule.ts';
import type { Health } from '../../../../../src/shared/model/credential.ts';
import { FAILURE_KINDS, type FailureKind } from '../../../../../src/shared/model/failure.ts';

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 10, 22, 9);

const failed = (kind: FailureKind, httpStatus: number | null = null): Health => ({
  kind: 'failed',
  at: NOW - DAY,
  failure: {
    ...{ kind, vendorCode: null, requestId: null, httpStatus, host: null, clockAheadMs: null },
  },
});

describe('the next scheduled run', () => {
  it('is never where it is off', () => {
    expect(nextRunIn({ every: 'off', lastAt: null, openedAt: NOW - DAY }, NOW)).toBeNull();
  });

  it.each([
    ['waits after unlocking', { every: 'daily', lastAt: null, openedAt: NOW }, AFTER_UNLOCK_MS],
    ['is now after that', { every: 'daily', lastAt: null, openedAt: NOW - AFTER_UNLOCK_MS }, 0],
    ['is once a day', { every: 'daily', lastAt: NOW - DAY / 4, openedAt: NOW - DAY }, 0.75 * DAY],
    ['is once a week', { every: 'weekly', lastAt: NOW - DAY, openedAt: NOW - DAY }, 6 * DAY],
    ['is not missed', { every: 'weekly', lastAt: NOW - 30 * DAY, openedAt: NOW - DAY }, 0],
    [
      'comes soon after a clock was set back',
      { every: 'daily', lastAt: NOW + 90 * DAY, openedAt: NOW - DAY },
      0,
    ],
    [
      'stands no longer where the vault was opened in the future',
      { every: 'daily', lastAt: null, openedAt: NOW + DAY },
      0,
    ],
  ] as const)('%s', (_what, facts, wait) => {
    expect(nextRunIn(facts, NOW)).toBe(wait);
  });
});

describe('a key that nobody asked about', () => {
  const asked = (cloud: 'aws' | 'huawei') =>
    FAILURE_KINDS.filter((kind) => !mayAskUnattended({ cloud, health: failed(kind) }));

  it('is left alone where it is known to fail until its secret changes', () => {
    expect(asked('aws')).toEqual(['unknown-key', 'wrong-secret', 'expired-token']);
  });

  it('is left alone at Huawei after any failure that may count towards a lock', () => {
    expect(asked('huawei')).toEqual([
      ...['unknown-key', 'wrong-secret', 'unknown-or-disabled', 'expired-token', 'throttled', 'unexpected'],
    ]);
    // A lock is told with 401; 429 is a pace that was too fast.
    const throttled = (status: number) =>
      mayAskUnattended({ cloud: 'huawei', health: failed('throttled', status) });
    expect([throttled(401), throttled(429)]).toEqual([false, true]);
  });

  it('is asked where it was proven, or never verified', () => {
    for (const health of [{ kind: 'unverified' }, { kind: 'proven', at: NOW }] as const)
      expect(mayAskUnattended({ cloud: 'huawei', health })).toBe(true);
  });
});

describe('a failure', () => {
  const NEWS: readonly FailureKind[] = [
    ...(['unknown-key', 'wrong-secret', 'disabled', 'unknown-or-disabled', 'expired-token'] as const),
  ];
  const proven: Health = { kind: 'proven', at: NOW };

  it('is news where the cloud does not take a key any more that it took', () => {
    expect(FAILURE_KINDS.filter((kind) => isNews({ health: proven, worked: true }, kind))).toEqual(NEWS);
    expect(isNews({ health: failed('network'), worked: true }, 'disabled')).toBe(true);
  });

  it('is none of a key that was never proven, nor where it is known', () => {
    for (const health of [{ kind: 'unverified' } as const, failed('network')])
      expect(FAILURE_KINDS.filter((kind) => isNews({ health, worked: false }, kind))).toEqual([]);
    expect(isNews({ health: failed('disabled'), worked: true }, 'disabled')).toBe(false);
    expect(isNews({ health: failed('disabled'), worked: true }, 'unknown-key')).toBe(false);
  });
});
