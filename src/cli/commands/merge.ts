import type { MergePlan } from '../../shared/model/restore.ts';
import { call } from '../app.ts';
import type { CommandContext, RegisterCommand } from '../command.ts';
import { agreed } from '../confirm.ts';
import { CliError, usageError } from '../errors.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { type SourceOptions, sourceOf, withSource } from '../restore/source.ts';
import { planJson, planText } from '../restore/text.ts';
import { openSource, type WayInOptions, wayIn, withWayIn } from '../restore/way-in.ts';

interface MergeOptions extends SourceOptions, WayInOptions {
  readonly plan?: true;
  readonly here?: readonly string[];
  readonly there?: readonly string[];
  readonly yes?: true;
}

type Side = 'here' | 'there';

/** Each id has to be one that both copies changed; `all` means every one that is not named. */
function choicesOf({ conflicts }: MergePlan, { here = [], there = [] }: MergeOptions) {
  const wanted = new Map<string, Side>([
    ...here.map((id) => [id, 'here'] as const),
    ...there.map((id) => [id, 'there'] as const),
  ]);
  const known = new Set(['all', ...conflicts.map(({ id }) => id)]);
  for (const id of wanted.keys()) if (!known.has(id)) throw usageError('no-conflict', { id });
  return conflicts.flatMap(({ kind, id }) => {
    const take = wanted.get(id) ?? wanted.get('all');
    return take === undefined ? [] : [{ kind, id, take }];
  });
}

async function merge(
  file: string | undefined,
  options: MergeOptions,
  context: CommandContext,
): Promise<ExitCode> {
  const { io, out, session, words } = context;
  if (options.plan !== true && options.yes !== true && !io.interactive) throw usageError('needs-yes');
  await session.unlocked();
  const { app, source } = await sourceOf(file, options, context);
  const { restore } = await openSource(app, source, await wayIn(options, context));
  const plan = await call(app, 'restore.planMerge', { restore });
  if (options.plan === true) {
    await call(app, 'restore.discard', { restore });
    out.result(planJson(plan), () => planText(plan, words));
    return EXIT.fine;
  }
  const choices = choicesOf(plan, options);
  if (options.yes !== true) {
    out.note(planText(plan, words).trimEnd());
    if (!(await agreed(words.t('cli.prompt.merge'), io))) throw new CliError('not-confirmed');
  }
  const merged = await call(app, 'restore.merge', { restore, choices });
  out.result({ merged: { ...merged }, plan: planJson(plan) }, () => '');
  if (out.json) return EXIT.fine;
  out.note(words.t('cli.note.merged', { ...merged }));
  if ((await call(app, 'comparison.get', {})).reason !== null) out.note(words.t('cli.note.compare'));
  return EXIT.fine;
}

const collect = (id: string, before: readonly string[] = []): readonly string[] => [...before, id];

/** `merge FILE [--plan] [--here ID…] [--there ID…]` */
export const registerMerge: RegisterCommand = (program, context) => {
  const { words } = context;
  withWayIn(
    withSource(
      program
        .command('merge')
        .argument('[file]', words.t('cli.argument.backup'))
        .description(words.t('cli.command.merge')),
      context,
    ),
    context,
  )
    .option('--plan', words.t('cli.option.merge-plan'))
    .option('--here <id>', words.t('cli.option.merge-here'), collect)
    .option('--there <id>', words.t('cli.option.merge-there'), collect)
    .option('--yes', words.t('cli.option.yes'))
    .action(
      context.action((file: string | undefined, options: MergeOptions) => merge(file, options, context)),
    );
};
