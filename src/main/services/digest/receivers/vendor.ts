import type { DeliveryOutcome } from '../../../../shared/model/digest.ts';
import type { Locale } from '../../../../shared/model/settings.ts';
import type { HttpAnswer, HttpRequest } from '../../../clouds/http/http.ts';
import type { Message } from '../text.ts';

/** A webhook's address and secret in the clear, for as long as one request takes. */
export interface OpenAddress {
  readonly url: URL;
  /** Null where messages are not signed. */
  readonly secret: string | null;
}

/** What one vendor's webhooks are like. */
export interface Vendor {
  /** Whether an address on one of its hosts is a webhook's, with everything that makes it one. */
  accepts(url: URL): boolean;
  /** Whether its webhooks check signatures where a person says so. */
  readonly signs: boolean;
  /** One message as a request, signed for `now`. */
  request(address: OpenAddress, message: Message, choice: { now: number; locale: Locale }): HttpRequest;
  /** What an answer says, whatever its status. */
  outcome(answer: HttpAnswer): DeliveryOutcome;
}

type Failure = Extract<DeliveryOutcome, { kind: 'failed' }>['reason'];
type Doubt = Extract<DeliveryOutcome, { kind: 'unknown' }>['reason'];

/** The vendors' codes are short; what is longer is no code. */
const clip = (code: string | number | null): string | null => (code === null ? null : `${code}`.slice(0, 60));

export const SENT: DeliveryOutcome = { kind: 'sent' };

export const failed = (reason: Failure, code: string | number | null): DeliveryOutcome => ({
  kind: 'failed',
  reason,
  code: clip(code),
});

export const unknown = (reason: Doubt, code: string | number | null): DeliveryOutcome => ({
  kind: 'unknown',
  reason,
  code: clip(code),
});

export const jsonPost = (url: URL, body: unknown): HttpRequest => ({
  method: 'POST',
  url,
  headers: { 'content-type': 'application/json; charset=utf-8', accept: 'application/json, text/plain' },
  body: JSON.stringify(body),
});

/** The answer as an object; null for HTML of a gateway and whatever else is none. */
export function jsonOf({ body }: HttpAnswer): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

/**
 * What a status alone says, where the body said nothing. A server's own error may come after the message was taken; so may
 * a fine status with a body that nobody can read.
 */
export function byStatus(status: number): DeliveryOutcome {
  if (status === 429) return failed('rate-limited', status);
  if (status === 404 || status === 410) return failed('bad-address', status);
  if (status >= 500 || status === 408) return unknown('server', status);
  if (status >= 400) return failed('refused', status);
  return unknown('answer', status);
}

/** Whether a query has exactly these names, each once and none empty: the vendors hand out addresses of one form. */
export function hasOnly({ searchParams }: URL, names: readonly string[]): boolean {
  const given = [...searchParams];
  return (
    given.length === names.length &&
    names.every((name) => (searchParams.get(name) ?? '') !== '' && searchParams.getAll(name).length === 1)
  );
}
