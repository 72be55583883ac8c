import { expect, it } from 'vitest';
import { followsOf } from '../../../src/shared/hand-out-follows.ts';
import { HAND_OUT_WAYS } from '../../../src/shared/model/hand-out.ts';

it('knows what becomes of each that has a key, and promises a follower only where it asks again', () => {
  expect(HAND_OUT_WAYS.filter((way) => followsOf(way) === 'asks')).toEqual(['process', 'endpoint']);
  expect(HAND_OUT_WAYS.filter((way) => followsOf(way) === 'restart')).toEqual(['exec', 'env']);
});
