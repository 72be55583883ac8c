import { catalogue, inLocale } from '../../../shared/catalogue/index.ts';
import type { MessageKey } from '../../../shared/i18n/resources.ts';
import type { Locale } from '../../../shared/model/settings.ts';
import type { Notice, NoticeAction } from '../../ports/notifier.ts';
import type { KeyName } from '../../vault/repositories/reminders.ts';
import type { Translate } from '../texts.ts';
import { keyDate } from './counts.ts';
import type { News, Report } from './standing.ts';

const DAY_MS = 86_400_000;

/** A notification with what it is about, by opaque ids. */
export interface NoticeWords {
  readonly t: Translate;
  readonly locale: Locale;
}

const actionsFor = (t: Translate, ids: readonly NoticeAction[]): Notice['actions'] =>
  ids.map((id) => ({ id, label: t(`reminders.notice.${id}`) }));

const ONE: readonly NoticeAction[] = ['rotate', 'snooze-day', 'snooze-week'];
const MANY: readonly NoticeAction[] = ['snooze-day', 'snooze-week'];

const daysTo = (at: number, now: number): number => Math.max(1, Math.ceil((at - now) / DAY_MS));

interface Tally {
  overdue: number;
  soon: number;
  unknown: number;
  /** Days until the last of those that are ahead. */
  within: number;
}

function tallyOf(news: readonly News[], now: number): Tally {
  const tally: Tally = { overdue: 0, soon: 0, unknown: 0, within: 0 };
  for (const { key, told } of news) {
    const date = keyDate(key);
    if (told === null || date === null) tally.unknown += 1;
    else if (told.stage <= 0) tally.overdue += 1;
    else {
      tally.soon += 1;
      tally.within = Math.max(tally.within, daysTo(date, now));
    }
  }
  return tally;
}

function oneTitle({ key, told }: News, label: string, now: number, t: Translate): string {
  const date = keyDate(key);
  if (told === null || date === null) return t('reminders.notice.one.unknown', { label });
  if (told.stage > 0) return t('reminders.notice.one.soon', { label, count: daysTo(date, now) });
  return t(told.stage === 0 ? 'reminders.notice.one.overdue' : 'reminders.notice.one.expired', { label });
}

/** Parts of one sentence, in the way of the language. */
function joined(parts: readonly string[], locale: Locale): string {
  return parts.join(locale === 'zh-CN' ? '，' : ', ');
}

function countLine(report: Report, now: number, { t, locale }: NoticeWords): string {
  const { overdue, soon, unknown, within } = tallyOf(report.news, now);
  const part = (key: MessageKey, count: number, more = {}): string[] =>
    count === 0 ? [] : [t(key, { count, ...more })];
  return joined(
    [
      ...part('reminders.notice.many.overdue', overdue),
      ...part('reminders.notice.many.soon', soon, { within: t('reminders.days', { count: within }) }),
      ...part('reminders.notice.many.unknown', unknown),
      ...part('reminders.notice.many.rotations', report.steps.length),
    ],
    locale,
  );
}

/** What an open vault has to tell, or null where there is nothing. `name` is that of the key where it is one alone. */
export function openNotice(
  report: Report,
  name: KeyName | null,
  now: number,
  words: NoticeWords,
): Notice | null {
  const { t, locale } = words;
  const [first] = report.news;
  const waiting = report.steps.length;
  if (first === undefined) {
    if (waiting === 0) return null;
    const title = t('reminders.notice.rotations', { count: waiting });
    return { tag: 'rotations', title, body: t('reminders.notice.rotationsBody'), actions: [] };
  }
  if (report.news.length === 1 && waiting === 0 && name !== null) {
    const cloud = inLocale(catalogue[name.cloud].name, locale);
    const body = name.accountLabel === name.label ? cloud : `${cloud} · ${name.accountLabel}`;
    return { tag: 'due', title: oneTitle(first, name.label, now, t), body, actions: actionsFor(t, ONE) };
  }
  const title = t('reminders.notice.many.title', { count: report.news.length });
  return { tag: 'due', title, body: countLine(report, now, words), actions: actionsFor(t, MANY) };
}

/** The same of a locked vault: counts, and nothing that names a key. */
export function lockedNotice(report: Report, now: number, words: NoticeWords): Notice | null {
  const { t } = words;
  const count = report.news.length;
  const waiting = report.steps.length;
  if (count === 0) {
    if (waiting === 0) return null;
    const title = t('reminders.notice.locked.rotations', { count: waiting });
    return { tag: 'rotations', title, body: t('reminders.notice.locked.unlock'), actions: [] };
  }
  return {
    tag: 'due',
    title: t('reminders.notice.locked.due', { count }),
    body: t('reminders.notice.locked.body', { counts: countLine(report, now, words) }),
    actions: actionsFor(t, count === 1 ? ONE : MANY),
  };
}

/** Keys that worked when they were verified before, and do not now. `name` is that of the key where it is one alone. */
export function failedNotice(count: number, name: KeyName | null, { t }: NoticeWords): Notice {
  const title =
    name === null ? t('verifyAll.notice.many', { count }) : t('verifyAll.notice.one', { label: name.label });
  return { tag: 'failed', title, body: t('verifyAll.notice.body'), actions: [] };
}

/** Where nothing can be known before the vault was opened. */
export const hintNotice = ({ t }: NoticeWords): Notice => ({
  tag: 'hint',
  title: t('reminders.notice.hint.title'),
  body: t('reminders.notice.hint.body'),
  actions: [],
});
