import { describe, expect, it } from 'vitest';
import { readCsv } from '../../../../src/main/formats/csv.ts';
import { fc } from '../../../support/property.ts';

const table = (text: string) => readCsv(text, ',');

describe('readCsv', () => {
  it('numbers records by the line they start on', () => {
    const text = 'a,b\r\n\r\n1,"x\r\ny"\r\n2,z\r\n';
    expect(table(text).records).toEqual([
      { line: 1, cells: ['a', 'b'] },
      { line: 3, cells: ['1', 'x\ny'] },
      { line: 5, cells: ['2', 'z'] },
    ]);
  });

  it('reads commas and doubled quotes in quoted cells, and lone quotes in others', () => {
    expect(table('"a,""b""",c"d\n').records).toEqual([{ line: 1, cells: ['a,"b"', 'c"d'] }]);
  });

  it('keeps the sound lines around a quote that never closes', () => {
    expect(table('a,b\n1,"x\n2,z\n3,"k"\n')).toEqual({
      records: [
        { line: 1, cells: ['a', 'b'] },
        { line: 3, cells: ['2', 'z'] },
        { line: 4, cells: ['3', 'k'] },
      ],
      problems: [{ line: 2, kind: 'unclosed-quote' }],
    });
  });

  it('gives up on a text that is all broken quotes', () => {
    expect(table('x,"y\n'.repeat(100_001)).problems).toHaveLength(1000);
  });

  it('reads back every table that is quoted by the rules', () => {
    const cell = fc.string({ unit: 'grapheme' }).map((text) => text.replaceAll('\r', ''));
    const rows = fc.array(fc.array(cell, { minLength: 2, maxLength: 2 }), { minLength: 1 });
    const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
    fc.assert(
      fc.property(rows, fc.constantFrom('\n', '\r\n'), (cells, end) => {
        const text = cells.map((row) => row.map(quoted).join(',')).join(end);
        const filled = cells.filter((row) => row.some((one) => one !== ''));
        expect(table(text).records.map((record) => record.cells)).toEqual(filled);
      }),
    );
  });
});
