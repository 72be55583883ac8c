import type { SnoozeSpan } from '../../shared/model/reminder.ts';
import { call } from '../app.ts';
import type { CommandContext, RegisterCommand } from '../command.ts';
import { usageError } from '../errors.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { resolveKeys } from '../resolve.ts';
import { statusJson } from './reminders.ts';

const SPANS: Readonly<Record<string, SnoozeSpan>> = { '1d': 'day', '1w': 'week', tomorrow: 'tomorrow' };

interface SnoozeOptions {
  readonly all?: true;
  readonly for?: SnoozeSpan;
  readonly off?: true;
}

/** Throws a usage error. */
function parseSpan(text: string): SnoozeSpan {
  const span = SPANS[text];
  if (span === undefined)
    throw usageError('bad-choice', { option: '--for', choices: Object.keys(SPANS).join(', ') });
  return span;
}

async function snooze(
  ids: readonly string[],
  options: SnoozeOptions,
  context: CommandContext,
): Promise<ExitCode> {
  const { out, words } = context;
  const all = options.all === true;
  if (all === ids.length > 0) throw usageError(all ? 'conflict' : 'no-ids', { first: '--all', second: 'ID' });
  if (options.off === true && options.for !== undefined) {
    throw usageError('conflict', { first: '--off', second: '--for' });
  }
  const span = options.off === true ? 'over' : options.for;
  if (span === undefined) throw usageError('missing-option', { option: '--for' });
  const { passwordFd, passwordFile } = context.globals();
  const given = passwordFd !== undefined || passwordFile !== undefined;
  // All that is due can be said of a locked vault too.
  const app = await (all && !given ? context.session.opened() : context.session.unlocked());
  const keys = all ? null : await resolveKeys(app, ids, 'kept');
  const answer = await call(app, 'reminders.snooze', { ids: keys?.map(({ id }) => id) ?? null, span });
  out.result(statusJson(answer, null), () => '');
  if (out.json) return EXIT.fine;
  const off = span === 'over';
  if (keys === null) {
    out.note(words.t(off ? 'cli.reminders.woken-all' : 'cli.reminders.snoozed-all'));
    return EXIT.fine;
  }
  const done = new Set(answer.ids);
  const others = keys.filter(({ id }) => !done.has(id)).map(({ label }) => label);
  if (done.size > 0)
    out.note(words.t(off ? 'cli.reminders.woken' : 'cli.reminders.snoozed', { count: done.size }));
  if (others.length > 0) {
    const named = { keys: others.join(', ') };
    out.note(words.t(off ? 'cli.reminders.not-asleep' : 'cli.reminders.not-reminded', named));
  }
  return EXIT.fine;
}

/** `snooze ID…|--all --for 1d|1w|tomorrow`, `snooze ID…|--all --off` */
export const registerSnooze: RegisterCommand = (program, context) => {
  const { words } = context;
  program
    .command('snooze')
    .argument('[ids...]', words.t('cli.argument.ids'))
    .description(words.t('cli.command.snooze'))
    .option('--all', words.t('cli.option.snooze-all'))
    .option('--for <span>', words.t('cli.option.snooze-for'), parseSpan)
    .option('--off', words.t('cli.option.snooze-off'))
    .action(
      context.action((ids: readonly string[], options: SnoozeOptions) => snooze(ids, options, context)),
    );
};
