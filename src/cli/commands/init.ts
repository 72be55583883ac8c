import { call } from '../app.ts';
import type { CommandContext, RegisterCommand } from '../command.ts';
import { AnswerError, CliError } from '../errors.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { newPassword } from '../passwords.ts';
import { canConfirm, confirmRecovery } from '../recovery-dialogue.ts';

async function init(keychain: boolean, context: CommandContext): Promise<ExitCode> {
  const { globals, out, words } = context;
  const app = await context.session.opened();
  const status = await call(app, 'vault.status', {});
  const { folder } = status;
  if (status.state === 'problem') {
    throw new AnswerError({ code: status.problem ?? 'vault-damaged', params: { folder } });
  }
  // Asked before the password is: nobody should think one up for a vault that is there already.
  if (status.state !== 'absent') throw new AnswerError({ code: 'vault-exists', params: { folder } });
  const { passwordFd, passwordFile } = globals();
  const password = await newPassword({ fd: passwordFd, file: passwordFile }, context);
  if (password === null) throw new CliError('password-needed', { keychain: 'unavailable' });
  const made = await call(app, 'vault.create', { password, keychain });
  if (!out.json) out.note(words.t('cli.note.created', { folder }));
  if (keychain && !made.keychain) out.note(words.t('cli.note.no-keychain'));
  if (canConfirm(context)) {
    await confirmRecovery(app, made.recoveryCode, context);
    return EXIT.fine;
  }
  out.result(
    { folder, recoveryCode: made.recoveryCode, recoveryConfirmed: false, keychain: made.keychain },
    () => `${made.recoveryCode}\n`,
  );
  out.note(words.t('cli.recovery.keep'));
  return EXIT.fine;
}

/** `init [--keychain]` */
export const registerInit: RegisterCommand = (program, context) => {
  program
    .command('init')
    .description(context.words.t('cli.command.init'))
    .option('--keychain', context.words.t('cli.option.keychain'))
    .action(
      context.action((options: { readonly keychain?: true }) => init(options.keychain === true, context)),
    );
};
