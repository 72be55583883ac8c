import { catalogue, inLocale } from '../../../shared/catalogue/index.ts';
import { dueState } from '../../../shared/due.ts';
import type { CredentialSummary } from '../../../shared/model/credential.ts';
import { isSnoozed } from '../../../shared/snooze.ts';
import { createFormatter, dueSentence } from '../../lib/format.ts';
import { healthStatus } from '../../lib/health-status.ts';
import type { Translate } from '../../lib/i18n.ts';

/** What the words of a row depend on besides the key. */
export interface RowContext {
  readonly t: Translate;
  /** ms since 1970 UTC. */
  readonly now: number;
  readonly language: string;
}

/** A row as a screen reader says it: cloud, name, account, environment, due, health. No part of the key itself. */
export function describeKey(key: CredentialSummary, { t, now, language }: RowContext): string {
  return [
    key.label,
    inLocale(catalogue[key.cloud].name, language),
    key.accountLabel,
    key.environment,
    key.state === 'active' ? null : t(`rotation.state.${key.state}`),
    when(key, t, now),
    snoozed(key, t, now, language),
    t(`ui.status.${healthStatus(key.health)}`),
  ]
    .filter((part) => part !== null && part !== '')
    .join(', ');
}

function snoozed(key: CredentialSummary, t: Translate, now: number, language: string): string | null {
  if (key.removedAt !== null || key.snoozedUntil === null || !isSnoozed(key, now)) return null;
  const format = createFormatter(language === 'zh-CN' ? 'zh-CN' : 'en', t);
  return t('reminders.snoozed', { date: format.day(key.snoozedUntil, now) });
}

/** A key that gave way to another one is never due. */
function when(key: CredentialSummary, t: Translate, now: number): string | null {
  if (key.removedAt !== null) return t('vault.removed');
  return key.state === 'active' ? dueSentence(dueState(key, key.leadTimes, now), t) : null;
}
