import { z } from 'zod';
import { encode } from '../canonical-query.ts';
import type { CloudContext, CloudKey } from '../cloud.ts';
import { zstackPlace } from '../entrance.ts';
import type { HttpAnswer, HttpRequest } from '../http/http.ts';
import { addressOf, askJson, type Refused } from '../json-call.ts';
import { codeKind, textRefusal } from './errors.ts';
import { serverDate, zoneOf } from './server-time.ts';
import { signature } from './signer.ts';

/** One read: reads are answered at once, and only changes come back with a place to ask again at. */
export interface Read {
  /** From `/v1` on. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
}

/** Signs a read. */
export function signedRequest({ path, query }: Read, key: CloudKey, ctx: CloudContext): HttpRequest {
  const url = zstackPlace(addressOf(ctx, 'api'), path);
  const date = serverDate(ctx.clock.now(), zoneOf(key.fields));
  url.search = Object.entries(query)
    .map(([name, value]) => `${name}=${encode(value)}`)
    .join('&');
  const signed = signature({ method: 'GET', date, uri: path }, key.secret.reveal());
  const headers = { accept: 'application/json', date, authorization: `ZStack ${key.publicId}:${signed}` };
  return { method: 'GET', url, headers, body: null };
}

/** Runs one read, again where that may help, and parses its answer. Throws as the methods of `Cloud` do. */
export const ask = <T>(read: Read, key: CloudKey, ctx: CloudContext, shape: z.ZodType<T>): Promise<T> =>
  askJson({ request: () => signedRequest(read, key, ctx), shape, refused }, ctx);

const cause = z.object({ code: z.string() });
const errorBody = z.object({
  error: z.object({ code: z.string().min(1), cause: cause.nullish().catch(null) }),
});

/** Clocks that are this close agree; the management node forgives far more. */
const CLOSE_MS = 2 * 60_000;

/**
 * An error object comes with status 503 whatever it says, so it is no server's own error. The management node compares
 * wall clocks: where it refuses the time though the clocks agree by its own `Date`, the key names another zone than its.
 */
function refused(body: unknown, { status, body: text, clockAheadMs }: HttpAnswer): Refused | null {
  const parsed = errorBody.safeParse(body);
  if (parsed.success) {
    const { code, cause: within } = parsed.data.error;
    return {
      kind: codeKind([code, ...(within ? [within.code] : [])]),
      vendorCode: code,
      outcome: 'refused',
    };
  }
  const refusal = status >= 400 ? textRefusal(text) : null;
  if (refusal?.kind !== 'clock-skew' || clockAheadMs === null || Math.abs(clockAheadMs) >= CLOSE_MS)
    return refusal;
  return { ...refusal, vendorCode: 'SERVER_TIMEZONE' };
}
