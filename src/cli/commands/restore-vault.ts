import { call } from '../app.ts';
import type { CommandContext, RegisterCommand } from '../command.ts';
import { agreed } from '../confirm.ts';
import { CliError, usageError } from '../errors.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { type SourceOptions, sourceOf, withSource } from '../restore/source.ts';
import { previewJson, previewText } from '../restore/text.ts';
import { openSource, type WayInOptions, wayIn, withWayIn } from '../restore/way-in.ts';

interface RestoreVaultOptions extends SourceOptions, WayInOptions {
  readonly preview?: true;
  readonly carryOver?: true;
  readonly yes?: true;
}

async function restoreVault(
  file: string | undefined,
  options: RestoreVaultOptions,
  context: CommandContext,
): Promise<ExitCode> {
  const { io, out, words } = context;
  if (options.preview !== true && options.yes !== true && !io.interactive) throw usageError('needs-yes');
  const { app, source } = await sourceOf(file, options, context);
  const by = await wayIn(options, context);
  const preview = await openSource(app, source, by);
  const { restore } = preview;
  if (options.preview === true) {
    await call(app, 'restore.discard', { restore });
    out.result({ ...(previewJson(preview) as object) }, () => previewText(preview, words));
    return EXIT.fine;
  }
  if (options.yes !== true) {
    out.note(previewText(preview, words).trimEnd());
    if (!(await agreed(words.t('cli.prompt.restore'), io))) throw new CliError('not-confirmed');
  }
  await call(app, 'restore.replace', { restore, carryOver: options.carryOver === true });
  out.result({ restored: previewJson(preview) }, () => '');
  if (out.json) return EXIT.fine;
  out.note(words.t('cli.note.vault-restored'));
  out.note(words.t('cli.note.compare'));
  if (by.kind === 'recovery') out.note(words.t('cli.note.new-password'));
  return EXIT.fine;
}

/** `restore-vault FILE`, and the same out of a place for backups or a bucket. `restore` brings keys back from the bin. */
export const registerRestoreVault: RegisterCommand = (program, context) => {
  const { words } = context;
  withWayIn(
    withSource(
      program
        .command('restore-vault')
        .argument('[file]', words.t('cli.argument.backup'))
        .description(words.t('cli.command.restore-vault')),
      context,
    ),
    context,
  )
    .option('--preview', words.t('cli.option.preview'))
    .option('--carry-over', words.t('cli.option.carry-over'))
    .option('--yes', words.t('cli.option.yes'))
    .action(
      context.action((file: string | undefined, options: RestoreVaultOptions) =>
        restoreVault(file, options, context),
      ),
    );
};
