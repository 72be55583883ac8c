import { call } from '../app.ts';
import type { RegisterCommand } from '../command.ts';
import { EXIT } from '../exit-codes.ts';
import { wholeNumber } from '../globals.ts';
import { type HistoryOptions, historyFilter, keyOfHistory, withFilters } from '../history/options.ts';
import { historyTable } from '../history/text.ts';
import { historyRowJson } from '../json.ts';

const LIMIT = 100;
const MOST = 500;

/** `history [ID] [--group G] [--via app|cli] [--since T] [--until T] [--find WORDS] [--limit N]` */
export const registerHistory: RegisterCommand = (program, context) => {
  const { io, out, words } = context;
  withFilters(program.command('history'), words)
    .argument('[id]', words.t('cli.argument.history-id'))
    .description(words.t('cli.command.history'))
    .option('--limit <n>', words.t('cli.option.limit', { count: LIMIT }), (text) =>
      wholeNumber('--limit', text, 1, MOST),
    )
    .action(
      context.action(
        async (text: string | undefined, options: HistoryOptions & { readonly limit?: number }) => {
          const filter = historyFilter(options, io.now());
          const app = await context.session.unlocked();
          const id = text === undefined ? null : await keyOfHistory(app, text);
          const limit = options.limit ?? LIMIT;
          const { total, rows } = await call(app, 'audit.list', { ...filter, credentialId: id, limit });
          out.result({ id, total, entries: rows.map(historyRowJson) }, () =>
            rows.length === 0 ? '' : historyTable(rows, context),
          );
          if (out.json) return EXIT.fine;
          if (rows.length === 0) out.note(words.t('cli.note.history-none'));
          if (rows.length < total) {
            out.note(words.t('cli.note.history-more', { shown: rows.length, total, most: MOST }));
          }
          return EXIT.fine;
        },
      ),
    );
};
