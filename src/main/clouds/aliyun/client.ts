import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { EndpointName } from '../../../shared/model/cloud.ts';
import { canonicalQuery } from '../canonical-query.ts';
import type { CloudContext, CloudKey } from '../cloud.ts';
import { outcomeOf } from '../cloud-error.ts';
import type { HttpAnswer, HttpRequest } from '../http/http.ts';
import { addressOf, askJson, type Refused, tellJson } from '../json-call.ts';
import { aliyunFailureKind, aliyunFailureReason, mayHaveHappened } from './errors.ts';
import { authorization, sha256Hex } from './signer.ts';

/** One call of the RPC style: an action of an API's version, with flat parameters. */
export interface Action {
  readonly service: EndpointName;
  readonly action: string;
  readonly version: string;
  readonly query: Readonly<Record<string, string>>;
}

/** Signs a request for `action`, with a nonce of its own: the gateway refuses one that it has seen. */
export function signedRequest(call: Action, key: CloudKey, ctx: CloudContext): HttpRequest {
  const url = addressOf(ctx, call.service);
  url.search = canonicalQuery(call.query);
  const bodyHash = sha256Hex('');
  const headers: Record<string, string> = {
    host: url.host,
    'x-acs-action': call.action,
    'x-acs-version': call.version,
    'x-acs-date': `${new Date(ctx.clock.now()).toISOString().slice(0, 19)}Z`,
    'x-acs-signature-nonce': randomUUID(),
    'x-acs-content-sha256': bodyHash,
  };
  if (key.token !== null) headers['x-acs-security-token'] = key.token.reveal();
  const unsigned = { method: 'POST' as const, path: url.pathname, query: call.query, headers, bodyHash };
  const signature = authorization(unsigned, key.publicId, key.secret.reveal());
  return {
    method: 'POST',
    url,
    headers: { ...headers, accept: 'application/json', authorization: signature },
    body: null,
  };
}

/** Runs one read, again where that may help, and parses its answer. Throws as the methods of `Cloud` do. */
export const ask = <T>(call: Action, key: CloudKey, ctx: CloudContext, shape: z.ZodType<T>): Promise<T> =>
  askJson({ request: () => signedRequest(call, key, ctx), shape, refused }, ctx);

/** Sends one action, once, and parses its answer: the way of changes. Throws as the methods of `KeyManagement` do. */
export const tell = <T>(call: Action, key: CloudKey, ctx: CloudContext, shape: z.ZodType<T>): Promise<T> =>
  tellJson({ request: () => signedRequest(call, key, ctx), shape, refused }, ctx);

const errorBody = z.object({ Code: z.string().min(1), RequestId: z.string().optional() });

/** Some products put an error into an answer of status 200, so the code counts and not the status. */
function refused(body: unknown, { status }: HttpAnswer): Refused | null {
  const parsed = errorBody.safeParse(body);
  if (!parsed.success) return null;
  const { Code: vendorCode, RequestId: requestId } = parsed.data;
  return {
    kind: aliyunFailureKind(vendorCode, status),
    vendorCode,
    requestId: requestId ?? null,
    reason: aliyunFailureReason(vendorCode),
    outcome: mayHaveHappened(vendorCode) ? 'unclear' : outcomeOf(status),
  };
}
