import { z } from 'zod';
import type { CloudContext, CloudKey } from '../cloud.ts';
import { outcomeOf } from '../cloud-error.ts';
import type { HttpAnswer, HttpRequest } from '../http/http.ts';
import { addressOf, askJson, type Refused } from '../json-call.ts';
import { tencentFailureKind } from './errors.ts';
import { authorization } from './signer.ts';

/** One call: an action of a product's version, with parameters as JSON. */
export interface Action {
  readonly service: 'sts' | 'cam';
  readonly action: string;
  readonly params: Readonly<Record<string, unknown>>;
}

const VERSIONS = { sts: '2018-08-13', cam: '2019-01-16' } as const;

/** Signs a request for `action`, for this moment. */
export function signedRequest(call: Action, key: CloudKey, ctx: CloudContext): HttpRequest {
  const { service, action } = call;
  const url = addressOf(ctx, service);
  const body = JSON.stringify(call.params);
  const timestamp = Math.floor(ctx.clock.now() / 1000);
  const signed = {
    'content-type': 'application/json; charset=utf-8',
    host: url.host,
    'x-tc-action': action,
  };
  const unsigned = { path: url.pathname, headers: signed, body, service, timestamp };
  return {
    method: 'POST',
    url,
    headers: {
      ...signed,
      'x-tc-version': VERSIONS[service],
      'x-tc-timestamp': String(timestamp),
      // CAM has no regions and takes none.
      ...(service === 'sts' && { 'x-tc-region': ctx.region }),
      ...(key.token !== null && { 'x-tc-token': key.token.reveal() }),
      authorization: authorization(unsigned, key.publicId, key.secret.reveal()),
    },
    body,
  };
}

/** Runs one read, again where that may help, and parses what stands in `Response`. Throws as the methods of `Cloud` do. */
export async function ask<T>(
  call: Action,
  key: CloudKey,
  ctx: CloudContext,
  shape: z.ZodType<T>,
): Promise<T> {
  const request = () => signedRequest(call, key, ctx);
  const { Response } = await askJson({ request, shape: z.object({ Response: shape }), refused }, ctx);
  return Response;
}

const errorBody = z.object({
  Response: z.object({
    Error: z.object({ Code: z.string().min(1) }),
    RequestId: z.string().optional(),
  }),
});

/** Errors come with status 200 as a rule, so the body alone tells. */
function refused(body: unknown, { status }: HttpAnswer): Refused | null {
  const parsed = errorBody.safeParse(body);
  if (!parsed.success) return null;
  const { Error: error, RequestId: requestId } = parsed.data.Response;
  return {
    kind: tencentFailureKind(error.Code, status),
    vendorCode: error.Code,
    requestId: requestId ?? null,
    // An error in an answer of status 200 is a definite refusal, but for the service's own failures.
    outcome: status === 200 && !error.Code.startsWith('InternalError') ? 'refused' : outcomeOf(status),
  };
}
