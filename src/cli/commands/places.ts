import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { ConsumerView } from '../../shared/model/consumer.ts';
import type { CredentialId } from '../../shared/model/ids.ts';
import { type CliApp, call, unwrap } from '../app.ts';
import type { CommandContext, RegisterCommand } from '../command.ts';
import { agreed } from '../confirm.ts';
import { CliError, usageError } from '../errors.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { wholeNumber } from '../globals.ts';
import { listKeys } from '../pages.ts';
import { argvOption, byHandOf, commandOf, type PlaceOptions } from '../places/options.ts';
import { listPlaces, placeAmong } from '../places/resolve.ts';
import { placeJson, placeName, placesTable, problemText } from '../places/text.ts';
import { resolveKey } from '../resolve.ts';
import { printable } from '../text/escape.ts';
import type { Words } from '../words.ts';

async function labelsOf(app: CliApp): Promise<ReadonlyMap<string, string>> {
  const views = await Promise.all(
    (['all', 'bin'] as const).map((kind) => listKeys(app, { view: { kind }, search: '' })),
  );
  return new Map(views.flat().map(({ id, label }) => [id, label]));
}

async function list(text: string | undefined, context: CommandContext): Promise<ExitCode> {
  const { out, words } = context;
  const app = await context.session.unlocked();
  const key = text === undefined ? null : ((await resolveKey(app, text, 'any')).id as CredentialId);
  const views = await listPlaces(app, key);
  const labels = views.length === 0 || out.json ? new Map() : await labelsOf(app);
  out.result({ places: views.map(placeJson) }, () =>
    views.length === 0 ? '' : placesTable(views, labels, context),
  );
  if (!out.json && views.length === 0) out.note(words.t('cli.places.none'));
  return EXIT.fine;
}

function told(view: ConsumerView, { out, words }: CommandContext): ExitCode {
  out.result(placeJson(view), () => `${view.id}\n`);
  if (out.json) return EXIT.fine;
  const params = { place: printable(placeName(view)), state: words.t(`cli.places.state.${view.state}`) };
  out.note(words.t('cli.places.saved', params));
  const problem = problemText(view, words);
  if (problem !== null) out.note(problem);
  return EXIT.fine;
}

/** The entry that is meant: the one that is named, the only one, or the only one with the key's public id. */
async function addFile(
  app: CliApp,
  key: { readonly id: CredentialId; readonly publicId: string },
  options: PlaceOptions & { readonly file: string },
  context: CommandContext,
): Promise<ConsumerView> {
  const { ticket } = unwrap(await app.ticketFor(resolve(context.io.cwd, options.file)));
  const { entries } = await call(app, 'consumers.entries', { file: ticket });
  const own = entries.filter(({ publicId }) => publicId === key.publicId);
  const likely = entries.length > 1 ? own : entries;
  const [only] = likely;
  const entry = options.entry ?? (likely.length === 1 ? only?.entry : undefined);
  if (entry === undefined || !entries.some((one) => one.entry === entry))
    throw usageError('which-entry', { entries: entries.map((one) => one.entry).join(', ') });
  return call(app, 'consumers.addFile', { credential: key.id, file: ticket, entry, ...aboutOf(options) });
}

const aboutOf = ({ note, restart }: PlaceOptions) => ({
  ...(note === undefined ? {} : { note }),
  ...(restart === undefined ? {} : { restart }),
});

