import { expect, it } from 'vitest';
import { readLeadTimes, writeLeadTimes } from '../../../src/shared/lead-times.ts';
import { leadTimes } from '../../../src/shared/model/reminder.ts';
import { fc } from '../../support/property.ts';

it.each([
  ['30, 14, 7, 1', [30, 14, 7, 1]],
  ['1 7 14 30', [30, 14, 7, 1]],
  ['30，14、7；1', [30, 14, 7, 1]],
  ['３０', [30]],
  ['7, 7, 07', [7]],
  ['0', []],
  ['3, 0,', [3]],
  ['365', [365]],
])('reads %s', (text, leads) => {
  expect(readLeadTimes(text)).toEqual({ kind: 'fine', leads });
});

it.each([
  ['', 'empty'],
  [' , ', 'empty'],
  ['366', 'not-days'],
  ['-1', 'not-days'],
  ['1.5', 'not-days'],
  ['a week', 'not-days'],
  ['9 8 7 6 5 4 3 2 1', 'too-many'],
])('does not take %j', (text, kind) => {
  expect(readLeadTimes(text)).toEqual({ kind });
});

it('reads what it writes', () => {
  const all = fc.uniqueArray(fc.integer({ min: 1, max: 365 }), { maxLength: 8 });
  fc.assert(
    fc.property(all, (days) => {
      const leads = leadTimes.parse(days.sort((a, b) => b - a));
      expect(readLeadTimes(writeLeadTimes(leads))).toEqual({ kind: 'fine', leads });
    }),
  );
});
