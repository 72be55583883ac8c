import { describe, expect, it } from 'vitest';
import { afterRun } from '../../../../../src/main/services/verification/summary.ts';
import type { Health } from '../../../../../src/shared/model/credential.ts';
import type { KeptRun } from '../../../../../src/shared/model/verification.ts';

const START = 1000;
const wrong = { kind: 'failure', failure: 'wrong-secret', vendorCode: null } as const;
const off = { kind: 'failure', failure: 'disabled', vendorCode: null } as const;
const failures = (cause: typeof wrong | typeof off, ...ids: string[]) =>
  ids.map((id) => ({ id: id as never, cause }));
const run = (over: Partial<KeptRun>): KeptRun => ({
  ...{ startedAt: START, endedAt: START + 10, how: 'done', by: 'person', total: 1, proven: 1, failed: [] },
  ...over,
});
const key = (id: string, health: Health = { kind: 'unverified' }) => ({ id: id as never, health });
const proven: Health = { kind: 'proven', at: START + 5 };
const failed: Health = { kind: 'failed', at: START + 5, failure: {} as never };

/** Ten keys, of which two failed. */
const before = run({ total: 10, proven: 8, failed: failures(wrong, 'a', 'b') });
const later = { startedAt: START + 100, endedAt: START + 110 };

describe('what is kept after a run', () => {
  it('over some keys mends the run before key by key', () => {
    const one = { whole: false, spared: [] };
    const good = afterRun(before, run(later), { ...one, asked: [key('x', proven)] });
    expect(good).toEqual({ ...before, endedAt: later.endedAt });
    const mended = afterRun(before, run(later), { ...one, asked: [key('a', failed)] });
    expect(mended).toMatchObject({ total: 10, proven: 9, failed: failures(wrong, 'b') });
    const worse = run({ ...later, proven: 0, failed: failures(off, 'x') });
    expect(afterRun(before, worse, { ...one, asked: [key('x', proven)] })).toMatchObject({
      ...{ total: 10, proven: 7 },
      failed: [...failures(wrong, 'a', 'b'), ...failures(off, 'x')],
    });
    const both = run({ ...later, total: 2, proven: 1, failed: failures(off, 'a') });
    expect(afterRun(before, both, { ...one, asked: [key('a', failed), key('new')] })).toMatchObject({
      ...{ total: 11, proven: 9 },
      failed: [...failures(off, 'a'), ...failures(wrong, 'b')],
    });
  });

  it('over all keys is that run', () => {
    const whole = run({ ...later, total: 9, proven: 9 });
    expect(afterRun(before, whole, { whole: true, asked: [key('a', failed)], spared: [] })).toEqual(whole);
    expect(afterRun(null, whole, { whole: false, asked: [], spared: [] })).toBe(whole);
  });

  it('over all keys keeps what is known of those that it did not ask, unless they were proven since', () => {
    const cut = run({ ...later, how: 'cancelled', total: 10, proven: 3 });
    const spared = [key('a', failed), key('b', proven), key('x', proven)];
    expect(afterRun(before, cut, { whole: true, asked: [], spared })).toEqual({
      ...cut,
      failed: failures(wrong, 'a'),
    });
  });
});
