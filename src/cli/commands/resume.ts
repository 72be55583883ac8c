import type { Delivery } from '../../shared/model/consumer.ts';
import type { RotationView } from '../../shared/model/rotation.ts';
import { type CliApp, call } from '../app.ts';
import type { CommandContext, RegisterCommand } from '../command.ts';
import { AnswerError } from '../errors.ts';
import { EXIT, type ExitCode, exitCodeOf } from '../exit-codes.ts';
import { type DescribedError, describeError } from '../message.ts';
import { inPool } from '../pool.ts';
import { type Advance, advance } from '../rotation/advance.ts';
import { resumedJson } from '../rotation/json.ts';
import { rotationExit } from '../rotation/outcome.ts';
import { waitingPlaces } from '../rotation/places-text.ts';
import { resolveRotation } from '../rotation/resolve.ts';
import { rotationTable, rotationText } from '../rotation/text.ts';

/** Rotations belong to different principals, so they do not wait for each other. */
const AT_ONCE = 4;

interface Resumed {
  readonly rotation: RotationView;
  readonly error: DescribedError | null;
  /** Its places that wait for a person's word. */
  readonly waiting: readonly Delivery[];
}

async function rotationsMeant(app: CliApp, ids: readonly string[]): Promise<readonly RotationView[]> {
  if (ids.length === 0) return call(app, 'rotations.list', { running: true });
  const found = new Map<string, RotationView>();
  for (const text of ids) {
    const rotation = await resolveRotation(app, text);
    found.set(rotation.id, rotation);
  }
  return [...found.values()];
}

/** An error of one rotation is a result; one of the vault ends the whole run. */
async function resumeOne(
  app: CliApp,
  rotation: RotationView,
  how: Pick<Advance, 'wait' | 'label'>,
  context: CommandContext,
): Promise<Resumed> {
  if (rotation.endedAt !== null) return { rotation, error: null, waiting: [] };
  try {
    const { events } = await call(app, 'rotations.receipt', { id: rotation.id });
    const alreadyShown = events.length;
    const reached = await advance(app, rotation.id, context, { ...how, alreadyShown });
    return { rotation: reached, error: null, waiting: await waitingPlaces(app, reached) };
  } catch (error) {
    if (!(error instanceof AnswerError) || exitCodeOf(error.wire.code) !== EXIT.refused) throw error;
    return { rotation, error: describeError(error, context.words), waiting: [] };
  }
}

const isFine = ({ rotation, error }: Resumed): boolean =>
  error === null && rotationExit(rotation) === EXIT.fine;

function resumedText(results: readonly Resumed[], context: CommandContext): string {
  const { out, words } = context;
  const rotations = results.map(({ rotation }) => rotation);
  const troubled = results.filter((result) => !isFine(result));
  const details = troubled.map(({ rotation, error, waiting }) => {
    const line =
      error === null ? '' : `${out.paint(words.t('cli.error-line', { message: error.message }), 'bad')}\n`;
    return `\n${rotationText(rotation, context, waiting)}${line}`;
  });
  return rotationTable(rotations, context) + details.join('');
}

async function resume(ids: readonly string[], wait: boolean, context: CommandContext): Promise<ExitCode> {
  const { io, out, words } = context;
  const app = await context.session.unlocked();
  const rotations = await rotationsMeant(app, ids);
  const results = await inPool(
    rotations,
    // Those that are waited for must not hold up the others.
    wait ? rotations.length : AT_ONCE,
    io.signal,
    (rotation) => {
      const how = rotations.length === 1 ? { wait } : { wait, label: rotation.label };
      return resumeOne(app, rotation, how, context);
    },
    () => undefined,
  );
  out.result(
    {
      rotations: results.map(({ rotation, error }) =>
        resumedJson(rotation, error === null ? null : { ...error, params: { ...error.params } }),
      ),
    },
    () => (results.length === 0 ? '' : resumedText(results, context)),
  );
  // Cron mails whatever is written, so that nothing to do says nothing there.
  if (results.length === 0 && io.stderr.isTTY) out.note(words.t('cli.note.none-running'));
  return results.every(isFine) ? EXIT.fine : EXIT.refused;
}

/** `resume [ID…] [--wait]`: takes every due step of running rotations; made for cron. */
export const registerResume: RegisterCommand = (program, context) => {
  const { words } = context;
  program
    .command('resume')
    .argument('[ids...]', words.t('cli.argument.rotations'))
    .description(words.t('cli.command.resume'))
    .option('--wait', words.t('cli.option.wait'))
    .action(
      context.action((ids: readonly string[], options: { readonly wait?: true }) =>
        resume(ids, options.wait === true, context),
      ),
    );
};
