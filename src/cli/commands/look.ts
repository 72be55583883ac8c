import { resolve } from 'node:path';
import { siteOf } from '../../shared/catalogue/index.ts';
import { lookSeen } from '../../shared/look-seen.ts';
import { obstacleOf } from '../../shared/model/import-taking.ts';
import type { LookedKey, LookView } from '../../shared/model/look.ts';
import { type CliApp, call, unwrap } from '../app.ts';
import type { CommandContext, RegisterCommand } from '../command.ts';
import { agreed } from '../confirm.ts';
import { CliError, usageError } from '../errors.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { runLook, verifyFound } from '../look/run.ts';
import { lookJson, lookText } from '../look/text.ts';

interface Options {
  readonly usual: boolean;
  readonly profiles?: true;
  readonly histories?: true;
  readonly verify?: true;
  readonly import?: string | true;
  readonly yes?: true;
}

/** Which of the found keys are meant, by the numbers that they are shown with; null for all. Throws a usage error. */
function chosenBy(wish: string | true): ReadonlySet<number> | null {
  if (wish === true || wish === 'all') return null;
  if (!/^\d{1,6}(,\d{1,6})*$/.test(wish)) throw usageError('bad-rows');
  return new Set(wish.split(',').map(Number));
}

/**
 * Whether there is something to take or to remember without a word about this very key. Another secret of a key of the vault
 * would be its newest from then on, so that it has to be named, unless the cloud said that it works.
 */
function isOfUse({ row, stale, verdict }: LookedKey): boolean {
  if (stale !== null) return true;
  const doubtful = row.status.kind === 'other-secret' && verdict?.kind !== 'proven';
  return !doubtful && row.status.kind !== 'in-bin' && obstacleOf(row) === null;
}

/** Throws a usage error for numbers that no key has. */
function chosenOf({ keys }: LookView, numbers: ReadonlySet<number> | null): readonly LookedKey[] {
  if (numbers === null) return keys.filter(isOfUse);
  const chosen = keys.filter(({ row }) => numbers.has(row.index + 1));
  if (chosen.length < numbers.size) throw usageError('bad-rows');
  return chosen;
}

/** Throws `not-confirmed` without a yes. */
async function requireYes(
  question: string,
  what: 'look' | 'import',
  options: Options,
  { io }: CommandContext,
): Promise<void> {
  if (options.yes === true || (io.interactive && (await agreed(question, io)))) return;
  throw new CliError('not-confirmed', { what });
}

function take(app: CliApp, { look }: LookView, keys: readonly LookedKey[]) {
  return call(app, 'look.import', {
    look,
    rows: keys.map(({ row }) => ({
      index: row.index,
      cloud: row.cloud,
      label: row.label.trim().slice(0, 120) || row.publicId,
      site: siteOf(row.cloud, row.site ?? '').id,
    })),
  });
}

async function look(
  folders: readonly string[],
  options: Options,
  context: CommandContext,
): Promise<ExitCode> {
  const { io, out, words } = context;
  const { usual, profiles = false, histories = false } = options;
  const numbers = options.import === undefined ? null : chosenBy(options.import);
  if (!usual && !profiles && !histories && folders.length === 0) throw usageError('nowhere-to-look');
  if (options.yes !== true) out.note(words.t('cli.look.about'));
  await requireYes(words.t('cli.look.prompt'), 'look', options, context);

  const app = await context.session.unlocked();
  const tickets = [];
  for (const folder of folders) {
    tickets.push(unwrap(await app.ticketFor(resolve(io.cwd, folder), 'folder')).ticket);
  }
  const found = await runLook(app, { usual, profiles, histories, folders: tickets }, context);
  const seen =
    options.verify === true && found.keys.length > 0 ? await verifyFound(app, found, context) : found;
  const failed = seen.keys.filter(({ verdict }) => verdict?.kind === 'failed').length;
  const summary = words.t('cli.look.summary', {
    ...{ count: seen.keys.length, places: seen.places.length },
    seen: lookSeen(seen, words.t),
  });
  if (seen.cut !== 'no') out.note(words.t('cli.look.cut'));

  if (options.import === undefined) {
    out.result(lookJson(seen), () => lookText(seen, context));
    out.note(summary);
    return failed === 0 ? EXIT.fine : EXIT.refused;
  }
  const chosen = chosenOf(seen, numbers);
  if (!out.json || io.interactive) io.stderr.write(lookText(seen, context));
  out.note(summary);
  if (chosen.length > 0)
    await requireYes(words.t('cli.look.prompt-import', { count: chosen.length }), 'import', options, context);
  const done = chosen.length === 0 ? NOTHING : await take(app, seen, chosen);
  out.note(words.t('cli.look.taken', { count: done.added.length, places: done.places.length }));
  out.result(
    {
      ...lookJson(seen),
      ...{ added: [...done.added], renewed: [...done.renewed], remembered: [...done.places] },
      refused: done.refused.map(({ index, why }) => ({ number: index + 1, why })),
    },
    () => done.added.map((id) => `${id}\n`).join(''),
  );
  return failed === 0 && done.refused.length === 0 ? EXIT.fine : EXIT.refused;
}

const NOTHING = { added: [], renewed: [], places: [], refused: [] } as const;

/** `look [FOLDER…]`: finds the keys that lie on this computer. */
export const registerLook: RegisterCommand = (program, context) => {
  const { words } = context;
  program
    .command('look')
    .argument('[folders...]', words.t('cli.look.folders'))
    .description(words.t('cli.look.command'))
    .option('--no-usual', words.t('cli.look.no-usual'))
    .option('--profiles', words.t('cli.look.profiles'))
    .option('--histories', words.t('cli.look.histories'))
    .option('--verify', words.t('cli.look.verify'))
    .option('--import [numbers]', words.t('cli.look.import'))
    .option('--yes', words.t('cli.look.yes'))
    .action(
      context.action((folders: readonly string[], options: Options) => look(folders, options, context)),
    );
};
