import { describe, expect, it } from 'vitest';
import { nextIndex } from '../../../../src/renderer/ui/list-keys.ts';

describe('moving in a list', () => {
  it.each([
    ['ArrowDown', 3, 4],
    ['j', 3, 4],
    ['ArrowUp', 3, 2],
    ['k', 0, 0],
    ['PageDown', 3, 8],
    ['PageUp', 3, 0],
    ['End', 3, 9],
    ['ArrowDown', 9, 9],
    ['Home', 7, 0],
  ])('%s from %i leads to %i', (key, from, to) => {
    expect(nextIndex(key, from, 10, 5)).toBe(to);
  });

  it.each(['Tab', 'a', 'constructor', 'Enter'])('leaves %s alone', (key) => {
    expect(nextIndex(key, 3, 10, 5)).toBeNull();
  });

  it('goes nowhere in an empty list', () => {
    expect(nextIndex('ArrowDown', 0, 0, 5)).toBeNull();
  });
});
