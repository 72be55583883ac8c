import type { Digest, DigestForm, DueCounts } from '../../../shared/model/digest.ts';
import type { Locale } from '../../../shared/model/settings.ts';
import type { Translate } from '../texts.ts';
import { FORMS, type Form } from './forms.ts';

/** A digest in words, for one kind of receiver. */
export interface Message {
  readonly title: string;
  /** With the title as its first line, where the receiver shows none of its own. */
  readonly text: string;
}

export interface Wording {
  readonly locale: Locale;
  /** The time zone of this device: dates are days of its calendar. */
  readonly zone: string;
  readonly t: Translate;
}

function countsText(counts: DueCounts, { t }: Wording): string {
  const parts = (['overdue', 'week', 'month', 'unknown'] as const)
    .filter((near) => counts[near] > 0)
    // Those within a week are within thirty days as well: after them, the others are told to be more.
    .map((near) => (near === 'month' && counts.week > 0 ? 'monthMore' : near))
    .map((words) => t(`digest.text.${words}`, { count: counts[words === 'monthMore' ? 'month' : words] }));
  return parts.length === 0 ? t('digest.text.nothing') : parts.join(t('digest.text.and'));
}

/** A date as people of a language write it. */
export function dateText(at: number, { locale, zone }: Pick<Wording, 'locale' | 'zone'>): string {
  return new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, {
    ...{ day: 'numeric', month: 'long', year: 'numeric' },
    timeZone: zone,
  }).format(at);
}

interface Entry {
  readonly counts: DueCounts;
  readonly firstAt: number | null;
}

function entryText({ counts, firstAt }: Entry, wording: Wording): string {
  const text = countsText(counts, wording);
  return firstAt === null
    ? text
    : wording.t('digest.text.first', { counts: text, date: dateText(firstAt, wording) });
}

function ownerBlock(entry: Digest['owners'][number], form: Form, wording: Wording): string[] {
  const { t } = wording;
  const name = form.plain(entry.owner ?? t('digest.text.noOwner'));
  return [
    form.owner(name, entryText(entry, wording)),
    ...entry.accounts.map((account) => {
      const { label, environment } = account;
      const named = environment === null ? label : t('digest.text.account', { label, environment });
      return form.account(form.plain(named), entryText(account, wording));
    }),
  ];
}

const bytesOf = (text: string): number => Buffer.byteLength(text, 'utf8');

/**
 * Writes a digest out. Where it is longer than the receiver takes, owners are left out from the end, which is the least
 * urgent one, and it says how many.
 */
export function digestMessage(digest: Digest, kind: DigestForm, wording: Wording): Message {
  const { t } = wording;
  const form = FORMS[kind];
  const title = t('digest.text.title', { date: dateText(digest.at, wording) });
  const facts = [
    digest.oldestDays === null
      ? t('digest.text.keys', { count: digest.keys })
      : t('digest.text.keysOldest', { count: digest.keys, days: digest.oldestDays }),
    countsText(digest.total, wording),
    ...(digest.waiting === 0 ? [] : [t('digest.text.waiting', { count: digest.waiting })]),
  ];
  const owners = digest.owners.map((owner) => ownerBlock(owner, form, wording));
  const written = (shown: number): string => {
    const left = owners.length - shown;
    const more = left === 0 ? [] : [form.fact(t('digest.text.more', { count: left }))];
    return form.join(
      [form.title(title), ...facts.map(form.fact)],
      [...owners.slice(0, shown).flat(), ...more],
    );
  };
  // What fits is found by halving: written out once for each owner, 5,000 of them would take seconds.
  let [fits, tooMany] = [0, owners.length + 1];
  while (tooMany - fits > 1) {
    const middle = (fits + tooMany) >> 1;
    if (bytesOf(written(middle)) <= form.maxBytes) fits = middle;
    else tooMany = middle;
  }
  return { title, text: written(fits) };
}

/** What a receiver is tried with: it counts nothing and names nobody. */
export function testMessage(kind: DigestForm, { t }: Wording): Message {
  const form = FORMS[kind];
  const title = t('digest.text.testTitle');
  return { title, text: form.join([form.title(title), form.fact(t('digest.text.test'))], []) };
}
