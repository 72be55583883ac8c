import { assertNever } from '../../shared/assert-never.ts';
import type { DueState } from '../../shared/due.ts';
import type { Health } from '../../shared/model/credential.ts';
import type { CloudFailure } from '../../shared/model/failure.ts';
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
  return words.dynamic(`failure.${failure.kind}.title`, failureParams(failure), failure.kind);
}

/** What to do about a failure; empty where the catalogue says nothing. */
export function failureAdvice(failure: CloudFailure, words: Words): string {
  const params = failureParams(failure);
  const parts = [
    words.dynamic(`failure.${failure.kind}.meaning`, params, ''),
    words.dynamic(`failure.${failure.kind}.action`, params, ''),
  ];
  return joined(
    parts.filter((part) => part !== ''),
    words,
  );
}

function failureParams(failure: CloudFailure): Readonly<Record<string, string | number>> {
  return {
    host: failure.host ?? '',
    code: failure.vendorCode ?? '',
    minutes: Math.round(Math.abs(failure.clockAheadMs ?? 0) / 60_000),
  };
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

/** An instant in the computer's time zone, as the language writes it. */
export function instantPhrase(at: number, words: Words): string {
  const tag = words.locale === 'en' ? 'en-GB' : words.locale;
  const date = new Date(at);
  if (Number.isNaN(date.getTime())) return String(at);
  return new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeStyle: 'short' }).format(date);
}
