import type { CliApp } from '../app.ts';
import { call } from '../app.ts';
import type { CommandContext, RegisterCommand } from '../command.ts';
import { CliError, usageError } from '../errors.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { descriptor } from '../globals.ts';
import { newPassword, type PasswordSource } from '../passwords.ts';
import { handOverCode } from '../recovery-dialogue.ts';

interface PasswdOptions {
  readonly recovery?: true;
  readonly newPasswordFd?: number;
  readonly newPasswordFile?: string;
}

type Proof =
  | { readonly kind: 'password'; readonly password: string }
  | { readonly kind: 'recovery'; readonly code: string };

async function proveByCode(
  context: CommandContext,
): Promise<{ readonly app: CliApp; readonly proof: Proof }> {
  const { io, words } = context;
  if (!io.interactive) throw usageError('needs-password-text');
  const app = await context.session.opened();
  const code = await io.askSecret(words.t('cli.prompt.recovery-code'));
  if (code === '') throw new CliError('interrupted');
  await call(app, 'vault.unlock', { kind: 'recovery', code });
  return { app, proof: { kind: 'recovery', code } };
}

async function passwd(options: PasswdOptions, context: CommandContext): Promise<ExitCode> {
  const { globals, io, out, words } = context;
  const source: PasswordSource = { fd: options.newPasswordFd, file: options.newPasswordFile };
  if (source.fd !== undefined && source.file !== undefined) {
    throw usageError('conflict', { first: '--new-password-fd', second: '--new-password-file' });
  }
  if (source.fd !== undefined && source.fd === globals().passwordFd) {
    throw usageError('conflict', { first: '--password-fd', second: '--new-password-fd' });
  }
  if (source.fd === undefined && source.file === undefined && !io.interactive) {
    throw usageError('missing-option', { option: '--new-password-fd' });
  }
  const proveByPassword = async (): Promise<{ readonly app: CliApp; readonly proof: Proof }> => {
    const { app, password } = await context.session.unlockedByPassword();
    return { app, proof: { kind: 'password', password } };
  };
  const { app, proof } = options.recovery === true ? await proveByCode(context) : await proveByPassword();
  const next = await newPassword(source, context);
  if (next === null) throw new CliError('password-needed', { keychain: 'unavailable' });
  await call(app, 'vault.changePassword', { proof, next });
  if (!out.json) out.note(words.t('cli.note.password-changed'));
  if (proof.kind === 'recovery') {
    // The code was used up by opening the vault.
    const { recoveryCode } = await call(app, 'vault.renewRecovery', { password: next });
    if (!out.json) out.note(words.t('cli.note.kit-recovered'));
    await handOverCode(app, recoveryCode, { changed: true }, context);
    return EXIT.fine;
  }
  out.result({ changed: true }, () => '');
  return EXIT.fine;
}

/** `passwd [--recovery]` */
export const registerPasswd: RegisterCommand = (program, context) => {
  const { words } = context;
  program
    .command('passwd')
    .description(words.t('cli.command.passwd'))
    .option('--recovery', words.t('cli.option.recovery'))
    .option('--new-password-fd <n>', words.t('cli.option.new-password-fd'), descriptor('--new-password-fd'))
    .option('--new-password-file <file>', words.t('cli.option.new-password-file'))
    .action(context.action((options: PasswdOptions) => passwd(options, context)));
};
