import { assertNever } from '../../shared/assert-never.ts';
import { catalogue, inLocale } from '../../shared/catalogue/index.ts';
import type { DueState } from '../../shared/due.ts';
import { failureWords, isOurCode } from '../../shared/failure-words.ts';
import type { CloudId } from '../../shared/model/cloud.ts';
import type { Health } from '../../shared/model/credential.ts';
import type { CloudFailure } from '../../shared/model/failure.ts';
import type { LastUsed } from '../../shared/model/identity.ts';
import { joined, type Words } from '../words.ts';
import type { Tone } from './paint.ts';
import type { Cell } from './table.ts';

/** Where a key stands, as a sentence that people would say. */
export function duePhrase(state: DueState, words: Words): Cell {
  switch (state.kind) {
    case 'unknown-age':
      return { text: words.t('due.unknownAge'), tone: 'warn' };
    case 'calm':
      return { text: words.t('due.dueIn', { count: state.days }) };
    case 'due':
      return { text: words.t('due.dueIn', { count: state.days }), tone: 'warn' };
    case 'overdue':
      return { text: words.t('due.overdue', { count: state.days }), tone: 'bad' };
    case 'expired':
      return { text: words.t('due.expired', { count: state.days }), tone: 'bad' };
    default:
      return assertNever(state);
  }
}

/** The part of a failure's message that names what happened. */
export function failureTitle(failure: CloudFailure, words: Words): string {
  return words.t(failureWords(failure).title);
}

/** What a failure means, at this platform too, and what to do about it. */
export function failureAdvice(failure: CloudFailure, cloud: CloudId, words: Words): string {
  const { meaning, action } = failureWords(failure);
  const note = catalogue[cloud].failureNotes?.[failure.kind];
  const noted = note === undefined || isOurCode(failure) ? [] : [inLocale(note, words.locale)];
  return joined([words.t(meaning), ...noted, words.t(action)], words);
}

/** Both certificates, a line each, where another one was shown than the one that was pinned. */
export function certificateLines({ certificates }: CloudFailure, words: Words): readonly string[] {
  if (certificates === undefined) return [];
  const line = (name: string, value: string) => words.t('cli.show.certificate', { name, value });
  return [
    line(words.t('network.certificate.pinned'), certificates.pinned),
    line(words.t('network.certificate.shown'), certificates.shown),
  ];
}

/** The vendor's own words for support: code, status, request id. */
export function failureFacts(failure: CloudFailure): string {
  const status = failure.httpStatus === null ? null : `HTTP ${failure.httpStatus}`;
  return [failure.vendorCode, status, failure.requestId, failure.host]
    .filter((part) => part !== null)
    .join(', ');
}

const HEALTH_TONES: Readonly<Record<Health['kind'], Tone>> = {
  unverified: 'muted',
  proven: 'good',
  failed: 'bad',
};

/** The last word on whether a key works. */
export function healthPhrase(health: Health, words: Words): Cell {
  const tone = HEALTH_TONES[health.kind];
  return { text: words.t(`ui.status.${health.kind}`), tone };
}

const tagOf = (words: Words): string => (words.locale === 'en' ? 'en-GB' : words.locale);

function written(at: number, words: Words, style: Intl.DateTimeFormatOptions): string {
  const date = new Date(at);
  if (Number.isNaN(date.getTime())) return String(at);
  return new Intl.DateTimeFormat(tagOf(words), style).format(date);
}

/** An instant in the computer's time zone, as the language writes it. */
export function instantPhrase(at: number, words: Words): string {
  return written(at, words, { dateStyle: 'long', timeStyle: 'short' });
}

/** As `instantPhrase`, to the second, for what follows each other closely. */
export function secondPhrase(at: number, words: Words): string {
  return written(at, words, { dateStyle: 'medium', timeStyle: 'medium' });
}

/** The service and region of a use; empty where the cloud told neither. */
export function placePhrase(use: {
  readonly service?: string | null | undefined;
  readonly region?: string | null | undefined;
}): string {
  return [use.service, use.region].filter((part) => typeof part === 'string' && part !== '').join(', ');
}

/** When a key was last used, and for what. */
export function lastUsedPhrase(lastUsed: LastUsed, words: Words): string {
  if (lastUsed.kind === 'never') return words.t('cli.show.never-used');
  const where = placePhrase(lastUsed);
  const at = instantPhrase(lastUsed.at, words);
  return where === '' ? at : `${at} (${where})`;
}

const SPANS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

/** A length of time in ms by its two largest units; under a minute in seconds. */
export function spanPhrase(ms: number, words: Words): string {
  const count = (unit: string, value: number): string =>
    new Intl.NumberFormat(tagOf(words), {
      style: 'unit',
      unit,
      unitDisplay: 'long',
      maximumFractionDigits: 1,
    }).format(value);
  const parts: string[] = [];
  let rest = ms;
  for (const [unit, size] of SPANS) {
    const whole = Math.floor(rest / size);
    if (whole > 0 && parts.length < 2) parts.push(count(unit, whole));
    rest -= whole * size;
  }
  return parts.length === 0 ? count('second', rest / 1000) : joined(parts, words);
}
