import { resolve } from 'node:path';
import { call, unwrap } from '../app.ts';
import type { CommandContext, RegisterCommand } from '../command.ts';
import { CliError, usageError } from '../errors.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { descriptor } from '../globals.ts';
import { newPassword } from '../passwords.ts';
import { resolveAccount } from '../resolve.ts';
import { printable } from '../text/escape.ts';

interface ExportOptions {
  readonly account?: readonly string[];
  readonly all?: true;
  readonly plaintext?: 'csv' | 'json';
  readonly newPasswordFd?: number;
  readonly newPasswordFile?: string;
}

const several = (text: string, before: readonly string[] | undefined): readonly string[] => [
  ...(before ?? []),
  text,
];

function plainForm(text: string): 'csv' | 'json' {
  if (text !== 'csv' && text !== 'json') {
    throw usageError('bad-choice', { option: '--plaintext', choices: 'csv, json' });
  }
  return text;
}

/** Refuses what contradicts itself, before anything is opened. Throws usage errors. */
function checked(options: ExportOptions, { io, globals }: CommandContext): void {
  const { account, all, plaintext, newPasswordFd: fd, newPasswordFile: file } = options;
  if (account !== undefined && all === true) {
    throw usageError('conflict', { first: '--account', second: '--all' });
  }
  if (account === undefined && all !== true) throw usageError('missing-option', { option: '--account' });
  if (fd !== undefined && file !== undefined) {
    throw usageError('conflict', { first: '--new-password-fd', second: '--new-password-file' });
  }
  const named = fd !== undefined ? '--new-password-fd' : file === undefined ? null : '--new-password-file';
  if (plaintext !== undefined && named !== null) {
    throw usageError('conflict', { first: '--plaintext', second: named });
  }
  if (fd !== undefined && fd === globals().passwordFd) {
    throw usageError('conflict', { first: '--password-fd', second: '--new-password-fd' });
  }
  if (plaintext === undefined && named === null && !io.interactive) {
    throw usageError('missing-option', { option: '--new-password-fd' });
  }
}

async function run(file: string, options: ExportOptions, context: CommandContext): Promise<ExitCode> {
  const { io, out, words, session } = context;
  checked(options, context);
  const app = await session.unlocked();
  const accounts =
    options.account === undefined
      ? (await call(app, 'accounts.list', {})).map(({ id }) => id as string)
      : await Promise.all(options.account.map((text) => resolveAccount(app, text, null)));
  const plaintext = options.plaintext ?? null;
  if (plaintext !== null) out.note(words.t('cli.note.plain-export', { file: printable(file) }));
  const source = { fd: options.newPasswordFd, file: options.newPasswordFile };
  const password = plaintext === null ? await newPassword(source, context) : null;
  const { ticket } = unwrap(await app.ticketFor(resolve(io.cwd, file), 'save'));
  const written = await call(app, 'exports.write', { accounts, password, plaintext, file: ticket });
  if (written === null) throw new CliError('interrupted');
  out.result({ file: written.name, keys: written.keys, plaintext }, () => '');
  if (!out.json) {
    out.note(words.t('cli.note.exported', { file: printable(written.name), count: written.keys }));
  }
  return EXIT.fine;
}

/** `export FILE --account ACCOUNT…|--all [--plaintext csv|json]` */
export const registerExport: RegisterCommand = (program, context) => {
  const { words } = context;
  program
    .command('export')
    .argument('<file>', words.t('cli.argument.export-file'))
    .description(words.t('cli.command.export'))
    .option('--account <account>', words.t('cli.option.export-account'), several)
    .option('--all', words.t('cli.option.export-all'))
    .option('--plaintext <form>', words.t('cli.option.plaintext'), plainForm)
    .option('--new-password-fd <n>', words.t('cli.option.new-password-fd'), descriptor('--new-password-fd'))
    .option('--new-password-file <file>', words.t('cli.option.new-password-file'))
    .action(context.action((file: string, options: ExportOptions) => run(file, options, context)));
};
