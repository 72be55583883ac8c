import { resolve } from 'node:path';
import { siteOf } from '../../shared/catalogue/index.ts';
import type { ImportDone, ImportPreview } from '../../shared/model/import.ts';
import { canTake, leftOut } from '../../shared/model/import-taking.ts';
import { type CliApp, call, unwrap } from '../app.ts';
import type { CommandContext, RegisterCommand } from '../command.ts';
import { agreed } from '../confirm.ts';
import { CliError, usageError } from '../errors.ts';
import { EXIT, type ExitCode, exitCodeOf } from '../exit-codes.ts';
import { openManager, requireNoKeyFile } from '../import-locked.ts';
import { mappingBy, requireNoWishes } from '../import-mapping.ts';
import { importJson, importTable, mappingTable, problemLines } from '../import-view.ts';
import { describeError } from '../message.ts';

interface ImportOptions {
  readonly yes?: true;
  readonly deleteSource?: true;
  readonly dryRun?: true;
  readonly mend?: true;
  readonly sheet?: readonly string[];
  readonly map?: readonly string[];
  readonly cloud?: string;
  readonly keyFile?: string;
}

/** As much as is read of a file. */
const MAX_TEXT_BYTES = 5 * 1024 * 1024;

const several = (text: string, before: readonly string[] | undefined): readonly string[] => [
  ...(before ?? []),
  text,
];

/** What the file holds; its tables by their guess and the person's wishes, which are shown. */
async function read(
  app: CliApp,
  file: string,
  options: ImportOptions,
  context: CommandContext,
): Promise<ImportPreview> {
  const { io, out } = context;
  const first =
    file === '-'
      ? await call(app, 'import.previewText', { text: await io.readStdin(MAX_TEXT_BYTES) })
      : await call(app, 'import.previewFile', unwrap(await app.ticketFor(resolve(io.cwd, file))));
  if (first.kind !== 'locked') requireNoKeyFile(options);
  const found = first.kind === 'locked' ? await openManager(app, first, options, context) : first;
  if (found.kind === 'keys') {
    requireNoWishes(options);
    return found;
  }
  const mapping = mappingBy(found, options);
  if (!out.json || io.interactive) io.stderr.write(mappingTable(found, mapping, context));
  return call(app, 'import.mapTables', { tables: found.tables, mapping });
}

/** What was found, put right first where that is wished for. */
async function look(...asked: Parameters<typeof read>): Promise<ImportPreview> {
  const [app, , { mend }] = asked;
  const found = await read(...asked);
  if (mend !== true) return found;
  return { ...found, ...(await call(app, 'import.mendAll', { preview: found.preview })) };
}

/** Takes all rows that can be taken. A key whose secret differs gets it as a new version, so nothing is lost. */
export async function commitAll(app: CliApp, found: ImportPreview): Promise<Committed> {
  return call(app, 'import.commit', {
    preview: found.preview,
    rows: found.rows.filter(canTake).map((row) => ({
      index: row.index,
      cloud: row.cloud,
      label: row.label.trim().slice(0, 120) || row.publicId,
      site: siteOf(row.cloud, row.site ?? '').id,
    })),
  });
}

type Committed = Pick<ImportDone, 'added' | 'renewed' | 'skipped' | 'refused'>;

/** Deletes the plaintext file where that is wished for and loses nothing. Throws `not-confirmed` where it would. */
async function deleteSource(
  app: CliApp,
  { source, fileName }: ImportPreview,
  left: number,
  options: ImportOptions,
  context: CommandContext,
): Promise<boolean> {
  const { io, out, words } = context;
  if (source === null) {
    if (fileName !== null && options.deleteSource === true) out.note(words.t('cli.note.source-encrypted'));
    return false;
  }
  if (left > 0 && options.deleteSource === true)
    throw new CliError('not-confirmed', { what: 'delete-source' });
  const offer = left === 0 && options.yes !== true && io.interactive;
  const wish =
    options.deleteSource === true || (offer && (await agreed(words.t('cli.prompt.delete-source'), io)));
  if (wish) await call(app, 'import.deleteSource', { ticket: source });
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
  if (seen.passedOver > 0) out.note(words.t('cli.note.passed-over', { count: seen.passedOver }));

  const count = seen.rows.filter(canTake).length;
  const question = words.t('cli.prompt.import', { count });
  const dry = options.dryRun === true;
  const go = count > 0 && !dry && (options.yes === true || (io.interactive && (await agreed(question, io))));
  if (!go) await call(app, 'import.discard', { preview: seen.preview });
  if (!go && count > 0 && !dry) throw new CliError('not-confirmed', { what: 'import' });
  const done: Committed = go
    ? await commitAll(app, seen)
    : { added: [], renewed: [], skipped: 0, refused: [] };
  const refused = new Set(done.refused.map(({ index }) => index));
  const taken = go ? seen.rows.filter((row) => canTake(row) && !refused.has(row.index)) : [];
  const left = leftOut(seen, new Set(taken.map(({ index }) => index)));
  if (!dry)
    out.note(
      go ? words.t('cli.note.imported', { count: done.added.length }) : words.t('cli.note.nothing-new'),
    );
  if (!dry && left > 0) out.note(words.t('cli.note.left-out', { count: left }));

  // What was added is reported even when the file then cannot be deleted.
  const deletion = await (dry
    ? Promise.resolve(false)
    : deleteSource(app, seen, left, options, context)
  ).then(
    (deleted) => ({ deleted, error: null }),
    (error: unknown) => ({ deleted: false, error: describeError(error, words) }),
  );
  out.result(importJson(seen, done, left, deletion), () => done.added.map((id) => `${id}\n`).join(''));
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
    .option('--key-file <file>', words.t('cli.option.key-file'))
    .option('--mend', words.t('cli.option.mend'))
    .option('--dry-run', words.t('cli.option.dry-run'))
    .option('--yes', words.t('cli.option.yes'))
    .option('--delete-source', words.t('cli.option.delete-source'))
    .action(context.action((file: string, options: ImportOptions) => run(file, options, context)));
};
