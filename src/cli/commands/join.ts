import type { JoinDifference } from '../../shared/model/join.ts';
import { call } from '../app.ts';
import type { RegisterCommand } from '../command.ts';
import { usageError } from '../errors.ts';
import { EXIT } from '../exit-codes.ts';
import { accountJson } from '../json.ts';
import { resolveAccount, resolveKeys } from '../resolve.ts';
import { printable } from '../text/escape.ts';
import type { Words } from '../words.ts';

/** A word as shells of the sh family take it literally. */
const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

function differenceText({ field, kept, dropped }: JoinDifference, words: Words): string {
  const shown = (value: JoinDifference['kept']): string => {
    if (typeof value === 'number') return words.t('cli.show.days', { count: value });
    if (value !== null) return printable(value);
    return words.t(field === 'periodDays' ? 'join.default' : 'join.nothing');
  };
  return words.t(`join.difference.${field}`, { kept: shown(kept), dropped: shown(dropped) });
}

/** `join ACCOUNT INTO`: the second one stays. */
export const registerJoin: RegisterCommand = (program, context) => {
  const { out, words } = context;
  program
    .command('join')
    .argument('<account>', words.t('cli.argument.account'))
    .argument('<into>', words.t('cli.argument.into'))
    .description(words.t('cli.command.join'))
    .action(
      context.action(async (gone: string, stays: string) => {
        const app = await context.session.unlocked();
        const id = await resolveAccount(app, gone, null);
        const into = await resolveAccount(app, stays, null);
        const { account, left, moved, differences } = await call(app, 'accounts.join', { id, into });
        out.result(
          {
            account: accountJson(account),
            left: accountJson(left),
            moved,
            differences: differences.map(({ field, kept, dropped }) => ({ field, kept, dropped })),
          },
          () => '',
        );
        if (out.json) return EXIT.fine;
        for (const difference of differences) out.note(differenceText(difference, words));
        const undo = `keyturn move ${moved.join(' ')} --apart ${quoted(printable(left.label))}`;
        out.note(
          words.t('cli.note.joined', { account: printable(account.label), count: moved.length, undo }),
        );
        return EXIT.fine;
      }),
    );
};

interface MoveOptions {
  readonly to?: string;
  readonly apart?: string;
}

/** `move ID… --to ACCOUNT | --apart NAME` */
export const registerMove: RegisterCommand = (program, context) => {
  const { out, words } = context;
  program
    .command('move')
    .argument('<ids...>', words.t('cli.argument.ids'))
    .description(words.t('cli.command.move'))
    .option('--to <account>', words.t('cli.option.to-account'))
    .option('--apart <name>', words.t('cli.option.apart'))
    .action(
      context.action(async (texts: readonly string[], { to, apart }: MoveOptions) => {
        if ((to === undefined) === (apart === undefined)) throw usageError('to-or-apart');
        if (apart?.trim() === '') throw usageError('empty-value');
        const app = await context.session.unlocked();
        const keys = await resolveKeys(app, texts, 'any');
        const [first] = keys;
        if (first === undefined) throw usageError('no-ids');
        const { accountId } = await call(app, 'credentials.move', {
          ids: keys.map(({ id }) => id),
          account:
            apart === undefined
              ? { kind: 'existing', id: await resolveAccount(app, to ?? '', first.cloud) }
              : { kind: 'new', draft: await draftLikeThatOf(first.id, apart) },
        });
        out.result({ ids: keys.map(({ id }) => id), accountId }, () => '');
        if (!out.json) {
          const accounts = await call(app, 'accounts.list', {});
          const account = printable(accounts.find(({ id }) => id === accountId)?.label ?? '');
          for (const { label } of keys) {
            out.note(words.t('cli.note.moved', { account, label: printable(label) }));
          }
        }
        return EXIT.fine;

        async function draftLikeThatOf(id: string, label: string) {
          const { id: _id, cloud: _cloud, ...draft } = (await call(app, 'credentials.get', { id })).account;
          return { ...draft, label, tags: [...draft.tags] };
        }
      }),
    );
};
