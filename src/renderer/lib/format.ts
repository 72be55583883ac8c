import { assertNever } from '../../shared/assert-never.ts';
import type { DueState } from '../../shared/due.ts';
import type { Locale } from '../../shared/model/settings.ts';
import type { Translate } from './i18n.ts';

/** Writes instants (ms since 1970 UTC) and numbers as the language does, in the computer's time zone. */
export interface Formatter {
  /** "12 March", with the year when it is not that of `now`. */
  day(at: number, now: number): string;
  /** "12 March 2026 at 09:05": the exact instant, for tooltips. */
  instant(at: number): string;
  /** "09:05". */
  time(at: number): string;
  /** "3 hours ago", "in 6 days"; "just now" within a minute either way, since a screen's clock ticks in minutes. */
  relative(at: number, now: number): string;
  /** "in 6 days", of what is still to come; "now" within a minute. */
  until(at: number, now: number): string;
  /** "24 hours", "7 days", "1 hour 5 minutes": a length of time (ms) in its one or two largest units. */
  duration(ms: number): string;
  /** Groups of digits as the language writes them. */
  count(value: number): string;
  /** "37%", of a share from 0 to 1. */
  percent(share: number): string;
}

const MINUTE = 60_000;
const STEPS = [
  { unit: 'year', ms: 365 * 24 * 60 * MINUTE },
  { unit: 'month', ms: 30 * 24 * 60 * MINUTE },
  { unit: 'day', ms: 24 * 60 * MINUTE },
  { unit: 'hour', ms: 60 * MINUTE },
  { unit: 'minute', ms: MINUTE },
] as const;

/** Units of a length of time; a whole day is still said in hours, since waits are thought of so. */
const LENGTHS = [
  { unit: 'day', ms: 24 * 60 * MINUTE, from: 48 * 60 * MINUTE },
  { unit: 'hour', ms: 60 * MINUTE, from: 60 * MINUTE },
  { unit: 'minute', ms: MINUTE, from: MINUTE },
  { unit: 'second', ms: 1000, from: 0 },
] as const;

/**
 * A formatter for one language, whose translator is `t`. English is written day first ("12 March"), which no reader takes for another day.
 * `timeZone` is for tests; left out, the computer's holds.
 */
export function createFormatter(locale: Locale, t: Translate, timeZone?: string): Formatter {
  const tag = locale === 'en' ? 'en-GB' : locale;
  const zone = timeZone === undefined ? {} : { timeZone };
  const dayOnly = new Intl.DateTimeFormat(tag, { day: 'numeric', month: 'long', ...zone });
  const dayAndYear = new Intl.DateTimeFormat(tag, {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    ...zone,
  });
  const exact = new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeStyle: 'short', ...zone });
  const clock = new Intl.DateTimeFormat(tag, { timeStyle: 'short', ...zone });
  const year = new Intl.DateTimeFormat('en', { year: 'numeric', ...zone });
  const relative = new Intl.RelativeTimeFormat(tag, { numeric: 'auto' });
  const lengths = LENGTHS.map(
    ({ unit }) =>
      new Intl.NumberFormat(tag, { style: 'unit', unit, unitDisplay: 'long', maximumFractionDigits: 0 }),
  );
  const number = new Intl.NumberFormat(tag);
  const share = new Intl.NumberFormat(tag, { style: 'percent' });
  const far = (distance: number): string | null => {
    const step = STEPS.find(({ ms }) => Math.abs(distance) >= ms);
    return step === undefined ? null : relative.format(Math.trunc(distance / step.ms), step.unit);
  };

  return Object.freeze({
    day: (at: number, now: number) =>
      (year.format(at) === year.format(now) ? dayOnly : dayAndYear).format(at),
    instant: (at: number) => exact.format(at),
    time: (at: number) => clock.format(at),
    relative: (at: number, now: number) => far(at - now) ?? t('common.justNow'),
    until: (at: number, now: number) => far(at - now) ?? relative.format(0, 'second'),
    duration: (ms: number) => {
      // Rounded to seconds first, so that 59.9 minutes are never "60 minutes".
      const whole = Math.max(0, Math.round(ms / 1000)) * 1000;
      const place = LENGTHS.findIndex(({ from }) => whole >= from);
      const unit = LENGTHS[place] ?? LENGTHS[3];
      const part = LENGTHS[place + 1] ?? unit;
      const parts = Math.round(whole / part.ms);
      const each = unit.ms / part.ms;
      const words = [
        { formatter: lengths[place], value: Math.floor(parts / each) },
        { formatter: lengths[place + 1], value: parts % each },
      ].filter(({ value }, index) => value > 0 || (index === 0 && parts === 0));
      return words.map(({ formatter, value }) => formatter?.format(value)).join(locale === 'en' ? ' ' : '');
    },
    count: (value: number) => number.format(value),
    percent: (value: number) => share.format(value),
  });
}

/** The due state as a sentence people would say: "due in 6 days", "3 days overdue". */
export function dueSentence(state: DueState, t: Translate): string {
  switch (state.kind) {
    case 'unknown-age':
      return t('due.unknownAge');
    case 'calm':
    case 'due':
      return state.days <= 1 ? t('due.dueSoon') : t('due.dueIn', { count: state.days });
    case 'overdue':
      return t('due.overdue', { count: state.days });
    case 'expired':
      return t('due.expired', { count: state.days });
    default:
      return assertNever(state);
  }
}

/** The due state in the few words that fit a row, where the column and the mark already say what it is about. */
export function dueShort(state: DueState, t: Translate): string {
  switch (state.kind) {
    case 'calm':
    case 'due':
      return state.days <= 1 ? t('due.soon') : t('due.in', { count: state.days });
    case 'unknown-age':
    case 'overdue':
    case 'expired':
      return dueSentence(state, t);
    default:
      return assertNever(state);
  }
}

/** "expires on 12 March" or "expired on 12 March": the cloud's own end of a key, beside the policy's. */
export function expirySentence(expiresAt: number, now: number, format: Formatter, t: Translate): string {
  const date = format.day(expiresAt, now);
  return expiresAt <= now ? t('due.expiredOn', { date }) : t('due.expiresOn', { date });
}
