import { KeyturnError } from '../../../shared/ipc/envelope.ts';

/** Where most management nodes are. CST is China's to everybody who runs one, and America's to JavaScript. */
const USUAL_ZONE = 'Asia/Shanghai';

/** Zones of China, whose short name is CST with ZStack's own clients. */
const CHINA = new Set(['Asia/Shanghai', 'Asia/Chongqing', 'Asia/Harbin', 'PRC']);

const pad = (value: number): string => String(value).padStart(2, '0');

/** The zone of the management node's clock, by the key's own field: `Asia/Tokyo`, `+09:00`, `GMT+9`. */
export function zoneOf(fields: Readonly<Record<string, string>>): string {
  const typed = fields.server_timezone?.trim() ?? '';
  if (typed === '' || typed.toUpperCase() === 'CST') return USUAL_ZONE;
  const [, sign, hours, minutes = '0'] = /^(?:GMT|UTC)([+-])(\d{1,2})(?::?(\d\d))?$/i.exec(typed) ?? [];
  return sign === undefined ? typed : `${sign}${pad(Number(hours))}:${pad(Number(minutes))}`;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/**
 * The header `Date`: `EEE, dd MMM yyyy HH:mm:ss z` in English, by the management node's own wall clock, which alone it
 * compares unless its check of zones is on. Zones but China's and UTC are named by their distance, which Java reads as a
 * zone too (java.time, `DateTimeFormatterBuilder.appendZoneText`); that was not tried. Throws `KeyturnError`
 * `invalid-input` for a zone that nobody knows.
 */
export function serverDate(ms: number, zone: string): string {
  const offsetMs = offsetOf(ms, zone);
  const local = new Date(ms + offsetMs).toUTCString();
  return local.replace(/GMT$/, zoneName(zone, Math.round(offsetMs / 60_000)));
}

function zoneName(zone: string, minutes: number): string {
  if (CHINA.has(zone)) return 'CST';
  if (minutes === 0) return 'UTC';
  const distance = Math.abs(minutes);
  return `GMT${minutes < 0 ? '-' : '+'}${pad(Math.floor(distance / 60))}:${pad(distance % 60)}`;
}

const STAMP = /^([A-Z][a-z]{2}) (\d{1,2}), (\d{4}),? (\d{1,2}):(\d\d):(\d\d)\s([AP])M$/;

/**
 * An instant as ZStack writes it: `Nov 14, 2017 10:20:57 PM` by the management node's wall clock. Null for what looks
 * otherwise.
 */
export function readServerTime(text: string, zone: string): number | null {
  const [, month = '', day, year, hour, minute, second, half] = STAMP.exec(text) ?? [];
  const index = MONTHS.indexOf(month);
  if (index < 0) return null;
  const hours = (Number(hour) % 12) + (half === 'P' ? 12 : 0);
  const wall = Date.UTC(Number(year), index, Number(day), hours, Number(minute), Number(second));
  return wall - offsetOf(wall, zone);
}

/** How far a zone's wall clock is ahead of UTC at an instant, in ms. */
function offsetOf(ms: number, zone: string): number {
  const parts = new Map(partsIn(zone, ms).map(({ type, value }) => [type, Number(value)]));
  const of = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0;
  const wall = Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second'));
  return wall - Math.floor(ms / 1000) * 1000;
}

function partsIn(timeZone: string, ms: number): readonly Intl.DateTimeFormatPart[] {
  const [two, numeric] = ['2-digit', 'numeric'] as const;
  const clock = { hour: two, minute: two, second: two, hourCycle: 'h23' } as const;
  try {
    const form = { timeZone, year: numeric, month: numeric, day: numeric, ...clock };
    return new Intl.DateTimeFormat('en-US', form).formatToParts(ms);
  } catch {
    throw new KeyturnError('invalid-input', { field: 'server_timezone' });
  }
}
