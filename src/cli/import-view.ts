import { assertNever } from '../shared/assert-never.ts';
import { maskPublicId } from '../shared/mask.ts';
import type { ImportPreview, ImportRow } from '../shared/model/import.ts';
import type { CommandContext } from './command.ts';
import type { DescribedError } from './message.ts';
import type { Json } from './output.ts';
import { printable } from './text/escape.ts';
import { type Cell, renderTable } from './text/table.ts';
import type { Words } from './words.ts';

function statusCell(row: ImportRow, words: Words): Cell {
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

/** What was found, for the person to look at before anything is added. */
export function importTable(found: ImportPreview, { words, out }: CommandContext): string {
  if (found.rows.length === 0) return '';
  return renderTable(
    [
      { title: words.t('cli.column.line') },
      { title: words.t('cli.column.cloud') },
      { title: words.t('cli.column.label'), shrinks: true },
      { title: words.t('cli.column.key') },
      { title: words.t('cli.column.status') },
    ],
    found.rows.map((row) => [
      { text: row.line === null ? '' : String(row.line) },
      { text: row.sure === 'certain' ? row.cloud : `${row.cloud}?` },
      { text: row.label },
      { text: maskPublicId(row.publicId) },
      statusCell(row, words),
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
  done: { readonly added: readonly string[]; readonly skipped: number },
  deletion: { readonly deleted: boolean; readonly error: DescribedError | null },
): Json {
  return {
    fileName: found.fileName,
    added: [...done.added],
    skipped: done.skipped,
    sourceDeleted: deletion.deleted,
    sourceError: deletion.error === null ? null : { ...deletion.error, params: { ...deletion.error.params } },
    rows: found.rows.map((row) => ({
      line: row.line,
      cloud: row.cloud,
      sure: row.sure,
      label: row.label,
      publicId: row.publicId,
      status: row.status.kind,
      id: 'id' in row.status ? row.status.id : null,
    })),
    problems: found.problems.map(({ line, kind }) => ({ line, kind })),
  };
}
