/** A `Date` header counts whole seconds: the moment it means lies half a second after it on average. */
const HALF_TICK_MS = 500;

/**
 * How far this clock is ahead of a server's, in ms: negative when it is behind, null where the header is missing or no
 * date. The server is taken to have looked at its clock midway between `sentAt` and `receivedAt`.
 */
export function clockAhead(date: string | undefined, sentAt: number, receivedAt: number): number | null {
  if (date === undefined) return null;
  const server = Date.parse(date);
  if (Number.isNaN(server)) return null;
  return Math.round((sentAt + receivedAt) / 2 - (server + HALF_TICK_MS));
}
