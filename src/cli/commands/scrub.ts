import { errorCode } from '../../shared/ipc/envelope.ts';
import type { ConsumerView } from '../../shared/model/consumer.ts';
import type { Scrubbed } from '../../shared/model/kept-file.ts';
import { call } from '../app.ts';
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
}

/** As the channel takes them. */
const AT_ONCE = 1000;

const problemOf = ({ problem }: Scrubbed, { words }: CommandContext) =>
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

async function scrub(ids: readonly string[], options: Options, context: CommandContext): Promise<ExitCode> {
  const { out, words } = context;
  if (options.all && ids.length > 0) throw usageError('conflict', { first: '--all', second: 'ID' });
  if (!options.all && ids.length === 0) throw usageError('no-ids', { first: '--all', second: 'ID' });
  const app = await context.session.unlocked();
  const places = options.all
    ? (await call(app, 'consumers.list', { credential: null })).filter((one) => one.scrub !== null)
    : await resolvePlaces(app, ids);
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
    const error = problemOf(one, context);
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

/** `scrub [ID…|--all] [--remove]`: takes plaintext out of files. */
export const registerScrub: RegisterCommand = (program, context) => {
  const { words } = context;
  program
    .command('scrub')
    .argument('[ids...]', words.t('cli.argument.places'))
    .description(words.t('cli.command.scrub'))
    .option('--all', words.t('cli.option.scrub-all'))
    .option('--remove', words.t('cli.option.scrub-remove'))
    .action(context.action((ids: readonly string[], options: Options) => scrub(ids, options, context)));
};
