import { describe, expect, it } from 'vitest';
import { withRole } from '../../../../src/renderer/features/keys/mapping-roles.ts';
import { initialChoice, rowsToCommit, tally } from '../../../../src/renderer/lib/import-rows.ts';
import { ticketId } from '../../../../src/shared/model/ids.ts';
import type { ImportRow } from '../../../../src/shared/model/import.ts';
import type { ColumnRole, ImportTables, TableMapping } from '../../../../src/shared/model/import-tables.ts';
import { previewOf } from '../../../support/fake/import-preview.ts';

const sheet = (...headings: readonly string[]): ImportTables['sheets'][number] => ({
  name: 's',
  rows: 3,
  headerRow: 1,
  lines: [],
  columns: headings.map((heading, index) => ({ index, heading, samples: [], guess: null })),
});
const mapping = (...sheets: readonly (readonly ColumnRole[])[]): TableMapping => ({
  cloud: null,
  sheets: sheets.map((columns) => ({ taken: true, headerRow: 1, columns: [...columns] })),
});

describe('another role for a column', () => {
  const tables: ImportTables = {
    tables: ticketId.parse('t000000000000001'),
    fileName: null,
    source: null,
    sheets: [sheet('甲', '乙', ''), sheet('乙', '甲'), sheet('', '丙')],
    guess: mapping(['ignore', 'ignore', 'ignore'], ['ignore', 'ignore'], ['ignore', 'ignore']),
  };

  it('goes for the same heading in every sheet, and is taken from the column that had it', () => {
    const before = mapping(['owner', 'ignore', 'note'], ['ignore', 'owner'], ['owner', 'ignore']);
    const next = withRole(tables, before, { sheet: 0, column: 1, role: 'owner' });
    expect(next.sheets.map(({ columns }) => columns)).toEqual([
      ['ignore', 'owner', 'note'],
      ['owner', 'ignore'],
      ['owner', 'ignore'],
    ]);
  });

  it('of notes, or of a column without a heading, takes nothing from others', () => {
    const before = mapping(['note', 'ignore', 'ignore'], ['ignore', 'ignore'], ['ignore', 'note']);
    const next = withRole(tables, before, { sheet: 0, column: 2, role: 'note' });
    expect(next.sheets.map(({ columns }) => columns)).toEqual([
      ['note', 'ignore', 'note'],
      ['ignore', 'ignore'],
      ['ignore', 'note'],
    ]);
  });
});

describe('a row with something missing', () => {
  const [plain] = previewOf(null).rows;
  const row = (changes: Partial<ImportRow>): ImportRow => {
    if (plain === undefined) throw new Error('There is a row');
    return { ...plain, ...changes };
  };
  const error = (kind: ImportRow['errors'][number]['kind']) => ({ kind, column: 'A', field: null });

  it('is counted, and not taken', () => {
    const rows = [
      row({ index: 0 }),
      row({ index: 1, errors: [error('missing-secret')] }),
      row({ index: 2, errors: [error('unknown-cloud')], sure: 'guess' }),
      row({ index: 3, errors: [error('ambiguous-date')] }),
    ];
    expect(tally(rows)).toEqual({
      takeable: 2,
      problems: new Map([
        ['missing-secret', 1],
        ['unknown-cloud', 1],
        ['ambiguous-date', 1],
      ]),
    });
    const choices = new Map(rows.map((one) => [one.index, initialChoice(one)]));
    expect(rowsToCommit(rows, choices).map(({ index }) => index)).toEqual([0, 3]);
    // The cloud is the person's word, by which main reads the row again.
    choices.set(2, { taken: true, cloud: 'ctyun', site: 'china', label: 'x' });
    expect(rowsToCommit(rows, choices).map(({ index }) => index)).toEqual([0, 3]);
    const reread = rows.map((row) => (row.index === 2 ? { ...row, errors: [] } : row));
    expect(rowsToCommit(reread, choices).map(({ index }) => index)).toEqual([0, 2, 3]);
  });
});
