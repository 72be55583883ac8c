import type { z } from 'zod';
import type { FailureKind } from '../../shared/model/failure.ts';
import type { CloudContext } from './call.ts';
import { type CloudError, cloudError, type FailureReason, type Outcome, outcomeOf } from './cloud-error.ts';
import type { HttpAnswer, HttpRequest } from './http/http.ts';
import { retryAfterMs } from './http/retry-after.ts';

/** What an answer says that went wrong, in the vendor's words and in ours. */
export interface Refused {
  readonly kind: FailureKind;
  readonly vendorCode: string;
  readonly requestId?: string | null;
  readonly reason?: FailureReason | null;
  /** Told by the status where it is left out. */
  readonly outcome?: Outcome;
}

/** One call whose answer is JSON. */
export interface JsonCall<T> {
  /** Makes the request, signed for this moment: a repeated read needs a signature of its own. */
  readonly request: () => HttpRequest;
  /** What a success looks like. */
  readonly shape: z.ZodType<T>;
  /** What `shape` is held to in place of the body, where a header belongs to the answer. */
  readonly whole?: (body: unknown, answer: HttpAnswer) => unknown;
  /**
   * Reads the vendor's error out of an answer, whatever its status: several clouds put errors into answers of status
   * 200. Null where it holds none.
   */
  readonly refused: (body: unknown, answer: HttpAnswer) => Refused | null;
}

/** Runs one read, again where that may help. Throws as the methods of `Cloud` do. */
export function askJson<T>(call: JsonCall<T>, ctx: CloudContext): Promise<T> {
  return ctx.http.read(() => tellJson(call, ctx), ctx.signal);
}

/** Sends one request, once: the way of changes, and of reads that must not be repeated. Throws as `askJson` does. */
export async function tellJson<T>(call: JsonCall<T>, ctx: CloudContext): Promise<T> {
  const { request, shape, refused, whole } = call;
  const answer = await ctx.http.exchange(request(), { way: ctx.way, signal: ctx.signal });
  const body = parseJson(answer.body);
  const refusal = refused(body, answer);
  if (refusal !== null) throw refusalOf(refusal, answer);
  const parsed = answer.status < 300 ? shape.safeParse(whole ? whole(body, answer) : body) : null;
  if (parsed?.success) return parsed.data;
  throw notTheService(answer);
}

const factsOf = ({ status: httpStatus, host, clockAheadMs, headers }: HttpAnswer) => ({
  ...{ httpStatus, host, clockAheadMs },
  retryAfterMs: retryAfterMs(headers),
});

const refusalOf = ({ kind, ...facts }: Refused, answer: HttpAnswer): CloudError =>
  cloudError(kind, { outcome: outcomeOf(answer.status), ...factsOf(answer), ...facts });

/** The failure of an answer that is neither a success nor a refusal in the vendor's shape: a portal, a proxy, a typing error. */
export function notTheService(answer: HttpAnswer): CloudError {
  const facts = factsOf(answer);
  if (answer.status >= 500) return cloudError('unexpected', facts);
  return cloudError(answer.status === 429 ? 'throttled' : 'wrong-endpoint', facts);
}

/** The address of a service; nothing is sent to the vendor's own where a private cloud was given without it. */
export function addressOf(ctx: CloudContext, service: keyof CloudContext['endpoints']): URL {
  const address = ctx.endpoints[service];
  if (address === undefined)
    throw cloudError('wrong-endpoint', { vendorCode: 'NO_ADDRESS', outcome: 'refused' });
  return new URL(address);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
