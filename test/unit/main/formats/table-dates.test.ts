import { describe, expect, it } from 'vitest';
import { readDate } from '../../../../src/main/formats/table-dates.ts';

const local = (...parts: readonly [number, number, number, number?, number?, number?]): number => {
  const [y, m, d, h = 0, mi = 0, s = 0] = parts;
  return new Date(y, m - 1, d, h, mi, s).getTime();
};

describe('a date in a cell', () => {
  it.each([
    ['2025-03-04', local(2025, 3, 4)],
    ['2025/3/4 10:11', local(2025, 3, 4, 10, 11)],
    ['2025.03.04', local(2025, 3, 4)],
    ['２０２５年３月４日', local(2025, 3, 4)],
    ['2025年3月4日 下午3时5分', local(2025, 3, 4, 15, 5)],
    ['2025-03-04（周二）', local(2025, 3, 4)],
    ['20250304', local(2025, 3, 4)],
    ['4 March 2025', local(2025, 3, 4)],
    ['Mar 4, 2025 12:30 am', local(2025, 3, 4, 0, 30)],
    ['13/04/2025', local(2025, 4, 13)],
    ['04/13/2025', local(2025, 4, 13)],
    ['05/05/2025', local(2025, 5, 5)],
    ['2025-03-04T10:11:12Z', Date.UTC(2025, 2, 4, 10, 11, 12)],
    ['2025-03-04 10:11:12+08:00', Date.UTC(2025, 2, 4, 2, 11, 12)],
    ['2025-03-04 10:11:12 UTC', Date.UTC(2025, 2, 4, 10, 11, 12)],
  ])('%s is known', (text, at) => {
    expect(readDate(text)).toEqual({ kind: 'known', at });
  });

  it('of the sheet itself is what its clock showed', () => {
    const cell = { text: '3/4/25', wall: Date.UTC(2025, 2, 4, 9, 30) };
    expect(readDate(cell)).toEqual({ kind: 'known', at: local(2025, 3, 4, 9, 30) });
  });

  it.each(['', ' ', '-', '不详', '长期', '永久有效', 'N/A', 'never'])('%o is none', (text) => {
    expect(readDate(text).kind).toBe('none');
  });

  it.each(['03/04/2025', '25-03-04', '3/4/25'])('%s can be read in two ways', (text) => {
    expect(readDate(text).kind).toBe('ambiguous');
  });

  it.each(['45000', '2025-02-30', '2025-13-01', '31/31/2025', 'soon', '1899-01-01', '2025-03-04 25:00'])(
    '%s is not read',
    (text) => {
      expect(readDate(text).kind).toBe('unreadable');
    },
  );
});
