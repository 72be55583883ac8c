import type { SortBy, View } from '../../shared/model/view.ts';
import { CLOUD_NAMES } from '../clouds.ts';
import type { CommandContext, RegisterCommand } from '../command.ts';
import { usageError } from '../errors.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { keyJson } from '../json.ts';
import { listKeys } from '../pages.ts';
import { keyTable } from '../text/key-table.ts';

const SIMPLE_VIEWS = ['all', 'due', 'overdue', 'unverified', 'bin'] as const;
const VIEW_WORDS = [...SIMPLE_VIEWS, ...CLOUD_NAMES.map((cloud) => `cloud:${cloud}`)].join(', ');

/** The view that a word means. Throws a usage error. */
export function parseView(text: string): View {
  const kind = SIMPLE_VIEWS.find((candidate) => candidate === text);
  if (kind !== undefined) return { kind };
  const cloud = CLOUD_NAMES.find((candidate) => `cloud:${candidate}` === text);
  if (cloud === undefined) throw usageError('unknown-view', { views: VIEW_WORDS });
  return { kind: 'cloud', cloud };
}

/** Lists a view, searched or whole; shared by `list`, `search` and `due`. */
export async function showKeys(
  context: CommandContext,
  query: { readonly view: View; readonly search?: string; readonly sort?: SortBy },
): Promise<ExitCode> {
  const { out, words } = context;
  const app = await context.session.unlocked();
  const now = context.io.now();
  const keys = await listKeys(app, query);
  out.result({ total: keys.length, keys: keys.map((key) => keyJson(key, now)) }, () =>
    keys.length === 0 ? '' : keyTable(keys, now, words, out),
  );
  if (keys.length === 0 && !out.json) out.note(words.t('cli.note.no-keys'));
  return EXIT.fine;
}

/** `list [--view VIEW]` */
export const registerList: RegisterCommand = (program, context) => {
  program
    .command('list')
    .description(context.words.t('cli.command.list'))
    .option('--view <view>', context.words.t('cli.option.view', { views: VIEW_WORDS }), parseView)
    .action(
      context.action((options: { readonly view?: View }) =>
        showKeys(context, { view: options.view ?? { kind: 'all' } }),
      ),
    );
};

/** `search TEXT [--view VIEW]` */
export const registerSearch: RegisterCommand = (program, context) => {
  program
    .command('search')
    .argument('<text>', context.words.t('cli.argument.text'))
    .description(context.words.t('cli.command.search'))
    .option('--view <view>', context.words.t('cli.option.view', { views: VIEW_WORDS }), parseView)
    .action(
      context.action((text: string, options: { readonly view?: View }) =>
        showKeys(context, { view: options.view ?? { kind: 'all' }, search: text }),
      ),
    );
};

/** `due`: what is due, overdue or of unknown age; nothing due is no error and neither is something. */
export const registerDue: RegisterCommand = (program, context) => {
  program
    .command('due')
    .description(context.words.t('cli.command.due'))
    .action(context.action(() => showKeys(context, { view: { kind: 'due' }, sort: 'due' })));
};