async function add(
  text: string,
  argv: readonly string[],
  options: PlaceOptions,
  context: CommandContext,
): Promise<ExitCode> {
  const { file, byHand, command } = options;
  const kinds = [file && '--file', byHand && '--by-hand', command && '--command'].filter(
    (one) => typeof one === 'string' && one !== '',
  );
  const [kind, second] = kinds;
  if (kind === undefined) throw usageError('missing-option', { option: '--file' });
  if (second !== undefined) throw usageError('conflict', { first: kind ?? '', second });
  if (command !== true && argv.length > 0) throw usageError('excess-arguments');
  const place = byHand === undefined ? null : byHandOf(byHand, options, null);
  const program = command === true ? commandOf(argv, options, null) : null;
  const app = await context.session.unlocked();
  const { id, publicId } = await resolveKey(app, text, 'kept');
  const credential = id as CredentialId;
  const about = aboutOf(options);
  if (place !== null)
    return told(await call(app, 'consumers.addByHand', { credential, place, ...about }), context);
  if (program !== null)
    return told(await call(app, 'consumers.addCommand', { credential, command: program, ...about }), context);
  return told(
    await addFile(app, { id: credential, publicId }, { ...options, file: file ?? '' }, context),
    context,
  );
}

const CHANGES_OF = ['byHand', 'name', 'owner', 'command', 'check', 'restore', 'timeout'] as const;

async function edit(
  text: string,
  argv: readonly string[],
  options: PlaceOptions,
  context: CommandContext,
): Promise<ExitCode> {
  const about = aboutOf(options);
  const changes = CHANGES_OF.some((name) => options[name] !== undefined) || argv.length > 0;
  if (!changes && Object.keys(about).length === 0) throw usageError('missing-option', { option: '--note' });
  const app = await context.session.unlocked();
  const { id, place } = placeAmong(await listPlaces(app, null), text);
  if (!changes) return told(await call(app, 'consumers.edit', { id, ...about }), context);
  if (place.kind === 'command') {
    const command = commandOf(argv, options, place);
    const changed = await call(app, 'consumers.editCommand', { id, command });
    const view =
      Object.keys(about).length === 0 ? changed : await call(app, 'consumers.edit', { id, ...about });
    return told(view, context);
  }
  if (place.kind !== 'by-hand' || options.command === true || argv.length > 0)
    throw new CliError('other-place');
  const byHand = byHandOf(options.byHand ?? place.what, options, place);
  return told(await call(app, 'consumers.edit', { id, byHand, ...about }), context);
}

async function remove(
  texts: readonly string[],
  { yes }: { readonly yes?: true },
  context: CommandContext,
): Promise<ExitCode> {
  const { io, out, words } = context;
  const app = await context.session.unlocked();
  const all = await listPlaces(app, null);
  const places = texts.map((text) => placeAmong(all, text));
  for (const one of places) {
    const asks = one.place.kind === 'file' && one.place.holds === 'command';
    if (!asks || yes === true) continue;
    if (!io.interactive) throw usageError('needs-yes');
    const question = words.t('cli.places.remove-asking', { place: printable(placeName(one)) });
    if (!(await agreed(question, io))) throw new CliError('not-confirmed');
  }
  const ids = [...new Set(places.map(({ id }) => id))];
  await call(app, 'consumers.remove', { ids });
  out.result({ removed: ids }, () => '');
  if (!out.json) out.note(words.t('cli.places.removed', { count: ids.length }));
  return EXIT.fine;
}

interface UpdateOptions {
  readonly key?: string;
  readonly all?: true;
}

/** What is known to be behind, and commands that nobody can ask. */
const isBehind = ({ state, place, leak }: ConsumerView): boolean =>
  !leak && (state === 'stale' || (state === 'unchecked' && place.kind === 'command'));

/** Most that one call takes. */
const AT_ONCE = 1000;

