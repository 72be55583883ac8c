import { catalogue, fieldOf } from '../../shared/catalogue/index.ts';
import { call } from '../app.ts';
import type { RegisterCommand } from '../command.ts';
import { CliError, usageError } from '../errors.ts';
import { EXIT } from '../exit-codes.ts';
import { resolveKey } from '../resolve.ts';
import { printableLines } from '../text/escape.ts';

/** `reveal ID [--field F] [--force]`: a secret goes to a terminal, elsewhere only when that is insisted on. */
export const registerReveal: RegisterCommand = (program, context) => {
  const { io, out, words } = context;
  program
    .command('reveal')
    .argument('<id>', words.t('cli.argument.id'))
    .description(words.t('cli.command.reveal'))
    .option('--field <field>', words.t('cli.option.field'))
    .option('--force', words.t('cli.option.force'))
    .action(
      context.action(async (text: string, options: { readonly field?: string; readonly force?: true }) => {
        if (!io.stdout.isTTY && options.force !== true) throw new CliError('not-a-terminal');
        const app = await context.session.unlocked();
        const key = await resolveKey(app, text, 'any');
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
