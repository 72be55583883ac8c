/** Reads `Retry-After` in seconds (RFC 9110, 10.2.3), as ms; null where it is missing or a date, which these clouds never send. */
export function retryAfterMs(headers: Readonly<Record<string, string>>): number | null {
  const text = headers['retry-after'];
  return text !== undefined && /^\d{1,6}$/.test(text) ? Number(text) * 1000 : null;
}
