import type { Reminder, ReminderStatus } from '../../shared/model/reminder.ts';
import { type CliApp, call } from '../app.ts';
import type { CommandContext, RegisterCommand } from '../command.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { isoInstant } from '../json.ts';
import type { Json } from '../output.ts';
import { renderTable } from '../text/table.ts';
import type { Words } from '../words.ts';

const day = (at: number, { locale }: Words): string =>
  new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, { dateStyle: 'medium' }).format(at);

function countsText(status: ReminderStatus, words: Words): string {
  const { overdue, due, thisWeek, snoozed, rotations, nextAt } = status;
  const counts = [
    ...(due === 0
      ? [words.t('reminders.status.nothing')]
      : [words.t('reminders.status.due', { count: due })]),
    ...(overdue === 0 ? [] : [words.t('reminders.status.overdue', { count: overdue })]),
    ...(thisWeek === 0 ? [] : [words.t('reminders.status.week', { count: thisWeek })]),
    ...(snoozed === 0 ? [] : [words.t('reminders.status.snoozed', { count: snoozed })]),
    ...(rotations.waiting === 0 ? [] : [words.t('reminders.status.waiting', { count: rotations.waiting })]),
    ...(nextAt === null ? [] : [words.t('reminders.status.next', { date: day(nextAt, words) })]),
  ];
  return `${counts.join(' · ')}\n`;
}

function reminderJson({ stage, ...reminder }: Reminder): Json {
  return {
    id: reminder.credentialId,
    cloud: reminder.cloud,
    label: reminder.label,
    accountLabel: reminder.accountLabel,
    dueAt: isoInstant(reminder.dueAt),
    stage:
      stage === null
        ? null
        : stage.kind === 'lead'
          ? { kind: 'lead', days: stage.days }
          : { kind: stage.kind },
    snoozedUntil: isoInstant(reminder.snoozedUntil),
  };
}

/** What the window's status holds, for scripts; the keys themselves where the vault is open, else null. */
export function statusJson(status: ReminderStatus, keys: readonly Reminder[] | null): Json {
  const { running, waiting } = status.rotations;
  return {
    source: status.source,
    due: status.due,
    overdue: status.overdue,
    thisWeek: status.thisWeek,
    snoozed: status.snoozed,
    rotations: { running, waiting },
    nextAt: isoInstant(status.nextAt),
    tampered: status.tampered,
    keys: keys === null ? null : keys.map(reminderJson),
  };
}

function keysText(keys: readonly Reminder[], { words, out }: CommandContext): string {
  const columns = [
    { title: words.t('cli.column.id') },
    { title: words.t('cli.column.label'), shrinks: true as const },
    { title: words.t('cli.column.account'), shrinks: true as const },
    { title: words.t('cli.column.due') },
    { title: '' },
  ];
  const rows = keys.map((key) => [
    { text: key.credentialId },
    { text: key.label },
    { text: key.accountLabel },
    { text: key.dueAt === null ? words.t('due.unknownAge') : day(key.dueAt, words) },
    {
      text:
        key.snoozedUntil === null ? '' : words.t('reminders.snoozed', { date: day(key.snoozedUntil, words) }),
    },
  ]);
  return renderTable(columns, rows, out.paint, out.width);
}

/** Opens the vault only where a password was given: what is due is told without one. */
async function reminders(context: CommandContext): Promise<ExitCode> {
  const { out, words } = context;
  const { passwordFd, passwordFile } = context.globals();
  const given = passwordFd !== undefined || passwordFile !== undefined;
  const app: CliApp = await (given ? context.session.unlocked() : context.session.opened());
  const status = await call(app, 'reminders.status', {});
  const keys = status.source === 'vault' ? await call(app, 'reminders.list', {}) : null;
  const known = status.source === 'vault' || status.source === 'schedule';
  out.result(statusJson(status, keys), () => {
    if (!known) return '';
    return countsText(status, words) + (keys === null || keys.length === 0 ? '' : keysText(keys, context));
  });
  if (out.json) return known ? EXIT.fine : EXIT.locked;
  if (!known) out.note(words.t(status.source === 'none' ? 'cli.reminders.none' : 'cli.reminders.unknown'));
  if (status.source === 'schedule') out.note(words.t('cli.reminders.locked'));
  if (status.tampered) out.note(words.t('cli.reminders.tampered'));
  return known ? EXIT.fine : EXIT.locked;
}

/** `reminders`: counts while the vault is locked, the keys where a password is given. */
export const registerReminders: RegisterCommand = (program, context) => {
  program
    .command('reminders')
    .description(context.words.t('cli.command.reminders'))
    .action(context.action(() => reminders(context)));
};
