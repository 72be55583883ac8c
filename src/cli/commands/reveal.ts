import { catalogue, fieldOf } from '../../shared/catalogue/index.ts';
import { secretsOf } from '../../shared/crosswalk/copy.ts';
import type { CredentialSummary } from '../../shared/model/credential.ts';
import { call } from '../app.ts';
import type { CommandContext, RegisterCommand } from '../command.ts';
import { CliError, usageError } from '../errors.ts';
import { EXIT } from '../exit-codes.ts';
import { inWordsOf, namingFor } from '../in-words.ts';
import { resolveKey } from '../resolve.ts';
import { printableLines } from '../text/escape.ts';

interface RevealOptions {
  readonly field?: string;
  readonly as?: string;
  readonly force?: true;
}

type App = Awaited<ReturnType<CommandContext['session']['unlocked']>>;

/** Each secret that the naming has a place for is revealed by itself, and is a row of the audit. */
async function revealAs(
  app: App,
  { id }: Pick<CredentialSummary, 'id'>,
  as: string,
  { words }: CommandContext,
) {
  const key = await call(app, 'credentials.get', { id });
  const naming = namingFor(key, as);
  const secrets: Record<string, string> = {};
  for (const field of secretsOf(naming, key.cloud).filter((name) => key.secretFields.includes(name))) {
    secrets[field] = (await call(app, 'credentials.reveal', { id, field })).value;
  }
  return { id, naming: naming.id, text: inWordsOf(naming, key, secrets, words) };
}

/** `reveal ID [--field F|--as NAMING] [--force]`: a secret, or all of a key in the words of a product, goes to a terminal, elsewhere only when that is insisted on. */
export const registerReveal: RegisterCommand = (program, context) => {
  const { io, out, words } = context;
  program
    .command('reveal')
    .argument('<id>', words.t('cli.argument.id'))
    .description(words.t('cli.command.reveal'))
    .option('--field <field>', words.t('cli.option.field'))
    .option('--as <naming>', words.t('crosswalk.cli.as'))
    .option('--force', words.t('cli.option.force'))
    .action(
      context.action(async (text: string, options: RevealOptions) => {
        if (!io.stdout.isTTY && options.force !== true) throw new CliError('not-a-terminal');
        if (options.as !== undefined && options.field !== undefined) {
          throw usageError('conflict', { first: '--as', second: '--field' });
        }
        const app = await context.session.unlocked();
        const key = await resolveKey(app, text, 'any');
        if (options.as !== undefined) {
          const shown = await revealAs(app, key, options.as, context);
          out.result(shown, () => (io.stdout.isTTY ? printableLines(shown.text) : shown.text));
          return EXIT.fine;
        }
        const field = options.field ?? catalogue[key.cloud].secretField;
        if (fieldOf(key.cloud, field) === undefined) {
          const known = catalogue[key.cloud].fields.map((spec) => spec.key).join(', ');
          throw usageError('unknown-field', { field, known });
        }
        const { value } = await call(app, 'credentials.reveal', { id: key.id, field });
        out.result(
          { id: key.id, field, value },
          () => `${io.stdout.isTTY ? printableLines(value) : value}\n`,
        );
        return EXIT.fine;
      }),
    );
};
