import { describe, expect, it } from 'vitest';
import { readInstant } from '../../../../src/main/clouds/read-instant.ts';

const AT = Date.UTC(2026, 2, 4, 5, 6, 7);

describe('readInstant', () => {
  it.each([
    [AT],
    [AT / 1000],
    [String(AT)],
    [String(AT / 1000)],
    ['2026-03-04T05:06:07Z'],
    ['2026-03-04T05:06:07+00:00'],
    ['2026-03-04 13:06:07'],
    ['2026-03-04T13:06:07.000'],
    [' 2026-03-04 13:06:07 '],
  ])('reads %s', (value) => {
    expect(readInstant(value)).toBe(AT);
  });

  it.each([[0], [-1], [1.5], ['0'], [''], ['soon'], [null], [undefined], [{}], [Number.NaN]])(
    'takes %s for no instant',
    (value) => {
      expect(readInstant(value)).toBeNull();
    },
  );
});
