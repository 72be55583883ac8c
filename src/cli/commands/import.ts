import { resolve } from 'node:path';
import { catalogue } from '../../shared/catalogue/index.ts';
import type { ImportPreview, ImportRow } from '../../shared/model/import.ts';
import { type CliApp, call, unwrap } from '../app.ts';
import type { CommandContext, RegisterCommand } from '../command.ts';
import { agreed } from '../confirm.ts';
import { CliError, usageError } from '../errors.ts';
import { EXIT, type ExitCode, exitCodeOf } from '../exit-codes.ts';
import { importJson, importTable, problemLines } from '../import-view.ts';
import { describeError } from '../message.ts';

interface ImportOptions {
  readonly yes?: true;
  readonly deleteSource?: true;
}

/** As the channel takes them at a time. */
const MOST_ROWS = 1000;
const MAX_TEXT_BYTES = 600_000;

/** A key whose secret differs gets it as a new version, so nothing that is chosen here can be lost. */
const wanted = (row: ImportRow): boolean => row.status.kind === 'new' || row.status.kind === 'other-secret';

/** Looks at the file, again after each commit: a preview is spent by it. */
async function looker(
  app: CliApp,
  file: string,
  { io }: CommandContext,
): Promise<() => Promise<ImportPreview>> {
  if (file === '-') {
    const text = await io.readStdin(MAX_TEXT_BYTES);
    return () => call(app, 'import.previewText', { text });
  }
  const { ticket } = unwrap(await app.ticketFor(resolve(io.cwd, file)));
  return () => call(app, 'import.previewFile', { ticket });
}

interface Committed {
  readonly added: readonly string[];
  readonly skipped: number;
  /** The last look at the file, whose source ticket still holds. */
  readonly found: ImportPreview;
}

/** Takes all rows, as many at a time as the channel takes. */
async function commitAll(
  app: CliApp,
  look: () => Promise<ImportPreview>,
  first: ImportPreview,
): Promise<Committed> {
  const added: string[] = [];
  let skipped = 0;
  let found = first;
  for (;;) {
    const rows = found.rows.filter(wanted);
    const done = await call(app, 'import.commit', {
      preview: found.preview,
      rows: rows.slice(0, MOST_ROWS).map((row) => ({
        index: row.index,
        cloud: row.cloud,
        label: row.label.trim().slice(0, 120) || row.publicId,
        site: catalogue[row.cloud].sites[0]?.id ?? '',
      })),
    });
    added.push(...done.added);
    skipped += done.skipped;
    if (rows.length <= MOST_ROWS || done.added.length === 0) return { added, skipped, found };
    found = await look();
  }
}

/** Deletes the plaintext file where that is wished for and loses nothing. Throws `not-confirmed` where it would. */
async function deleteSource(
  app: CliApp,
  found: ImportPreview,
  options: ImportOptions,
  context: CommandContext,
): Promise<boolean> {
  const { io, out, words } = context;
  if (found.source === null) return false;
  const unread = found.problems.length > 0;
  if (unread && options.deleteSource === true) throw new CliError('not-confirmed', { what: 'delete-source' });
  const offer = !unread && options.yes !== true && io.interactive;
  const wish =
    options.deleteSource === true || (offer && (await agreed(words.t('cli.prompt.delete-source'), io)));
  if (wish) await call(app, 'import.deleteSource', { ticket: found.source });
  out.note(words.t(wish ? 'cli.note.source-deleted' : 'cli.note.source-kept'));
  return wish;
}

async function run(file: string, options: ImportOptions, context: CommandContext): Promise<ExitCode> {
  const { globals, io, out, words } = context;
  if (file === '-' && globals().passwordFd === 0) throw usageError('stdin-taken');
  const app = await context.session.unlocked();
  const look = await looker(app, file, context);
  const seen = await look();
  if (!out.json || io.interactive) io.stderr.write(importTable(seen, context));
  for (const line of problemLines(seen, words)) out.note(line);

  const count = seen.rows.filter(wanted).length;
  const question = words.t('cli.prompt.import', { count });
  const go = count > 0 && (options.yes === true || (io.interactive && (await agreed(question, io))));
  if (!go) await call(app, 'import.discard', { preview: seen.preview });
  if (!go && count > 0) throw new CliError('not-confirmed', { what: 'import' });
  const done = go ? await commitAll(app, look, seen) : { added: [], skipped: 0, found: seen };
  out.note(go ? words.t('cli.note.imported', { count: done.added.length }) : words.t('cli.note.nothing-new'));

  // What was added is reported even when the file then cannot be deleted.
  const deletion = await deleteSource(app, done.found, options, context).then(
    (deleted) => ({ deleted, error: null }),
    (error: unknown) => ({ deleted: false, error: describeError(error, words) }),
  );
  out.result(importJson(seen, done, deletion), () => done.added.map((id) => `${id}\n`).join(''));
  if (deletion.error === null) return EXIT.fine;
  out.note(deletion.error.message);
  return exitCodeOf(deletion.error.code);
}

/** `import FILE [--yes] [--delete-source]`; `-` reads text from stdin. */
export const registerImport: RegisterCommand = (program, context) => {
  const { words } = context;
  program
    .command('import')
    .argument('<file>', words.t('cli.argument.file'))
    .description(words.t('cli.command.import'))
    .option('--yes', words.t('cli.option.yes'))
    .option('--delete-source', words.t('cli.option.delete-source'))
    .action(context.action((file: string, options: ImportOptions) => run(file, options, context)));
};
