/** Seconds since 1970 stay below this for the next millennia; milliseconds passed it in 1973. */
const SECONDS_END = 100_000_000_000;
const BARE = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d(?:\.\d+)?)$/;

/**
 * Reads an instant from a platform in China whose documents do not say how it writes one: seconds or milliseconds since
 * 1970 as a number or in digits, ISO 8601, or a date and a time without a zone, which are Beijing's. Null for all else.
 */
export function readInstant(value: unknown): number | null {
  const number = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
  if (typeof number === 'number') {
    if (!Number.isSafeInteger(number) || number <= 0) return null;
    return number < SECONDS_END ? number * 1000 : number;
  }
  if (typeof number !== 'string') return null;
  const at = Date.parse(number.trim().replace(BARE, '$1T$2+08:00'));
  return Number.isNaN(at) ? null : at;
}
