import { call } from '../app.ts';
import type { RegisterCommand } from '../command.ts';
import { EXIT } from '../exit-codes.ts';
import { wholeNumber } from '../globals.ts';
import { historyJson } from '../json.ts';
import { resolveKey } from '../resolve.ts';
import { instantPhrase } from '../text/phrases.ts';
import { renderTable } from '../text/table.ts';

const LIMIT = 100;

/** `history ID [--limit N]` */
export const registerHistory: RegisterCommand = (program, context) => {
  const { out, words } = context;
  program
    .command('history')
    .argument('<id>', words.t('cli.argument.id'))
    .description(words.t('cli.command.history'))
    .option('--limit <n>', words.t('cli.option.limit', { count: LIMIT }), (text) =>
      wholeNumber('--limit', text, 1, 500),
    )
    .action(
      context.action(async (text: string, options: { readonly limit?: number }) => {
        const app = await context.session.unlocked();
        const { id } = await resolveKey(app, text, 'any');
        const entries = await call(app, 'credentials.history', { id, limit: options.limit ?? LIMIT });
        out.result({ id, entries: entries.map(historyJson) }, () =>
          renderTable(
            [
              { title: words.t('cli.column.time') },
              { title: words.t('cli.column.action') },
              { title: words.t('cli.column.detail'), shrinks: true },
              { title: words.t('cli.column.by') },
            ],
            entries.map((entry) => [
              { text: instantPhrase(entry.at, words) },
              {
                text: words.dynamic(`audit.${entry.action.replaceAll('.', '-')}`, entry.detail, entry.action),
              },
              { text: Object.values(entry.detail).join(', ') },
              { text: `${entry.osUser}@${entry.device} (${entry.via})`, tone: 'muted' },
            ]),
            out.paint,
            out.width,
          ),
        );
        return EXIT.fine;
      }),
    );
};
