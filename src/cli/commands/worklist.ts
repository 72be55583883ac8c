import { catalogue, inLocale } from '../../shared/catalogue/index.ts';
import type { Worklist } from '../../shared/model/recovery-kit.ts';
import { type CliApp, call } from '../app.ts';
import type { CommandContext, RegisterCommand } from '../command.ts';
import { agreed } from '../confirm.ts';
import { CliError, usageError } from '../errors.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { isoInstant } from '../json.ts';
import { renderTable } from '../text/table.ts';

interface WorklistOptions {
  readonly close?: true;
  readonly yes?: true;
}

const isOpen = ({ state }: Worklist['items'][number]): boolean => state === 'waiting' || state === 'rotating';

function listText({ items, reason }: Worklist, { out, words }: CommandContext): string {
  const turned = items.filter((item) => !isOpen(item)).length;
  const table = renderTable(
    [
      { title: words.t('cli.column.id') },
      { title: words.t('cli.column.label'), shrinks: true },
      { title: words.t('cli.column.account'), shrinks: true },
      { title: words.t('cli.column.cloud') },
      { title: words.t('cli.column.power') },
      { title: words.t('cli.column.status') },
    ],
    items.map((item) => [
      { text: item.id },
      { text: item.label },
      { text: item.accountLabel },
      { text: inLocale(catalogue[item.cloud].name, words.locale) },
      { text: words.t(`worklist.power.${item.power}`) },
      {
        text: words.t(
          item.inBin && item.state === 'waiting' ? 'worklist.inBin' : `worklist.state.${item.state}`,
        ),
        tone: item.state === 'waiting' ? ('warn' as const) : ('plain' as const),
      },
    ]),
    out.paint,
    out.width,
  );
  const progress = words.t('worklist.progress', { turned, total: items.length });
  return `${words.t(`worklist.title.${reason}`)}: ${progress}\n\n${table}`;
}

async function close(
  app: CliApp,
  { yes }: WorklistOptions,
  list: Worklist,
  { io, out, words }: CommandContext,
): Promise<ExitCode> {
  const left = list.items.filter(isOpen).length;
  if (left > 0 && yes !== true) {
    if (!io.interactive) throw usageError('needs-yes');
    if (!(await agreed(words.t('cli.prompt.close-worklist', { count: left }), io))) {
      throw new CliError('not-confirmed');
    }
  }
  await call(app, 'worklist.close', {});
  out.result({ closed: true, left }, () => '');
  if (!out.json) out.note(words.t('cli.note.worklist-closed'));
  return EXIT.fine;
}

async function worklist(options: WorklistOptions, context: CommandContext): Promise<ExitCode> {
  const { out, session, words } = context;
  const app = await session.unlocked();
  const list = await call(app, 'worklist.get', {});
  if (list !== null && options.close === true) return close(app, options, list, context);
  if (list === null) {
    out.result({ worklist: null }, () => '');
    if (!out.json) out.note(words.t('cli.note.no-worklist'));
    return EXIT.fine;
  }
  const { since, reason, items } = list;
  out.result(
    { worklist: { since: isoInstant(since), reason, items: items.map((item) => ({ ...item })) } },
    () => listText(list, context),
  );
  return EXIT.fine;
}

/** `worklist [--close [--yes]]` */
export const registerWorklist: RegisterCommand = (program, context) => {
  const { words } = context;
  program
    .command('worklist')
    .description(words.t('cli.command.worklist'))
    .option('--close', words.t('cli.option.worklist-close'))
    .option('--yes', words.t('cli.option.yes'))
    .action(context.action((options: WorklistOptions) => worklist(options, context)));
};
