import { resolve } from 'node:path';
import type { BackupTarget, BackupVersion } from '../../shared/model/backup.ts';
import { type CliApp, call, unwrap } from '../app.ts';
import { chosenTargets, runJson } from '../backup/targets.ts';
import type { CommandContext, RegisterCommand } from '../command.ts';
import { AnswerError, CliError, usageError } from '../errors.ts';
import { EXIT, type ExitCode, exitCodeOf } from '../exit-codes.ts';
import { isoInstant } from '../json.ts';
import { describeError } from '../message.ts';
import type { Json } from '../output.ts';
import { printable } from '../text/escape.ts';
import { renderTable } from '../text/table.ts';

interface BackupOptions {
  readonly all?: true;
  readonly out?: string;
}

async function toFile(app: CliApp, file: string, { io, out, words }: CommandContext): Promise<ExitCode> {
  const path = resolve(io.cwd, file);
  const { ticket } = unwrap(await app.ticketFor(path, 'save'));
  const run = await call(app, 'backup.saveFile', { ticket });
  if (run === null) throw new CliError('interrupted');
  out.result({ backup: runJson(run) }, () => '');
  if (!out.json)
    out.note(words.t('cli.note.backup-made', { label: printable(file), name: printable(run.name) }));
  return EXIT.fine;
}

/** Each place for itself: one that is away must not keep the others from their backup. The first failure's code. */
async function toTargets(
  app: CliApp,
  targets: readonly BackupTarget[],
  { out, words }: CommandContext,
): Promise<ExitCode> {
  const results: Json[] = [];
  let code: ExitCode = EXIT.fine;
  for (const { id, label } of targets) {
    out.progress(words.t('cli.note.backing-up', { label: printable(label) }));
    const answer = await app.handle('backup.run', { id });
    if (answer.ok) {
      results.push({ id, label, backup: runJson(answer.value), error: null });
      if (!out.json) {
        const { name } = answer.value;
        out.note(words.t('cli.note.backup-made', { label: printable(label), name }));
      }
      continue;
    }
    const error = describeError(new AnswerError(answer.error), words);
    results.push({
      ...{ id, label, backup: null },
      error: { code: error.code, message: error.message, params: { ...error.params } },
    });
    out.note(words.t('cli.note.backup-failed', { label: printable(label), message: error.message }));
    if (code === EXIT.fine) code = exitCodeOf(error.code);
  }
  out.result({ results }, () => '');
  return code;
}

/** `backup [TARGET] [--all]`, `backup --out FILE` */
export const registerBackup: RegisterCommand = (program, context) => {
  const { words } = context;
  program
    .command('backup')
    .argument('[target]', words.t('cli.argument.target'))
    .description(words.t('cli.command.backup'))
    .option('--all', words.t('cli.option.all-targets'))
    .option('--out <file>', words.t('cli.option.out-backup'))
    .action(
      context.action(async (text: string | undefined, options: BackupOptions) => {
        if (options.out !== undefined && (text !== undefined || options.all === true)) {
          throw usageError('conflict', {
            first: '--out',
            second: options.all === true ? '--all' : '<target>',
          });
        }
        if (options.out === '') throw usageError('empty-value');
        const app = await context.session.unlocked();
        if (options.out !== undefined) return toFile(app, options.out, context);
        return toTargets(app, await chosenTargets(app, text, options.all === true), context);
      }),
    );
};

/** `backups [TARGET]`: what lies at one place, or at all of them. */
export const registerBackups: RegisterCommand = (program, context) => {
  const { out, words } = context;
  program
    .command('backups')
    .argument('[target]', words.t('cli.argument.target'))
    .description(words.t('cli.command.backups'))
    .action(
      context.action(async (text: string | undefined) => {
        const app = await context.session.unlocked();
        const targets = await chosenTargets(app, text, text === undefined);
        const found: { readonly target: BackupTarget; readonly versions: readonly BackupVersion[] }[] = [];
        for (const target of targets) {
          found.push({ target, versions: await call(app, 'backup.versions', { id: target.id }) });
        }
        out.result(
          {
            targets: found.map(({ target, versions }) => ({
              id: target.id,
              label: target.label,
              backups: versions.map(({ name, version, at, bytes, vaultId }) => ({
                ...{ name, version, at: isoInstant(at), bytes, vaultId },
              })),
            })),
          },
          () =>
            renderTable(
              [
                { title: words.t('cli.column.time') },
                { title: words.t('cli.column.bytes') },
                { title: words.t('cli.column.place'), shrinks: true },
                { title: words.t('cli.column.name') },
                { title: words.t('cli.column.version') },
              ],
              found.flatMap(({ target, versions }) =>
                versions.map(({ name, version, at, bytes }) =>
                  [isoInstant(at) ?? '', String(bytes), target.label, name, version ?? ''].map((cell) => ({
                    text: cell,
                  })),
                ),
              ),
              out.paint,
              out.width,
            ),
        );
        return EXIT.fine;
      }),
    );
};
