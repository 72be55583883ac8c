import { errorCode } from '../../shared/ipc/envelope.ts';
import type { ConsumerView } from '../../shared/model/consumer.ts';
import type { Scrubbed } from '../../shared/model/kept-file.ts';
import { type CliApp, call } from '../app.ts';
import type { CommandContext, RegisterCommand } from '../command.ts';
import { AnswerError, usageError } from '../errors.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { describeError } from '../message.ts';
import { placeName, resolvePlaces } from '../plaintext/resolve.ts';
import { printable } from '../text/escape.ts';
import { renderTable } from '../text/table.ts';

interface Options {
  readonly all?: true;
  readonly remove?: true;
  readonly plan?: true;
}

/** As the channel takes them. */
const AT_ONCE = 1000;

const problemError = ({ problem }: Pick<Scrubbed, 'problem'>, { words }: CommandContext) =>
  problem === null
    ? null
    : describeError(
        new AnswerError({ code: errorCode.catch('internal').parse(problem.code), params: problem.params }),
        words,
      );

function shown(
  results: readonly Scrubbed[],
  places: ReadonlyMap<string, ConsumerView>,
  context: CommandContext,
): string {
  const { out, words } = context;
  const rows = results.map((one) => {
    const place = places.get(one.consumer);
    return [
      { text: one.consumer },
      { text: place === undefined ? '' : placeName(place) },
      { text: words.dynamic(`cli.scrub.${one.outcome}`, {}, one.outcome) },
      { text: one.kept ?? '' },
    ];
  });
  const columns = [
    { title: words.t('cli.column.id') },
    { title: words.t('cli.column.place'), shrinks: true as const },
    { title: words.t('cli.column.status') },
    { title: words.t('cli.column.kept') },
  ];
  return rows.length === 0 ? '' : renderTable(columns, rows, out.paint, out.width);
}

/** What would become of each place, said before anything is touched. */
async function plan(
  app: CliApp,
  places: readonly ConsumerView[],
  { remove }: Options,
  context: CommandContext,
): Promise<ExitCode> {
  const { out, words } = context;
  const muted = remove ? null : (await call(app, 'plaintext.muted', {})).problem;
  const planned = places.map((place) => {
    const isMute = place.scrub === 'command' && muted !== null;
    const outcome = isMute || place.scrub === null ? 'left' : remove ? 'remove' : place.scrub;
    const error = isMute ? problemError({ problem: muted }, context) : null;
    const problem = error === null ? null : { code: error.code, message: error.message };
    const name = placeName(place);
    return { place: place.id, credentialId: place.credentialId, name, outcome, problem } as const;
  });
  const columns = [
    { title: words.t('cli.column.id') },
    { title: words.t('cli.column.place'), shrinks: true as const },
    { title: words.t('cli.column.status') },
  ];
  const rows = planned.map(({ place, name, outcome }) =>
    [place, name, words.t(`cli.scrub.plan.${outcome}`)].map((text) => ({ text })),
  );
  out.result({ places: planned }, () =>
    rows.length === 0 ? '' : renderTable(columns, rows, out.paint, out.width),
  );
  const first = planned.find(({ problem }) => problem !== null)?.problem;
  if (!out.json && first !== undefined && first !== null) out.note(first.message);
  return EXIT.fine;
}

async function scrub(ids: readonly string[], options: Options, context: CommandContext): Promise<ExitCode> {
  const { out, words } = context;
  if (options.all && ids.length > 0) throw usageError('conflict', { first: '--all', second: 'ID' });
  if (!options.all && ids.length === 0) throw usageError('no-ids', { first: '--all', second: 'ID' });
  const app = await context.session.unlocked();
  const places = options.all
    ? (await call(app, 'consumers.list', { credential: null })).filter((one) => one.scrub !== null)
    : await resolvePlaces(app, ids);
  if (options.plan) return plan(app, places, options, context);
  const results: Scrubbed[] = [];
  for (let at = 0; at < places.length; at += AT_ONCE) {
    const some = places.slice(at, at + AT_ONCE).map(({ id }) => id);
    results.push(
      ...(await call(app, 'plaintext.scrub', { ids: some, as: options.remove ? 'remove' : 'best' })),
    );
  }
  const byId = new Map<string, ConsumerView>(places.map((one) => [one.id, one]));
  const json = results.map((one) => {
    const place = byId.get(one.consumer);
    const error = problemError(one, context);
    const problem = error === null ? null : { code: error.code, message: error.message };
    return {
      ...{ place: one.consumer, credentialId: place?.credentialId ?? null, outcome: one.outcome },
      ...{
        problem,
        kept: one.kept,
        again: one.again ?? null,
        name: place === undefined ? null : placeName(place),
      },
    };
  });
  out.result({ places: json }, () => shown(results, byId, context));
  const left = json.filter(({ outcome }) => outcome === 'left');
  if (!out.json) {
    for (const { name, problem } of left) {
      const params = { name: printable(name ?? ''), message: problem?.message ?? '' };
      out.note(words.t('cli.note.not-scrubbed', params));
    }
    for (const { name, again } of json) {
      if (again === null) continue;
      out.note(words.t('cli.note.scrubbed-again', { name: printable(name ?? ''), line: again }));
    }
    if (results.length > left.length) out.note(words.t('cli.note.scrubbed'));
  }
  return left.length === 0 ? EXIT.fine : EXIT.refused;
}

/** `scrub [ID…|--all] [--remove] [--plan]`: takes plaintext out of files. */
export const registerScrub: RegisterCommand = (program, context) => {
  const { words } = context;
  program
    .command('scrub')
    .argument('[ids...]', words.t('cli.argument.places'))
    .description(words.t('cli.command.scrub'))
    .option('--all', words.t('cli.option.scrub-all'))
    .option('--remove', words.t('cli.option.scrub-remove'))
    .option('--plan', words.t('cli.option.plan'))
    .action(context.action((ids: readonly string[], options: Options) => scrub(ids, options, context)));
};
