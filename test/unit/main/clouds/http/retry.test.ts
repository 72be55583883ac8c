import { describe, expect, it } from 'vitest';
import { CloudError, cloudError } from '../../../../../src/main/clouds/cloud-error.ts';
import { createReader } from '../../../../../src/main/clouds/http/retry.ts';
import type { FailureKind } from '../../../../../src/shared/model/failure.ts';
import { fakeClock } from '../../../../support/fake/clock.ts';

const settle = () => new Promise((resolve) => setImmediate(resolve));

/** Runs a read whose attempts fail one after the other with `failures` and then succeed; notes when each began. */
function trial(failures: readonly unknown[], signal = new AbortController().signal) {
  const clock = fakeClock();
  const begun: number[] = [];
  const outcome = createReader(clock, { maxAttempts: 3 })(async () => {
    begun.push(clock.monotonic());
    if (begun.length <= failures.length) throw failures[begun.length - 1];
    return 'answer';
  }, signal);
  outcome.catch(() => undefined);
  const run = async () => {
    for (let step = 0; step < 4; step++) {
      await settle();
      clock.advance(10_000);
    }
    return outcome;
  };
  return { clock, begun, outcome, run };
}

describe('read', () => {
  it('waits longer before each new attempt', async () => {
    const network = cloudError('network');
    const { clock, begun, outcome } = trial([network, network]);
    await settle();
    clock.advance(299);
    await settle();
    expect(begun).toEqual([0]);
    clock.advance(1);
    await settle();
    expect(begun).toEqual([0, 300]);
    clock.advance(899);
    await settle();
    expect(begun).toEqual([0, 300]);
    clock.advance(1);
    expect(await outcome).toBe('answer');
    expect(begun).toEqual([0, 300, 1200]);
  });

  it('throws the last failure after three attempts', async () => {
    const failures = ['A', 'B', 'C', 'D'].map((vendorCode) => cloudError('network', { vendorCode }));
    const { begun, run } = trial(failures);
    await expect(run()).rejects.toBe(failures[2]);
    expect(begun).toHaveLength(3);
  });

  it('repeats no definite refusal, whatever its status', async () => {
    const refusal = cloudError('unexpected', { httpStatus: 503, outcome: 'refused' });
    const { begun, run } = trial([refusal]);
    await expect(run()).rejects.toBe(refusal);
    expect(begun).toHaveLength(1);
  });

  it('waits as long as the cloud asks, within five seconds', async () => {
    for (const [asked, waited] of [
      [2_000, 2_000],
      [3_600_000, 5_000],
      [10, 300],
    ] as const) {
      const { clock, begun } = trial([cloudError('throttled', { retryAfterMs: asked })]);
      await settle();
      clock.advance(waited - 1);
      await settle();
      expect(begun).toHaveLength(1);
      clock.advance(1);
      await settle();
      expect(begun).toHaveLength(2);
    }
  });

  it('repeats what may pass and nothing else', async () => {
    const again = async (error: unknown) => {
      const { begun, run } = trial([error]);
      await run().catch(() => undefined);
      return begun.length > 1;
    };
    expect(await again(cloudError('network'))).toBe(true);
    for (const vendorCode of ['ECONNRESET', 'PROXY_TIMEOUT', 'PROXY_503', 'PAC_UNREACHABLE']) {
      expect(await again(cloudError('network', { vendorCode })), vendorCode).toBe(true);
    }
    const proxys = ['PROXY_AUTH', 'PROXY_AUTH_UNSUPPORTED', 'PROXY_403', 'PROXY_ADDRESS', 'PAC_BROKEN'];
    for (const vendorCode of [...proxys, 'PROXY_CERT_HAS_EXPIRED']) {
      expect(await again(cloudError('network', { vendorCode })), vendorCode).toBe(false);
    }
    expect(await again(cloudError('throttled'))).toBe(true);
    expect(await again(cloudError('unexpected', { httpStatus: 503 }))).toBe(true);
    expect(await again(cloudError('unexpected', { httpStatus: 400 }))).toBe(false);
    expect(await again(cloudError('unexpected'))).toBe(false);
    expect(await again(new Error('a defect'))).toBe(false);
    const final: readonly FailureKind[] = [
      'unknown-key',
      'wrong-secret',
      'disabled',
      'unknown-or-disabled',
      'expired-token',
      'clock-skew',
      'denied-but-valid',
      'valid-but-not-from-this-address',
      'wrong-endpoint',
      'untrusted-certificate',
    ];
    for (const kind of final) expect(await again(cloudError(kind)), kind).toBe(false);
  });

  it('starts no attempt beyond its budget of time', async () => {
    const clock = fakeClock();
    let attempts = 0;
    const outcome = createReader(clock, { maxAttempts: 9, budgetMs: 20_000 })(async () => {
      attempts += 1;
      clock.advance(10_000);
      throw cloudError('network');
    }, new AbortController().signal);
    outcome.catch(() => undefined);
    await settle();
    clock.advance(300);
    await expect(outcome).rejects.toBeInstanceOf(CloudError);
    expect(attempts).toBe(2);
  });

  it('ends a pause at once when the caller gives up, with the reason of the caller', async () => {
    const controller = new AbortController();
    const { clock, begun, outcome } = trial([cloudError('network')], controller.signal);
    await settle();
    expect(clock.waiting).toBe(1);
    controller.abort('locked');
    await expect(outcome).rejects.toBe('locked');
    expect(clock.waiting).toBe(0);
    expect(begun).toHaveLength(1);
  });
});
