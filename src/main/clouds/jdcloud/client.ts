import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { CloudContext, CloudKey } from '../cloud.ts';
import type { HttpAnswer, HttpRequest } from '../http/http.ts';
import { addressOf, askJson, type Refused } from '../json-call.ts';
import { jdcloudFailureKind } from './errors.ts';
import { authorization, canonicalQuery, encode, jdcloudDate } from './signer.ts';

/** One read of IAM. */
export interface Read {
  /** Whether the path names a region; such calls are signed for it, all others for `jdcloud`, as JD Cloud's SDK does. */
  readonly regional: boolean;
  /** The parts of the path behind version and region, as they are: they are encoded here. */
  readonly path: readonly string[];
  readonly query?: Readonly<Record<string, string>>;
}

/** Signs a request for this moment, with a nonce of its own. */
export function signedRequest(read: Read, key: CloudKey, ctx: CloudContext): HttpRequest {
  const { regional, path, query = {} } = read;
  const url = addressOf(ctx, 'iam');
  const parts = regional ? ['regions', ctx.region, ...path] : path;
  url.pathname = [url.pathname.replace(/\/$/, ''), 'v1', ...parts.map(encode)].join('/');
  url.search = canonicalQuery(query);
  const headers = {
    'content-type': 'application/json',
    host: url.host,
    'x-jdcloud-date': jdcloudDate(ctx.clock.now()),
    'x-jdcloud-nonce': randomUUID(),
  };
  const unsigned = { method: 'GET', path: url.pathname, query: url.search.slice(1), headers, body: '' };
  const scope = { region: regional ? ctx.region : 'jdcloud', service: 'iam' };
  const signed = authorization(unsigned, scope, key.publicId, key.secret.reveal());
  return { method: 'GET', url, headers: { ...headers, authorization: signed }, body: null };
}

/** Runs one read, again where that may help, and parses its answer. Throws as the methods of `Cloud` do. */
export const ask = <T>(read: Read, key: CloudKey, ctx: CloudContext, shape: z.ZodType<T>): Promise<T> =>
  askJson({ request: () => signedRequest(read, key, ctx), shape, refused }, ctx);

const errorBody = z.object({
  error: z.object({ status: z.string().min(1), message: z.string().default('') }),
  requestId: z.string().optional(),
});

function refused(body: unknown, answer: HttpAnswer): Refused | null {
  const parsed = errorBody.safeParse(body);
  if (!parsed.success) return null;
  const { error, requestId } = parsed.data;
  return {
    kind: jdcloudFailureKind(error, answer),
    vendorCode: error.status,
    requestId: requestId ?? answer.headers['x-jdcloud-request-id'] ?? null,
  };
}
