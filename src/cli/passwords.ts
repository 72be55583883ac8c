import { resolve } from 'node:path';
import { usageError } from './errors.ts';
import type { CliIo } from './io.ts';
import type { Output } from './output.ts';
import type { Words } from './words.ts';

const MAX_BYTES = 16_384;

/** Where a password comes from, other than from a prompt. */
export interface PasswordSource {
  readonly fd?: number | undefined;
  readonly file?: string | undefined;
}

interface Deps {
  readonly io: CliIo;
  readonly out: Pick<Output, 'note'>;
  readonly words: Words;
}

/** The first line, as other tools take it too: editors and `echo` end a file with a line break. */
function firstLine(text: string): string {
  const line = text.split(/\r?\n/, 1)[0] ?? '';
  if (line === '') throw usageError('empty-password');
  return line;
}

/**
 * A password from a descriptor or a file; null when neither is named. A file that others may read is taken
 * with a warning. Throws CliError.
 */
export async function passwordFrom(source: PasswordSource, deps: Deps): Promise<string | null> {
  if (source.fd !== undefined) return firstLine(await deps.io.readFd(source.fd, MAX_BYTES));
  if (source.file === undefined) return null;
  const { text, mode } = await deps.io.readFile(resolve(deps.io.cwd, source.file), MAX_BYTES);
  if ((mode & 0o077) !== 0) deps.out.note(deps.words.t('cli.note.open-password-file', { file: source.file }));
  return firstLine(text);
}

/** A new password: from its source, else asked twice on the terminal. Null when there is nobody to ask. */
export async function newPassword(source: PasswordSource, deps: Deps): Promise<string | null> {
  const given = await passwordFrom(source, deps);
  if (given !== null || !deps.io.interactive) return given;
  for (;;) {
    const first = await deps.io.askSecret(deps.words.t('cli.prompt.new-password'));
    const second = await deps.io.askSecret(deps.words.t('cli.prompt.repeat-password'));
    if (first === second && first !== '') return first;
    deps.out.note(deps.words.t('cli.note.passwords-differ'));
  }
}
