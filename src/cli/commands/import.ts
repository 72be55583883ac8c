import { resolve } from 'node:path';
import { siteOf } from '../../shared/catalogue/index.ts';
import type { ImportDone, ImportPreview, ImportRow } from '../../shared/model/import.ts';
import { type CliApp, call, unwrap } from '../app.ts';
import type { CommandContext, RegisterCommand } from '../command.ts';
import { agreed } from '../confirm.ts';
import { CliError, usageError } from '../errors.ts';
import { EXIT, type ExitCode, exitCodeOf } from '../exit-codes.ts';
import { mappingBy } from '../import-mapping.ts';
import { importJson, importTable, mappingTable, obstacleOf, problemLines } from '../import-view.ts';
import { describeError } from '../message.ts';

interface ImportOptions {
  readonly yes?: true;
  readonly deleteSource?: true;
  readonly dryRun?: true;
  readonly sheet?: readonly string[];
  readonly map?: readonly string[];
  readonly cloud?: string;
}

const MAX_TEXT_BYTES = 600_000;

const several = (text: string, before: readonly string[] | undefined): readonly string[] => [
  ...(before ?? []),
  text,
];

/** A key whose secret differs gets it as a new version, so nothing that is chosen here can be lost. */
const wanted = (row: ImportRow): boolean =>
  obstacleOf(row) === null && (row.status.kind === 'new' || row.status.kind === 'other-secret');

/** What the file holds; its tables by their guess and the person's wishes, which are shown. */
async function look(
  app: CliApp,
  file: string,
  options: ImportOptions,
  context: CommandContext,
): Promise<ImportPreview> {
  const { io, out } = context;
  const found =
    file === '-'
      ? await call(app, 'import.previewText', { text: await io.readStdin(MAX_TEXT_BYTES) })
      : await call(app, 'import.previewFile', unwrap(await app.ticketFor(resolve(io.cwd, file))));
  if (found.kind === 'keys') return found;
  const mapping = mappingBy(found, options);
  if (!out.json || io.interactive) io.stderr.write(mappingTable(found, mapping, context));
  return call(app, 'import.mapTables', { tables: found.tables, mapping });
}

/** Takes all rows that can be taken. */
async function commit(app: CliApp, found: ImportPreview): Promise<Committed> {
  return call(app, 'import.commit', {
    preview: found.preview,
    rows: found.rows.filter(wanted).map((row) => ({
      index: row.index,
      cloud: row.cloud,
      label: row.label.trim().slice(0, 120) || row.publicId,
      site: siteOf(row.cloud, row.site ?? '').id,
    })),
  });
}

type Committed = Pick<ImportDone, 'added' | 'renewed' | 'skipped'>;

/** Deletes the plaintext file where that is wished for and loses nothing. Throws `not-confirmed` where it would. */
async function deleteSource(
  app: CliApp,
  found: ImportPreview,
  options: ImportOptions,
  context: CommandContext,
): Promise<boolean> {
  const { io, out, words } = context;
  if (found.source === null) return false;
  const unread = found.problems.length > 0 || found.rows.some((row) => obstacleOf(row) !== null);
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
  const seen = await look(app, file, options, context);
  if (!out.json || io.interactive) io.stderr.write(importTable(seen, context));
  for (const line of problemLines(seen, words)) out.note(line);

  const count = seen.rows.filter(wanted).length;
  const question = words.t('cli.prompt.import', { count });
  const dry = options.dryRun === true;
  const go = count > 0 && !dry && (options.yes === true || (io.interactive && (await agreed(question, io))));
  if (!go) await call(app, 'import.discard', { preview: seen.preview });
  if (!go && count > 0 && !dry) throw new CliError('not-confirmed', { what: 'import' });
  const done = go ? await commit(app, seen) : { added: [], renewed: [], skipped: 0 };
  if (!dry)
    out.note(
      go ? words.t('cli.note.imported', { count: done.added.length }) : words.t('cli.note.nothing-new'),
    );

  // What was added is reported even when the file then cannot be deleted.
  const deletion = await (dry ? Promise.resolve(false) : deleteSource(app, seen, options, context)).then(
    (deleted) => ({ deleted, error: null }),
    (error: unknown) => ({ deleted: false, error: describeError(error, words) }),
  );
  out.result(importJson(seen, done, deletion), () => done.added.map((id) => `${id}\n`).join(''));
  if (deletion.error === null) return EXIT.fine;
  out.note(deletion.error.message);
  return exitCodeOf(deletion.error.code);
}

/** `import FILE`; `-` reads text from stdin. */
export const registerImport: RegisterCommand = (program, context) => {
  const { words } = context;
  program
    .command('import')
    .argument('<file>', words.t('cli.argument.file'))
    .description(words.t('cli.command.import'))
    .option('--sheet <name>', words.t('cli.option.sheet'), several)
    .option('--map <column=role>', words.t('cli.option.map'), several)
    .option('--cloud <cloud>', words.t('cli.option.import-cloud'))
    .option('--dry-run', words.t('cli.option.dry-run'))
    .option('--yes', words.t('cli.option.yes'))
    .option('--delete-source', words.t('cli.option.delete-source'))
    .action(context.action((file: string, options: ImportOptions) => run(file, options, context)));
};
