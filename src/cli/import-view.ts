import { assertNever } from '../shared/assert-never.ts';
import { maskPublicId } from '../shared/mask.ts';
import type { ImportDone, ImportPreview, ImportRow } from '../shared/model/import.ts';
import type { ImportTables, TableMapping } from '../shared/model/import-tables.ts';
import { obstacleOf } from '../shared/model/import-taking.ts';
import type { CommandContext } from './command.ts';
import { lettersOf } from './import-mapping.ts';
import type { DescribedError } from './message.ts';
import type { Json } from './output.ts';
import { printable } from './text/escape.ts';
import { type Cell, renderTable } from './text/table.ts';
import type { Words } from './words.ts';

/** What the vault holds of a found key, or why it cannot be taken. */
export function statusCell(row: ImportRow, words: Words): Cell {
  const obstacle = obstacleOf(row);
  if (obstacle !== null) return { text: words.t(`cli.import.${obstacle}`), tone: 'warn' };
  switch (row.status.kind) {
    case 'new':
      return { text: words.t('cli.import.new'), tone: 'good' };
    case 'duplicate':
      return { text: words.t('cli.import.duplicate', { label: row.status.label }), tone: 'muted' };
    case 'other-secret':
      return { text: words.t('cli.import.other-secret', { label: row.status.label }), tone: 'warn' };
    case 'in-bin':
      return { text: words.t('cli.import.in-bin', { label: row.status.label }), tone: 'muted' };
    case 'repeated':
      return { text: words.t('cli.import.repeated'), tone: 'muted' };
    default:
      return assertNever(row.status);
  }
}

/** By cell and kind: the kinds are the same in every language, so that scripts can rely on them. */
function remarksOf({ errors, mistakes, line }: ImportRow): string {
  const cells = errors.map(({ kind, column }) => (column === null ? kind : `${column}${line ?? ''} ${kind}`));
  return [...cells, ...mistakes.map(({ kind }) => kind)].join(', ');
}

/** How the columns of tables are read. */
export function mappingTable(
  tables: ImportTables,
  mapping: TableMapping,
  { words, out }: CommandContext,
): string {
  const rows = tables.sheets.flatMap((sheet, at) =>
    (mapping.sheets[at]?.taken === true ? sheet.columns : []).map(
      ({ index, heading, guess }): readonly Cell[] => {
        const role = mapping.sheets[at]?.columns[index] ?? 'ignore';
        const note = guess === role ? ` (${words.t('cli.import.guessed')})` : '';
        return [
          { text: sheet.name },
          { text: lettersOf(index) },
          { text: heading },
          { text: `${role}${note}`, ...(role === 'ignore' ? { tone: 'muted' as const } : {}) },
        ];
      },
    ),
  );
  if (rows.length === 0) return '';
  const columns = ['sheet', 'column', 'heading', 'role'] as const;
  return renderTable(
    columns.map((name) => ({
      title: words.t(`cli.column.${name}`),
      ...(name === 'heading' ? { shrinks: true } : {}),
    })),
    rows,
    (text) => text,
    out.width,
  );
}

/** What was found, for the person to look at before anything is added. */
export function importTable(found: ImportPreview, { words, out }: CommandContext): string {
  if (found.rows.length === 0) return '';
  const odd = found.rows.some((row) => remarksOf(row) !== '');
  return renderTable(
    [
      { title: words.t('cli.column.line') },
      { title: words.t('cli.column.cloud') },
      { title: words.t('cli.column.label'), shrinks: true },
      { title: words.t('cli.column.key') },
      { title: words.t('cli.column.status') },
      ...(odd ? [{ title: words.t('cli.column.remarks'), shrinks: true as const }] : []),
    ],
    found.rows.map((row) => [
      { text: [row.sheet, row.line].filter((part) => part !== null).join(' ') },
      { text: row.sure === 'certain' ? row.cloud : `${row.cloud}?` },
      { text: row.label },
      { text: maskPublicId(row.publicId) },
      statusCell(row, words),
      ...(odd ? [{ text: remarksOf(row), tone: 'muted' as const }] : []),
    ]),
    (text) => text,
    out.width,
  );
}

/** Lines of the file that were not taken, and why. */
export function problemLines(found: ImportPreview, words: Words): readonly string[] {
  return found.problems.map(({ line, kind }) => printable(words.t(`cli.import.${kind}`, { line })));
}

/** The one document of `import --json`. */
export function importJson(
  found: ImportPreview,
  done: Pick<ImportDone, 'added' | 'renewed' | 'skipped'>,
  left: number,
  deletion: { readonly deleted: boolean; readonly error: DescribedError | null },
): Json {
  return {
    fileName: found.fileName,
    added: [...done.added],
    renewed: [...done.renewed],
    skipped: done.skipped,
    leftOut: left,
    passedOver: found.passedOver,
    sourceDeleted: deletion.deleted,
    sourceError: deletion.error === null ? null : { ...deletion.error, params: { ...deletion.error.params } },
    rows: found.rows.map((row) => ({
      line: row.line,
      sheet: row.sheet,
      cloud: row.cloud,
      sure: row.sure,
      label: row.label,
      publicId: row.publicId,
      status: row.status.kind,
      id: 'id' in row.status ? row.status.id : null,
      account: row.about.account,
      owner: row.about.owner,
      environment: row.about.environment,
      createdAt: row.about.createdAt,
      expiresAt: row.about.expiresAt,
      errors: row.errors.map(({ kind, column, field }) => ({ kind, column, field })),
      mistakes: row.mistakes.map(({ kind }) => kind),
    })),
    problems: found.problems.map(({ line, kind }) => ({ line, kind })),
  };
}
