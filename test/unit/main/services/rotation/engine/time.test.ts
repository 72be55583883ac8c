import { describe, expect, it } from 'vitest';
import {
  anchored,
  isDue,
  isFresh,
  remainingMs,
} from '../../../../../../src/main/services/rotation/engine/time.ts';

const both = (local: number, cloud: number | null = local) => ({ local, cloud });
const wait = { from: both(1_000), afterMs: 100 };
const blind = { from: both(1_000, null), afterMs: 100 };

describe('a wait', () => {
  it.each([
    ['is over when both clocks say so', wait, both(1_100), 0],
    ['lasts while the cloud says so', wait, both(9_999, 1_099), 1],
    ['lasts while this computer says so', wait, both(1_099, 9_999), 1],
    ['goes by this computer where the cloud is silent', wait, both(1_100, null), 0],
    ['goes by this computer where the cloud was silent', blind, both(1_100, 5), 0],
    ['goes by the cloud where this computer was set back', wait, both(10, 1_100), 0],
    ['is never longer than it was', wait, both(10, null), 100],
    ['of nothing is over', { ...wait, afterMs: 0 }, both(10, null), 0],
  ] as const)('%s', (_name, deadline, at, left) => {
    expect(remainingMs(deadline, at)).toBe(left);
    expect(isDue(deadline, at)).toBe(left === 0);
  });

  it('counts anew from the first instant that the cloud tells', () => {
    expect(anchored(blind, both(1_050))).toEqual({ from: both(1_050), afterMs: 100 });
    expect(anchored(blind, both(1_050, null))).toEqual(blind);
    expect(anchored(wait, both(1_050))).toEqual(wait);
  });
});

describe('a proof', () => {
  it.each([
    ['of now', both(0), both(0), true],
    ['of a minute ago', both(0), both(60_000), true],
    ['of more than a minute ago', both(0), both(60_001), false],
    ['of a minute ago by one clock alone', both(0), both(60_000, 60_001), false],
    ['of the future', both(1), both(0), false],
    ['of before the cloud was heard', both(0, null), both(1), false],
    ['where the cloud never tells', both(0, null), both(1, null), true],
  ] as const)('%s', (_name, provenAt, at, fresh) => {
    expect(isFresh(provenAt, at)).toBe(fresh);
  });
});
