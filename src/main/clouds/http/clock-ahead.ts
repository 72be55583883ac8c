/** A `Date` header counts whole seconds: the moment it means lies half a second after it on average. */
const HALF_TICK_MS = 500;

/**
 * How far this clock is ahead of a server's, in ms: negative when it is behind, null where the header is missing or no
 * date. `now` is what this clock says; the server looked at its own `agoMs` before, by a clock that cannot be set: this
 * one may have been, while the answer was under way.
 */
export function clockAhead(date: string | undefined, now: number, agoMs: number): number | null {
  if (date === undefined) return null;
  const server = Date.parse(date);
  if (Number.isNaN(server)) return null;
  return Math.round(now - agoMs - (server + HALF_TICK_MS));
}
