import type { Formatter } from './format.ts';

/** A time (ms since 1970 UTC) in the few characters that fit the right edge: the clock's today, the date before. */
export function shortTime(
  at: number,
  { format, now }: { readonly format: Formatter; readonly now: number },
): string {
  return format.day(at, now) === format.day(now, now) ? format.time(at) : format.day(at, now);
}
