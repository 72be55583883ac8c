import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { canonicalQuery } from '../canonical-query.ts';
import type { CloudContext, CloudKey } from '../cloud.ts';
import type { HttpAnswer, HttpRequest } from '../http/http.ts';
import { askJson, type Refused } from '../json-call.ts';
import { ecloudRefusal } from './errors.ts';
import { gatewayFor } from './gateway.ts';
import { signature } from './signer.ts';

const EIGHT_HOURS_MS = 8 * 3_600_000;

/** Beijing time under a Z that says UTC: what cloudmux and most clients send, whatever zone they run in. */
export const timestamp = (ms: number): string =>
  `${new Date(ms + EIGHT_HOURS_MS).toISOString().slice(0, 19)}Z`;

/** Signs a GET of `path`, with a nonce of its own. */
export function signedRequest(path: string, key: CloudKey, ctx: CloudContext): HttpRequest {
  const url = gatewayFor(ctx);
  const query = {
    AccessKey: key.publicId,
    SignatureMethod: 'HmacSHA1',
    SignatureNonce: randomUUID(),
    SignatureVersion: 'V2.0',
    Timestamp: timestamp(ctx.clock.now()),
    Version: '2016-12-05',
  };
  url.pathname = `${url.pathname.replace(/\/$/, '')}${path}`;
  url.search = `${canonicalQuery(query)}&Signature=${signature({ method: 'GET', path, query }, key.secret.reveal())}`;
  const headers = { accept: 'application/json', 'content-type': 'application/json', 'region-id': ctx.region };
  return { method: 'GET', url, headers, body: null };
}

/** Runs one read, again where that may help, and parses its answer. Throws as the methods of `Cloud` do. */
export const ask = <T>(path: string, key: CloudKey, ctx: CloudContext, shape: z.ZodType<T>): Promise<T> =>
  askJson({ request: () => signedRequest(path, key, ctx), shape, refused }, ctx);

const errorBody = z
  .object({
    state: z.string(),
    // The names of these two are unconfirmed, so nothing hangs on them.
    errorCode: z.union([z.string(), z.number()]).nullish(),
    requestId: z.string().nullish().catch(null),
    errorMessage: z.string().nullish(),
  })
  .refine(({ state, errorCode, errorMessage }) => !isFine(state) && (errorCode ?? errorMessage ?? '') !== '');

/** Whether a `state` says success. One product of theirs writes it in small letters. */
export const isFine = (state: string): boolean => state.toUpperCase() === 'OK';

/** The state counts and not the status: which status comes with an error is unconfirmed. */
function refused(body: unknown, { status }: HttpAnswer): Refused | null {
  const parsed = errorBody.safeParse(body);
  if (!parsed.success) return null;
  const { state, errorCode, errorMessage, requestId } = parsed.data;
  const code = String(errorCode ?? '');
  const { kind, words } = ecloudRefusal(code, errorMessage ?? '', status);
  return { kind, vendorCode: code || words || state, requestId: requestId ?? null };
}
