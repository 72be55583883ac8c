import { resolve } from 'node:path';
import type { ImportFound } from '../shared/model/import.ts';
import { type CliApp, call, unwrap } from './app.ts';
import type { CommandContext } from './command.ts';
import { usageError } from './errors.ts';

/** What opens another manager's file, as it was typed. */
export interface ManagerWishes {
  readonly keyFile?: string;
}

const MAX_PASSWORD_BYTES = 16_384;

/**
 * Opens another manager's file: the password is asked for on a terminal, else it is the first line of stdin. Throws usage
 * errors where stdin is taken or says nothing, and as `import.unlockManager`.
 */
export async function openManager(
  app: CliApp,
  { source, fileName, manager }: Extract<ImportFound, { kind: 'locked' }>,
  options: ManagerWishes,
  context: CommandContext,
): Promise<Exclude<ImportFound, { kind: 'locked' }>> {
  if (manager !== 'keepass') requireNoKeyFile(options);
  const keyFile =
    options.keyFile === undefined
      ? null
      : unwrap(await app.ticketFor(resolve(context.io.cwd, options.keyFile))).ticket;
  const password = await passwordOf(fileName, context);
  // A key file may open it alone.
  if (password === '' && keyFile === null) throw usageError('empty-password');
  const found = await call(app, 'import.unlockManager', { ticket: source, password, keyFile });
  if (found.kind === 'locked') throw usageError('empty-password');
  return found;
}

async function passwordOf(fileName: string, { io, words, globals }: CommandContext): Promise<string> {
  if (io.interactive) return io.askSecret(words.t('cli.prompt.manager-password', { file: fileName }));
  if (globals().passwordFd === 0) throw usageError('stdin-taken');
  return (await io.readStdin(MAX_PASSWORD_BYTES)).split(/\r?\n/, 1)[0] ?? '';
}

/** Refuses `--key-file` for a source that has none, rather than pass over it. Throws a usage error. */
export function requireNoKeyFile({ keyFile }: ManagerWishes): void {
  if (keyFile !== undefined) throw usageError('no-key-file');
}
