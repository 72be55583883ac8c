import { createHmac } from 'node:crypto';
import ical, { ICalEventStatus, ICalEventTransparency } from 'ical-generator';
import { catalogue, inLocale } from '../../../shared/catalogue/index.ts';
import { dueAt } from '../../../shared/due.ts';
import type { CredentialId } from '../../../shared/model/ids.ts';
import type { DigestRow, StoredEvent } from '../../vault/repositories/digest.ts';
import { type Harmless, harmlessNames } from './harmless.ts';
import type { Wording } from './text.ts';
import { localDay } from './week.ts';

/** How long a date that is gone is still taken back, in ms: whoever imports less often deletes it by hand. */
const TAKEN_BACK_MS = 180 * 86_400_000;

/**
 * What a calendar knows a key's date by. It follows from the vault and the key alone, so that every copy of the vault
 * gives the same one, also under another vault key; the key's id, which is random, cannot be told from it.
 */
export function eventUid(vaultId: string, id: CredentialId): string {
  const mac = createHmac('sha256', `keyturn/calendar/1 ${vaultId}`).update(id, 'utf8').digest('hex');
  return `${mac.slice(0, 32)}@keyturn`;
}

export interface CalendarOptions {
  readonly vaultId: string;
  readonly now: number;
  readonly wording: Wording;
  /** Whether accounts are named. */
  readonly accounts: boolean;
  /** What no name may hold. */
  readonly publicIds: readonly string[];
  /** Higher than that of every calendar before, so that importers take this one. */
  readonly sequence: number;
  /** What earlier calendars said. */
  readonly before: readonly StoredEvent[];
}

function summary(row: DigestRow, harmless: Harmless, accounts: boolean, { locale, t }: Wording): string {
  const cloud = inLocale(catalogue[row.cloud].name, locale);
  const account = accounts ? harmless(row.accountLabel) : '';
  const place = account === '' ? cloud : t('digest.calendar.place', { cloud, account });
  const owner = row.owner === null ? '' : harmless(row.owner);
  return owner === '' ? t('digest.calendar.due', { place }) : t('digest.calendar.dueOf', { place, owner });
}

/** The zone does not matter: an all-day date is its digits. */
const dayStart = (date: string): Date => new Date(`${date}T00:00:00.000Z`);

/** One all-day date for each key that has one, and for each that is gone a cancellation. */
export function buildCalendar(
  rows: readonly DigestRow[],
  options: CalendarOptions,
): { readonly text: string; readonly dates: number; readonly events: readonly StoredEvent[] } {
  const { vaultId, now, wording, accounts, sequence, before } = options;
  const harmless = harmlessNames(options.publicIds);
  const name = wording.t('digest.calendar.name');
  const calendar = ical({ name, prodId: { company: 'Keyturn', product: 'Keyturn' } });
  const add = (uid: string, date: string, text: string, cancelled: boolean): void => {
    calendar.createEvent({
      id: uid,
      start: dayStart(date),
      allDay: true,
      summary: text,
      stamp: new Date(now),
      lastModified: new Date(now),
      sequence,
      transparency: ICalEventTransparency.TRANSPARENT,
      ...(cancelled ? { status: ICalEventStatus.CANCELLED } : {}),
    });
  };

  const dated = rows
    .flatMap((row) => {
      const at = dueAt(row);
      return at === null ? [] : [{ row, uid: eventUid(vaultId, row.id), date: localDay(at, wording.zone) }];
    })
    .sort((a, b) => (a.date === b.date ? (a.uid < b.uid ? -1 : 1) : a.date < b.date ? -1 : 1));
  for (const { row, uid, date } of dated) add(uid, date, summary(row, harmless, accounts, wording), false);

  const there = new Set(dated.map(({ uid }) => uid));
  const gone = before
    .filter(({ uid }) => !there.has(uid))
    .map((event) => ({ ...event, goneAt: event.goneAt ?? now }))
    .filter(({ goneAt }) => now - goneAt < TAKEN_BACK_MS);
  for (const { uid, date } of gone) add(uid, date, wording.t('digest.calendar.gone'), true);

  return {
    text: calendar.toString(),
    dates: dated.length,
    events: [...dated.map(({ uid, date }) => ({ uid, date, goneAt: null })), ...gone],
  };
}
