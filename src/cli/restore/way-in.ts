import type { Command } from 'commander';
import type { UnlockMethod } from '../../shared/model/vault.ts';
import { type CliApp, unwrap } from '../app.ts';
import type { CommandContext } from '../command.ts';
import { CliError, usageError } from '../errors.ts';
import { descriptor } from '../globals.ts';
import { passwordFrom } from '../passwords.ts';
import type { Source } from './source.ts';

/** What opens a copy: the password or the recovery code of the time when it was made. */
export interface WayInOptions {
  readonly by?: string;
  readonly backupPasswordFd?: number;
  readonly backupPasswordFile?: string;
}

export function withWayIn(command: Command, { words }: CommandContext): Command {
  return command
    .option('--by <password|recovery>', words.t('cli.option.backup-by'))
    .option(
      '--backup-password-fd <n>',
      words.t('cli.option.backup-password-fd'),
      descriptor('--backup-password-fd'),
    )
    .option('--backup-password-file <file>', words.t('cli.option.backup-password-file'));
}

/** Throws CliError. */
export async function wayIn(options: WayInOptions, context: CommandContext): Promise<UnlockMethod> {
  const { by = 'password', backupPasswordFd: fd, backupPasswordFile: file } = options;
  const { io, session, words } = context;
  if (by !== 'password' && by !== 'recovery') {
    throw usageError('bad-choice', { option: '--by', choices: 'password, recovery' });
  }
  if (fd !== undefined && file !== undefined) {
    throw usageError('conflict', { first: '--backup-password-fd', second: '--backup-password-file' });
  }
  const recovery = by === 'recovery';
  // The password of today, where no other one is named: most backups were made with it.
  const own = fd === undefined && file === undefined;
  const given =
    own && recovery ? null : own ? await session.ownPassword() : await passwordFrom({ fd, file }, context);
  const ask = () =>
    io.askSecret(words.t(recovery ? 'cli.prompt.recovery-code' : 'cli.prompt.backup-password'));
  const text = given ?? (io.interactive ? await ask() : '');
  if (text === '') throw new CliError('password-needed', { keychain: 'unavailable' });
  return recovery ? { kind: 'recovery', code: text } : { kind: 'password', password: text };
}

/** Opens a copy beside the vault. Throws AnswerError. */
export async function openSource(app: CliApp, source: Source, by: UnlockMethod) {
  return unwrap(await app.handle('restore.open', { source, by }));
}