async function update(
  texts: readonly string[],
  { key, all }: UpdateOptions,
  context: CommandContext,
): Promise<ExitCode> {
  const { out, words } = context;
  const ways = [texts.length > 0 && '<place>', key !== undefined && '--key', all === true && '--all'].filter(
    (way) => way !== false,
  );
  const [first, second] = ways;
  if (first === undefined) throw usageError('missing-option', { option: '--all' });
  if (second !== undefined) throw usageError('conflict', { first, second });
  const app = await context.session.unlocked();
  const of = key === undefined ? null : ((await resolveKey(app, key, 'any')).id as CredentialId);
  const places = await listPlaces(app, of);
  const wanted = texts.length > 0 ? texts.map((text) => placeAmong(places, text)) : places.filter(isBehind);
  const ids = [...new Set(wanted.map(({ id }) => id))];
  const views: ConsumerView[] = [];
  for (let at = 0; at < ids.length; at += AT_ONCE)
    views.push(
      ...(await call(app, 'consumers.serve', { ids: ids.slice(at, at + AT_ONCE), over: texts.length > 0 })),
    );
  const labels = views.length === 0 || out.json ? new Map() : await labelsOf(app);
  out.result({ places: views.map(placeJson) }, () =>
    views.length === 0 ? '' : placesTable(views, labels, context),
  );
  const failed = views.filter(({ problem }) => problem !== null);
  if (!out.json && views.length === 0) out.note(words.t('cli.places.nothing-behind'));
  for (const view of failed) out.note(`${printable(placeName(view))}: ${problemText(view, words) ?? ''}`);
  return failed.length === 0 ? EXIT.fine : EXIT.refused;
}

function withPlaceOptions(command: Command, words: Words): Command {
  return command
    .option('--by-hand <what>', words.t('cli.option.place-by-hand'))
    .option('--command', words.t('cli.option.place-command'))
    .option('--name <name>', words.t('cli.option.place-name'))
    .option('--owner <name>', words.t('cli.option.place-owner'))
    .option('--check <argv>', words.t('cli.option.place-check'), argvOption('--check'))
    .option('--restore <argv>', words.t('cli.option.place-restore'), argvOption('--restore'))
    .option('--timeout <seconds>', words.t('cli.option.place-timeout'), (text) =>
      wholeNumber('--timeout', text, 1, 3600),
    )
    .option('--note <text>', words.t('cli.option.place-note'))
    .option('--restart <programs>', words.t('cli.option.place-restart'));
}

/** `places [KEY] | add KEY … | edit PLACE … | remove PLACE… | update PLACE…|--key KEY|--all` */
export const registerPlaces: RegisterCommand = (program, context) => {
  const { words } = context;
  const parent = program
    .command('places')
    .argument('[key]', words.t('cli.argument.id'))
    .description(words.t('cli.command.places'))
    .action(context.action((text: string | undefined) => list(text, context)));

  withPlaceOptions(parent.command('add'), words)
    .argument('<key>', words.t('cli.argument.id'))
    .argument('[argv...]', words.t('cli.argument.argv'))
    .description(words.t('cli.command.places-add'))
    .option('--file <file>', words.t('cli.option.place-file'))
    .option('--entry <name>', words.t('cli.option.place-entry'))
    .action(
      context.action((text: string, argv: readonly string[], options: PlaceOptions) =>
        add(text, argv, options, context),
      ),
    );

  withPlaceOptions(parent.command('edit'), words)
    .argument('<place>', words.t('cli.argument.place'))
    .argument('[argv...]', words.t('cli.argument.argv'))
    .description(words.t('cli.command.places-edit'))
    .action(
      context.action((text: string, argv: readonly string[], options: PlaceOptions) =>
        edit(text, argv, options, context),
      ),
    );

  parent
    .command('remove')
    .argument('<place...>', words.t('cli.argument.place'))
    .description(words.t('cli.command.places-remove'))
    .option('--yes', words.t('cli.option.place-yes'))
    .action(
      context.action((texts: readonly string[], options: { readonly yes?: true }) =>
        remove(texts, options, context),
      ),
    );

  parent
    .command('update')
    .argument('[place...]', words.t('cli.argument.place'))
    .description(words.t('cli.command.places-update'))
    .option('--key <id>', words.t('cli.option.place-key'))
    .option('--all', words.t('cli.option.place-all'))
    .action(
      context.action((texts: readonly string[], options: UpdateOptions) => update(texts, options, context)),
    );
};
