import { expect, it } from 'vitest';
import { buildCalendar, eventUid } from '../../../../../src/main/services/digest/calendar.ts';
import { createTexts } from '../../../../../src/main/services/texts.ts';
import type { StoredEvent } from '../../../../../src/main/vault/repositories/digest.ts';
import { digestRow } from '../../../../support/digest/rows.ts';

const NOW = Date.UTC(2026, 10, 22, 20);
const DAY = 86_400_000;
const wording = { locale: 'en' as const, zone: 'Asia/Shanghai', t: createTexts('en') };
const made = (rows: ReturnType<typeof digestRow>[], before: readonly StoredEvent[] = [], sequence = 7) =>
  buildCalendar(rows, { vaultId: 'v1', now: NOW, wording, accounts: false, sequence, before, publicIds: [] });

/** The events of a calendar, by property. */
function eventsOf(text: string): Record<string, string>[] {
  const lines = text.replaceAll('\r\n ', '').split('\r\n');
  const events: Record<string, string>[] = [];
  for (const line of lines) {
    if (line === 'BEGIN:VEVENT') events.push({});
    const at = line.search(/[:;]/);
    const last = events.at(-1);
    if (last !== undefined && at > 0) last[line.slice(0, at)] ??= line.slice(at + 1);
  }
  return events;
}

it('has one all-day date a key, on the day of the local calendar', () => {
  const rows = [digestRow(1, NOW, 5), digestRow(2, NOW, -2, { owner: null }), digestRow(3, NOW, null)];
  const { text, dates } = made(rows);
  expect(dates).toBe(2);
  expect(text).toMatch(/^BEGIN:VCALENDAR\r\n/);
  expect(text.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
  const events = eventsOf(text);
  expect(events).toHaveLength(2);
  expect(events[1]).toMatchObject({
    DTSTART: 'VALUE=DATE:20261128',
    SUMMARY: 'Key due: Amazon Web Services (Li Hua)',
    SEQUENCE: '7',
    DTSTAMP: '20261122T200000Z',
    TRANSP: 'TRANSPARENT',
  });
  expect(events[0]).toMatchObject({
    DTSTART: 'VALUE=DATE:20261121',
    SUMMARY: 'Key due: Amazon Web Services',
  });
});

it('gives a key the same id each time, and another one in another vault', () => {
  const row = digestRow(1, NOW, 5);
  const [first, moved] = [made([row]), made([digestRow(1, NOW, 9)], [], 8)];
  expect(eventsOf(first.text)[0]?.UID).toBe(eventsOf(moved.text)[0]?.UID);
  expect(eventsOf(moved.text)[0]?.SEQUENCE).toBe('8');
  expect(eventUid('v1', row.id)).not.toBe(eventUid('v2', row.id));
  expect(eventUid('v1', row.id)).not.toContain(row.id);
});

it('takes a date back that was given before and is gone, for half a year', () => {
  const before = made([digestRow(1, NOW, 5), digestRow(2, NOW, 6)]).events;
  const after = made([digestRow(1, NOW, 5)], before, 8);
  expect(after.dates).toBe(1);
  const gone = eventsOf(after.text).find(({ STATUS }) => STATUS === 'CANCELLED');
  expect(gone).toMatchObject({ UID: eventUid('v1', digestRow(2, NOW, 6).id), SEQUENCE: '8' });
  const stale = after.events.map((event) => ({ ...event, goneAt: event.goneAt && NOW - 181 * DAY }));
  expect(eventsOf(made([digestRow(1, NOW, 5)], stale).text)).toHaveLength(1);
});

it('folds lines by bytes, and never within a letter', () => {
  const { text } = made([digestRow(1, NOW, 5, { owner: '负责人'.repeat(19) })]);
  expect(text.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
  expect(eventsOf(text)[0]?.SUMMARY).toContain('负责人'.repeat(19));
});

it('escapes what would end a line or a value', () => {
  const [event] = eventsOf(made([digestRow(1, NOW, 5, { owner: 'a; b, c\r\nATTACH:x\\' })]).text);
  expect(event?.SUMMARY).toBe('Key due: Amazon Web Services (a\\; b\\, c ATTACH:x\\\\)');
});
