import type { Account } from '../../shared/model/account.ts';
import type { JoinOffer } from '../../shared/model/join.ts';
import { call } from '../app.ts';
import type { RegisterCommand } from '../command.ts';
import { EXIT } from '../exit-codes.ts';
import { accountJson } from '../json.ts';
import { renderTable } from '../text/table.ts';

/** The accounts that proofs name the same user for, by the offers to join them. */
function sameUser({ id }: Account, offers: readonly JoinOffer[]): readonly Account[] {
  return offers.flatMap(({ from, into }) => (from.id === id ? [into] : into.id === id ? [from] : []));
}

/** `accounts` */
export const registerAccounts: RegisterCommand = (program, context) => {
  const { out, words } = context;
  program
    .command('accounts')
    .description(words.t('cli.command.accounts'))
    .action(
      context.action(async () => {
        const app = await context.session.unlocked();
        const accounts = await call(app, 'accounts.list', {});
        const offers = await call(app, 'accounts.offers', { id: null });
        const rows = accounts.map((account) => ({ account, same: sameUser(account, offers) }));
        out.result(
          {
            accounts: rows.map(({ account, same }) => ({
              ...accountJson(account),
              sameUserAs: same.map(({ id }) => id),
            })),
          },
          () =>
            rows.length === 0
              ? ''
              : renderTable(
                  [
                    { title: words.t('cli.column.id') },
                    { title: words.t('cli.column.label'), shrinks: true },
                    { title: words.t('cli.column.cloud') },
                    { title: words.t('cli.column.environment'), shrinks: true },
                    { title: words.t('cli.column.same-user') },
                  ],
                  rows.map(({ account, same }) => [
                    { text: account.id, tone: 'muted' },
                    { text: account.label, tone: 'strong' },
                    { text: account.cloud },
                    { text: account.environment ?? '' },
                    { text: same.map(({ id }) => id).join(', ') },
                  ]),
                  out.paint,
                  out.width,
                ),
        );
        if (rows.length === 0 && !out.json) out.note(words.t('cli.note.no-accounts'));
        return EXIT.fine;
      }),
    );
};
