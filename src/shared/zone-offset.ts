const formats = new Map<string, Intl.DateTimeFormat | null>();

function formatOf(zone: string): Intl.DateTimeFormat | null {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  let made: Intl.DateTimeFormat | null = null;
  try {
    made = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
  } catch {
    // Not a zone of this computer's data.
  }
  formats.set(zone, made);
  return made;
}

/**
 * What a zone's clocks show beyond UTC at an instant, in ms. By the computer's own zone data, to the second (Liberia was
 * 44 minutes and 30 seconds behind until 1972); a zone that is not known there is taken for UTC, since a reminder at
 * another hour is better than none.
 *
 * Not by `tzOffset` of @date-fns/tz 1.5: it takes that zone for one ahead of UTC, as its "-00" has no sign as a number.
 */
export function zoneOffset(zone: string, at: number): number {
  const text = formatOf(zone)?.format(at) ?? '';
  const parts = /GMT([+-])(\d{2}):(\d{2})(?::(\d{2}))?$/.exec(text);
  if (parts === null) return 0;
  const [, sign, hours, minutes, seconds = '0'] = parts;
  const ms = ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000;
  return sign === '-' ? -ms : ms;
}
