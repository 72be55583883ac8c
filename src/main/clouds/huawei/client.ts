import { z } from 'zod';
import type { CloudContext, CloudKey } from '../cloud.ts';
import type { HttpAnswer, HttpRequest } from '../http/http.ts';
import { addressOf, type Refused, tellJson } from '../json-call.ts';
import { huaweiFailureKind } from './errors.ts';
import { authorization, canonicalQuery, sdkDate } from './signer.ts';

/** One read. */
export interface Call {
  readonly service: 'sts' | 'iam';
  /** Each part of it encoded; what it begins with at an address of one's own comes before it. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  /** The account that IAM, a service without regions, is asked about; left out where it is not known. */
  readonly domainId?: string | null;
}

/** Signs a request for this moment. */
export function signedRequest(call: Call, key: CloudKey, ctx: CloudContext): HttpRequest {
  const url = addressOf(ctx, call.service);
  const query = call.query ?? {};
  url.pathname = `${url.pathname.replace(/\/$/, '')}${call.path}`;
  url.search = canonicalQuery(query);
  const headers: Record<string, string> = {
    'content-type': 'application/json',
    host: url.host,
    'x-sdk-date': sdkDate(ctx.clock.now()),
  };
  // The vendor's SDKs send it with every call to IAM; whether it is needed beside a signature is unconfirmed.
  if (call.domainId) headers['x-domain-id'] = call.domainId;
  if (key.token !== null) headers['x-security-token'] = key.token.reveal();
  const unsigned = { method: 'GET' as const, path: url.pathname, query, headers, body: '' };
  const signature = authorization(unsigned, key.publicId, key.secret.reveal());
  return { method: 'GET', url, headers: { ...headers, authorization: signature }, body: null };
}

/**
 * Sends one read, once, whatever comes back: five refused signatures in a row lock a key for five minutes, for all who
 * use it. Throws as the methods of `Cloud` do.
 */
export const askOnce = <T>(call: Call, key: CloudKey, ctx: CloudContext, shape: z.ZodType<T>): Promise<T> =>
  tellJson({ request: () => signedRequest(call, key, ctx), shape, refused }, ctx);

// The gateway and the services of version 5.
const flat = z.object({
  error_code: z.string().min(1),
  error_msg: z.string().default(''),
  request_id: z.string().optional(),
});

// IAM of version 3, after Keystone.
const nested = z.object({
  error: z.object({ code: z.union([z.number(), z.string()]), message: z.string().default('') }),
});

/** The message decides where the code does not, and goes no further: it may repeat the request, tokens included. */
function refused(body: unknown, { status, headers }: HttpAnswer): Refused | null {
  const told = readError(body);
  if (told === null) return null;
  const { code: vendorCode, message, requestId } = told;
  const kind = huaweiFailureKind({ code: vendorCode, message, status });
  return {
    kind,
    vendorCode,
    requestId: requestId ?? headers['x-request-id'] ?? null,
    // The gateway answers 404 as well, where it knows no such API.
    reason: status === 404 && kind === 'unexpected' ? 'no-such-key' : null,
  };
}

function readError(body: unknown): { code: string; message: string; requestId?: string | undefined } | null {
  const one = flat.safeParse(body);
  if (one.success) {
    const { error_code: code, error_msg: message, request_id: requestId } = one.data;
    return { code, message, requestId };
  }
  const other = nested.safeParse(body);
  return other.success ? { code: String(other.data.error.code), message: other.data.error.message } : null;
}
