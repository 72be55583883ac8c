import { inLocale } from '../../shared/catalogue/index.ts';
import { failureWords, inRow } from '../../shared/failure-words.ts';
import { identityParts } from '../../shared/identity-words.ts';
import type { WireError } from '../../shared/ipc/envelope.ts';
import type { Identity } from '../../shared/model/identity.ts';
import type { KeyResult, VerifiedKey, VerifySummary } from '../../shared/model/verification.ts';
import { unusableField } from '../../shared/unusable-field.ts';
import type { CommandContext } from '../command.ts';
import { AnswerError } from '../errors.ts';
import { failureJson, identityJson } from '../json.ts';
import { messageOf } from '../message.ts';
import type { Json } from '../output.ts';
import type { NamedKey } from '../resolve.ts';
import { printable } from '../text/escape.ts';
import { certificateLines, failureAdvice, failureFacts, failureTitle } from '../text/phrases.ts';
import type { Words } from '../words.ts';

/** A key with what it came to. */
export interface Checked {
  readonly key: NamedKey;
  readonly result: KeyResult['result'];
}

/** One result as scripts read it. */
export function checkedJson({ key, result }: Checked, { words }: CommandContext): Json {
  const named = { id: key.id, label: key.label, cloud: key.cloud, publicId: key.publicId };
  const nothing = { identity: null, failure: null, error: null };
  switch (result.kind) {
    case 'proven':
      return { ...named, result: 'proven', ...nothing, identity: identityJson(result.identity) };
    case 'failed':
      return { ...named, result: 'failed', ...nothing, failure: failureJson(result.failure) };
    case 'error': {
      const { code, params } = result.error;
      const message =
        fieldText(key.cloud, result.error, words) ?? messageOf(new AnswerError(result.error), words);
      return { ...named, result: 'error', ...nothing, error: { code, message, params } };
    }
  }
}

/** Whose a key is, in one line and in the platform's words. */
export function identityLine({ cloud }: Pick<NamedKey, 'cloud'>, identity: Identity, words: Words): string {
  const parts = identityParts(cloud, identity, words.locale);
  if (parts.length === 0) return words.t('cli.verify-untold');
  return parts.map(({ label, value }) => `${label} ${value}`).join(', ');
}

/** One result as a person reads it. */
export function checkedText({ key, result }: Checked, { words, out }: CommandContext): string {
  const label = printable(key.label);
  const line = (mark: string, text: string): string => `${mark} ${label}: ${printable(text)}\n`;
  switch (result.kind) {
    case 'error':
      return line(
        out.paint('✗', 'bad'),
        fieldText(key.cloud, result.error, words) ?? messageOf(new AnswerError(result.error), words),
      );
    case 'proven': {
      const root = result.identity.principalKind === 'root';
      const warning = root ? `  ${words.t('cli.show.root')}\n` : '';
      return line(out.paint('✓', 'good'), identityLine(key, result.identity, words)) + warning;
    }
    case 'failed': {
      const { failure } = result;
      const more = [
        failureAdvice(failure, key.cloud, words),
        failureFacts(failure),
        ...certificateLines(failure, words),
      ].filter((text) => text !== '');
      const lines = more.map((text) => `  ${printable(text)}\n`).join('');
      return line(out.paint('✗', 'bad'), failureTitle(failure, words)) + lines;
    }
  }
}

/** Names the field that no request could hold; null for any other error. */
function fieldText(cloud: NamedKey['cloud'], error: WireError, words: Words): string | null {
  const field = unusableField(cloud, error);
  return field && words.t('verifyAll.field', { field: inLocale(field, words.locale) });
}

function causeText({ key, cause }: VerifiedKey, words: Words): string {
  const field = cause.kind === 'error' ? fieldText(key.cloud, cause.error, words) : null;
  if (field !== null) return field;
  if (cause.kind === 'error') return words.dynamic(`error.${cause.error.code}.title`, cause.error.params, '');
  const { failure: kind, vendorCode } = cause;
  const line = inRow(words.t(failureWords({ kind, vendorCode }).line));
  return vendorCode === null ? line : `${line} (${vendorCode})`;
}

/** What there is to do about the keys of a run that failed, by what it is. */
export function groupsText(summary: VerifySummary, { words, out }: CommandContext): string {
  const { groups, proven } = summary;
  if (groups.length === 0) return `${words.t('verifyAll.allProven', { count: proven })}\n`;
  return groups
    .map(({ todo, keys }) => {
      const title = words.t('verifyAll.cli.group', {
        title: words.t(`verifyAll.group.${todo}.title`),
        count: keys.length,
      });
      const rows = keys.map((one) => {
        const { key } = one;
        return `  ${printable(key.label)} (${key.cloud}, ${key.id}): ${printable(causeText(one, words))}\n`;
      });
      const hint = `  ${words.t(`verifyAll.group.${todo}.hint`)}\n`;
      return `\n${out.paint(title, 'strong')}\n${hint}${rows.join('')}`;
    })
    .join('');
}
