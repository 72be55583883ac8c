import { call } from '../app.ts';
import type { RegisterCommand } from '../command.ts';
import { usageError } from '../errors.ts';
import { EXIT } from '../exit-codes.ts';
import { wholeNumber } from '../globals.ts';
import { detailJson } from '../json.ts';
import { type LeadTimesOption, leadTimesOption } from '../lead-times.ts';
import { resolveKey } from '../resolve.ts';
import { printable } from '../text/escape.ts';

interface EditOptions {
  readonly label?: string;
  readonly note?: string;
  readonly period?: { readonly days: number | null };
  readonly leadTimes?: LeadTimesOption;
}

/** Days; null for `default`: the key follows its account or the vault again. Wrapped, for commander drops a bare null. */
const period = (text: string): { readonly days: number | null } => ({
  days: text === 'default' ? null : wholeNumber('--period', text, 1, 3650),
});

/** `edit ID --label L --period N|default --lead-times LIST|default --note N` */
export const registerEdit: RegisterCommand = (program, context) => {
  const { out, words } = context;
  program
    .command('edit')
    .argument('<id>', words.t('cli.argument.id'))
    .description(words.t('cli.command.edit'))
    .option('--label <label>', words.t('cli.option.label'))
    .option('--period <days>', words.t('cli.option.period-or-default'), period)
    .option('--lead-times <days>', words.t('cli.option.lead-times-or-default'), leadTimesOption('default'))
    .option('--note <text>', words.t('cli.option.note'))
    .action(
      context.action(async (text: string, options: EditOptions) => {
        if (options.label?.trim() === '') throw usageError('empty-value');
        const changes = {
          ...(options.label === undefined ? {} : { label: options.label }),
          ...(options.note === undefined ? {} : { note: options.note }),
          ...(options.period === undefined ? {} : { periodDays: options.period.days }),
          ...(options.leadTimes === undefined ? {} : { leadTimes: options.leadTimes.leads }),
        };
        if (Object.keys(changes).length === 0) throw usageError('no-change');
        const app = await context.session.unlocked();
        const { id } = await resolveKey(app, text, 'any');
        const key = await call(app, 'credentials.edit', { id, changes });
        out.result(detailJson(key, context.io.now()), () => '');
        if (!out.json) out.note(words.t('cli.note.edited', { label: printable(key.label), id }));
        return EXIT.fine;
      }),
    );
};
