import type { Reminder } from '../../shared/model/reminder.ts';
import type { Locale } from '../../shared/model/settings.ts';
import type { Translate } from './texts.ts';
import type { TrayState } from './tray-model.ts';

const DAY_MS = 86_400_000;
/** A menu is as wide as its longest line. */
const LONGEST = 60;

/** One language at one instant. */
export interface Speech {
  readonly t: Translate;
  /** "3 December". */
  day(at: number): string;
  /** "deploy · shop: in 6 days". */
  key(reminder: Reminder): string;
  /** A line as menus take it: on one line, of a bearable length, and without mnemonics. */
  text(line: string): string;
}

/** How the tray speaks now. `timeZone` is for tests; left out, the computer's holds. */
export function createSpeech(t: Translate, locale: Locale, now: number, timeZone?: string): Speech {
  const day = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, {
    ...{ day: 'numeric', month: 'long' },
    ...(timeZone === undefined ? {} : { timeZone }),
  });
  return {
    t,
    day: (at) => day.format(at),
    key: (reminder) => t('shell.tray.key', { name: nameOf(reminder), due: dueWords(reminder, now, t) }),
    text: menuText,
  };
}

function nameOf({ label, accountLabel }: Reminder): string {
  return accountLabel === label ? label : `${label} · ${accountLabel}`;
}

function dueWords({ dueAt, stage }: Reminder, now: number, t: Translate): string {
  if (dueAt === null) return t('due.unknownAge');
  const days = (dueAt - now) / DAY_MS;
  if (days > 1) return t('due.in', { count: Math.ceil(days) });
  if (days > 0) return t('due.soon');
  return t(stage?.kind === 'expired' ? 'due.expired' : 'due.overdue', { count: Math.floor(-days) });
}

function menuText(line: string): string {
  const plain = line.replaceAll(/\s+/g, ' ').trim();
  const letters = Array.from(plain);
  const short = letters.length > LONGEST ? `${letters.slice(0, LONGEST - 1).join('')}…` : plain;
  // A single one would underline the letter after it, and be gone.
  return short.replaceAll('&', '&&');
}

/** The state in the words of the tooltip: "2 due this week", "Locked, 1 overdue, 3 due this week", "Nothing due". */
export function sentence(state: TrayState, { t }: Speech): string {
  if (state.kind === 'absent') return t('app.name');
  const { source, due, overdue, thisWeek, rotations } = state.status;
  const parts = [
    ...(state.kind === 'locked' ? [t('shell.tray.locked')] : []),
    ...(state.kind === 'open' && rotations.waiting > 0
      ? [t('shell.tray.waiting', { count: rotations.waiting })]
      : []),
    ...(overdue > 0 ? [t('shell.tray.overdue', { count: overdue })] : []),
    // Those of the week hold the overdue ones too, which have been said.
    ...(thisWeek > overdue
      ? [t(overdue > 0 ? 'shell.tray.alsoThisWeek' : 'shell.tray.thisWeek', { count: thisWeek - overdue })]
      : []),
    ...(due > 0 && overdue === 0 && thisWeek === 0 ? [t('shell.tray.due', { count: due })] : []),
  ];
  const silent = source !== 'unknown' && due === 0 && overdue === 0 && thisWeek === 0;
  if (silent && rotations.waiting === 0) parts.push(t('shell.tray.calm'));
  // Beside keys that are due it is left to the line of its own.
  if (silent && rotations.waiting > 0 && state.kind === 'locked') {
    parts.push(t('shell.tray.resting', { count: rotations.waiting }));
  }
  const [head = t('app.name'), ...rest] = parts;
  return rest.reduce(
    (said, part) => t('shell.tray.joined', { said, part: part.charAt(0).toLowerCase() + part.slice(1) }),
    head,
  );
}
