import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { CloudContext, CloudKey } from '../cloud.ts';
import type { HttpAnswer, HttpRequest } from '../http/http.ts';
import { addressOf, askJson, type Refused } from '../json-call.ts';
import { ctyunFailureKind } from './errors.ts';
import { authorization, eopDate } from './signer.ts';

/** One read: a GET, or a POST with a JSON body. */
export interface Read {
  readonly service: 'api' | 'iam';
  readonly path: string;
  readonly body?: Readonly<Record<string, unknown>>;
}

/** Signs a request for this moment, with a request id of its own. */
export function signedRequest({ service, path, body }: Read, key: CloudKey, ctx: CloudContext): HttpRequest {
  const url = addressOf(ctx, service);
  url.pathname = `${url.pathname.replace(/\/$/, '')}${path}`;
  const text = body === undefined ? '' : JSON.stringify(body);
  const date = eopDate(ctx.clock.now());
  const requestId = randomUUID();
  const unsigned = { requestId, date, query: '', body: text };
  return {
    method: body === undefined ? 'GET' : 'POST',
    url,
    headers: {
      'content-type': 'application/json',
      'ctyun-eop-request-id': requestId,
      'eop-date': date,
      'eop-authorization': authorization(unsigned, key.publicId, key.secret.reveal()),
    },
    body: body === undefined ? null : text,
  };
}

/** Runs one read, again where that may help, and parses its answer. Throws as the methods of `Cloud` do. */
export const ask = <T>(read: Read, key: CloudKey, ctx: CloudContext, shape: z.ZodType<T>): Promise<T> =>
  askJson({ request: () => signedRequest(read, key, ctx), shape, refused }, ctx);

const text = z
  .union([z.string(), z.number()])
  .nullish()
  .transform((given) => String(given ?? ''));

const answered = z.object({
  statusCode: z.union([z.string().min(1), z.number()]).transform(String),
  error: text,
  errorCode: text,
  message: text,
  requestId: text,
  returnObj: z.unknown().optional(),
});

/** Success is 800, a number or a text. Some services say 900 beside what was asked for; 900 alone is a failure. */
function refused(body: unknown, answer: HttpAnswer): Refused | null {
  const parsed = answered.safeParse(body);
  if (!parsed.success) return null;
  const { statusCode, error, errorCode, message, requestId, returnObj } = parsed.data;
  if (statusCode === '800' || (statusCode === '900' && holdsAnything(returnObj))) return null;
  const code = statusCode.startsWith('CTAPI_') ? statusCode : errorCode || error || statusCode;
  return {
    kind: ctyunFailureKind({ code, message }, answer),
    vendorCode: code,
    requestId: requestId || null,
  };
}

const holdsAnything = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && Object.keys(value).length > 0;
