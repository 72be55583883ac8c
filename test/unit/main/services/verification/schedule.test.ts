import { describe, expect, it } from 'vitest';
import { isNews, mayAskUnattended } from '../../../../../src/main/services/verification/keys.ts';
import { AFTER_UNLOCK_MS, nextRunIn } from '../../../../../src/main/services/verification/schedule.ts';
import type { Health } from '../../../../../src/shared/model/credential.ts';
import { FAILURE_KINDS, type FailureKind } from '../../../../../src/shared/model/failure.ts';

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 10, 22, 9);

const failed = (kind: FailureKind): Health => ({
  kind: 'failed',
  at: NOW - DAY,
  failure: {
    ...{ kind, vendorCode: null, requestId: null, httpStatus: null, host: null, clockAheadMs: null },
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
      ...['unknown-key', 'wrong-secret', 'unknown-or-disabled', 'expired-token', 'unexpected'],
    ]);
  });

  it('is asked where it was proven, or never verified', () => {
    for (const health of [{ kind: 'unverified' }, { kind: 'proven', at: NOW }] as const)
      expect(mayAskUnattended({ cloud: 'huawei', health })).toBe(true);
  });
});

describe('a failure', () => {
  it('is news once, and only where it lasts', () => {
    expect(isNews({ kind: 'proven', at: NOW }, 'disabled')).toBe(true);
    expect(isNews(failed('network'), 'disabled')).toBe(true);
    expect(isNews(failed('disabled'), 'disabled')).toBe(false);
    for (const kind of ['network', 'throttled', 'unexpected', 'denied-but-valid'] as const)
      expect(isNews({ kind: 'proven', at: NOW }, kind)).toBe(false);
  });
});
