import { LOOK_UP_USERS, type VerifyScope, verifySchedule } from '../../shared/model/verification.ts';
import { call } from '../app.ts';
import { parseCloud } from '../clouds.ts';
import type { CommandContext, RegisterCommand } from '../command.ts';
import { CliError, usageError } from '../errors.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { failureJson } from '../json.ts';
import { listKeys } from '../pages.ts';
import { resolveKey, resolveKeys } from '../resolve.ts';
import { printable } from '../text/escape.ts';
import { failureAdvice, failureTitle } from '../text/phrases.ts';
import { runVerification } from '../verify/run.ts';
import { type Checked, checkedJson, checkedText, groupsText } from '../verify/text.ts';

interface Options {
  readonly all?: true;
  readonly cloud?: string;
  readonly askWith?: string;
  readonly schedule?: string;
}

async function verify(ids: readonly string[], options: Options, context: CommandContext): Promise<ExitCode> {
  const { out, words } = context;
  const many = options.all === true || options.cloud !== undefined;
  if (many && ids.length > 0)
    throw usageError('conflict', { first: options.all ? '--all' : '--cloud', second: 'ID' });
  if (!many && ids.length === 0) throw usageError('no-ids', { first: '--all', second: 'ID' });
  const view =
    options.cloud === undefined
      ? ({ kind: 'all' } as const)
      : ({ kind: 'cloud', cloud: parseCloud(options.cloud) } as const);
  const app = await context.session.unlocked();
  const asked = many ? [] : await resolveKeys(app, ids, 'kept');
  const scope: VerifyScope = many
    ? { kind: 'view', view, search: '' }
    : { kind: 'keys', ids: asked.map(({ id }) => id) };
  const { summary, results } = await runVerification(app, scope, context);
  // As `list` has them from now on: a proof may tell the age of a key, and so when it is due.
  const keys = many ? await listKeys(app, { view }) : asked;
  const found = new Map(results.map(({ id, result }) => [id, result]));
  const checked = keys.flatMap((key): Checked[] => {
    const result = found.get(key.id);
    return result === undefined ? [] : [{ key, result }];
  });
  const failed = checked.filter(({ result }) => result.kind !== 'proven').length;
  const proven = checked.length - failed;
  out.result(
    {
      proven,
      failed,
      results: checked.map((one) => checkedJson(one, context)),
      groups: summary.groups.map(({ todo, keys: own }) => ({ todo, ids: own.map(({ key }) => key.id) })),
    },
    () => {
      const lines = checked.filter(({ result }) => !many || result.kind === 'proven');
      const said = lines.map((one) => checkedText(one, context)).join('');
      return many ? said + groupsText(summary, context) : said;
    },
  );
  if (!out.json) out.note(words.t('cli.note.verified', { proven, failed }));
  return failed === 0 ? EXIT.fine : EXIT.refused;
}

/** Has another key tell whether one is there and enabled. */
async function askWith(ids: readonly string[], by: string, context: CommandContext): Promise<ExitCode> {
  const { out, words } = context;
  const [id, ...more] = ids;
  if (id === undefined) throw usageError('no-ids', { first: '--all', second: 'ID' });
  if (more.length > 0) throw usageError('excess-arguments', { count: ids.length });
  const app = await context.session.unlocked();
  const key = await resolveKey(app, id, 'kept');
  const other = await resolveKey(app, by, 'kept');
  const outcome = await call(app, 'verification.lookUp', { id: key.id, with: other.id });
  if (outcome.kind === 'stopped') throw new CliError('interrupted');
  const seen = outcome.kind === 'seen' ? outcome.state : null;
  out.result(
    {
      id: key.id,
      with: other.id,
      state: seen,
      failure: outcome.kind === 'refused' ? failureJson(outcome.failure) : null,
    },
    () => {
      if (outcome.kind === 'seen') {
        const state = words.t(`lookUp.state.${outcome.state}`);
        const line = words.t('verifyAll.cli.seen', { label: printable(key.label), state });
        return `${line}\n  ${words.t(`lookUp.seen.${outcome.state}`, { users: LOOK_UP_USERS })}\n`;
      }
      const { failure } = outcome;
      return `${out.paint('✗', 'bad')} ${printable(other.label)}: ${failureTitle(failure, words)}\n  ${failureAdvice(failure, other.cloud, words)}\n`;
    },
  );
  return seen === null || seen === 'beyond' ? EXIT.refused : EXIT.fine;
}

async function setSchedule(text: string, context: CommandContext): Promise<ExitCode> {
  const { out, words } = context;
  const every = verifySchedule.safeParse(text);
  if (!every.success)
    throw usageError('bad-choice', { option: '--schedule', choices: verifySchedule.options.join(', ') });
  const app = await context.session.unlocked();
  await call(app, 'settings.set', { verifySchedule: every.data });
  out.result({ schedule: every.data }, () => '');
  if (!out.json)
    out.note(words.t('verifyAll.schedule.set', { every: words.t(`verifyAll.schedule.${every.data}`) }));
  return EXIT.fine;
}

/** `verify [ID…|--all|--cloud CLOUD]`, `verify ID --ask-with ID`, `verify --schedule off|daily|weekly` */
export const registerVerify: RegisterCommand = (program, context) => {
  const { words } = context;
  program
    .command('verify')
    .argument('[ids...]', words.t('cli.argument.ids'))
    .description(words.t('cli.command.verify'))
    .option('--all', words.t('verifyAll.cli.all'))
    .option('--cloud <cloud>', words.t('verifyAll.cli.cloud'))
    .option('--ask-with <id>', words.t('verifyAll.cli.askWith'))
    .option('--schedule <when>', words.t('verifyAll.cli.schedule'))
    .action(
      context.action((ids: readonly string[], options: Options) => {
        if (options.schedule !== undefined) return setSchedule(options.schedule, context);
        if (options.askWith !== undefined) return askWith(ids, options.askWith, context);
        return verify(ids, options, context);
      }),
    );
};
