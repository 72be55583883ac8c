import type { ParsedInput } from '../../../shared/ipc/contract.ts';
import { KeyturnError } from '../../../shared/ipc/envelope.ts';
import { isKnownSecret } from './held-key.ts';
import type { ConsumersDeps } from './parts.ts';

type CommandDraft = ParsedInput<'consumers.addCommand'>['command'];

/**
 * The texts that an argument may hold a secret as: itself, and what stands behind a sign of a value, to its end or to the next
 * one. Base64 ends with such signs itself.
 */
const partsOf = (word: string): ReadonlySet<string> => {
  const rests = [...word.matchAll(/[=:]/g)].map(({ index }) => word.slice(index + 1));
  return new Set([word, ...rests, ...(word.match(/[^=:]+={0,2}/g) ?? []), ...word.split(/[=:]/)]);
};

/**
 * Refuses a command that could not be started, and one that a secret of the vault stands in: every program of this computer
 * can read the arguments of the others. Throws `invalid-input` (param `field`), `command-missing`.
 */
export async function requireRunnable(
  { session, programs }: Pick<ConsumersDeps, 'session' | 'programs'>,
  draft: CommandDraft,
): Promise<void> {
  for (const field of ['run', 'check', 'restore'] as const) {
    const argv = draft[field];
    if (argv === null) continue;
    const [program = ''] = argv;
    if (program === '' || argv.some((word) => word.includes('\0')))
      throw new KeyturnError('invalid-input', { field });
    const vault = session.vault();
    const secret = vault.read((db) =>
      argv.some((word) => [...partsOf(word)].some((part) => isKnownSecret(vault, db, part))),
    );
    if (secret) throw new KeyturnError('invalid-input', { field });
    if (!(await programs.exists(program))) throw new KeyturnError('command-missing', { name: program });
  }
}
